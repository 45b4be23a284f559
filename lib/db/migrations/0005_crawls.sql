CREATE TABLE "crawls" (
	"incident" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"message" text,
	"addresses" bigint NOT NULL,
	"hops" bigint NOT NULL,
	"requests" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"max_hops" bigint NOT NULL,
	"min_usd_micros" numeric(78, 0) NOT NULL,
	"max_addresses" bigint NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
