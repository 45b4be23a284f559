CREATE TABLE "misattributions" (
	"chain" text NOT NULL,
	"address" text NOT NULL,
	"holder" text NOT NULL,
	"programmes" text[] NOT NULL,
	"authority" text NOT NULL,
	"authority_date" text,
	"tier" text NOT NULL,
	"access" text NOT NULL,
	"note" text NOT NULL,
	"source_ids" text[] NOT NULL,
	CONSTRAINT "misattributions_chain_address_pk" PRIMARY KEY("chain","address")
);
--> statement-breakpoint
CREATE TABLE "outside_editions" (
	"list" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"date" text NOT NULL,
	"sha256" text NOT NULL,
	"added" integer NOT NULL,
	"removed" integer NOT NULL,
	"changed" integer NOT NULL,
	"unread" integer NOT NULL,
	CONSTRAINT "outside_editions_list_taken_at_pk" PRIMARY KEY("list","taken_at")
);
--> statement-breakpoint
CREATE TABLE "outside_listings" (
	"list" text NOT NULL,
	"key" text NOT NULL,
	"chain" text NOT NULL,
	"address" text NOT NULL,
	"asset" text,
	"entity" text NOT NULL,
	"says" text NOT NULL,
	"category" text,
	"programmes" text[] NOT NULL,
	"date" text,
	"delisted" text,
	"link" text,
	"confidence" text,
	CONSTRAINT "outside_listings_list_key_pk" PRIMARY KEY("list","key")
);
--> statement-breakpoint
CREATE TABLE "outside_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"title" text NOT NULL,
	"licence" text NOT NULL,
	"date" text NOT NULL,
	"tier" text NOT NULL,
	"origin" text NOT NULL,
	"sha256" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"distrust_reason" text,
	"distrusted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "outside_editions" ADD CONSTRAINT "outside_editions_list_outside_lists_id_fk" FOREIGN KEY ("list") REFERENCES "public"."outside_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_listings" ADD CONSTRAINT "outside_listings_list_outside_lists_id_fk" FOREIGN KEY ("list") REFERENCES "public"."outside_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outside_listings_address" ON "outside_listings" USING btree ("address");