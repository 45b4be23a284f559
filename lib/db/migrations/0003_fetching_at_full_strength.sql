CREATE TABLE "endpoint_health" (
	"chain" text NOT NULL,
	"host" text NOT NULL,
	"answered" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"discarded" bigint NOT NULL,
	"last_discard" text,
	"last_discard_at" timestamp with time zone,
	"latency_ms" bigint,
	"rate" bigint,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "endpoint_health_chain_host_pk" PRIMARY KEY("chain","host")
);
--> statement-breakpoint
CREATE TABLE "feed_prices" (
	"chain" text NOT NULL,
	"asset_contract" text NOT NULL,
	"date" text NOT NULL,
	"usd_micros" numeric(78, 0) NOT NULL,
	"feed_chain" text NOT NULL,
	"feed" text NOT NULL,
	"round_id" numeric(78, 0) NOT NULL,
	"round_time" bigint NOT NULL,
	CONSTRAINT "feed_prices_chain_asset_contract_date_pk" PRIMARY KEY("chain","asset_contract","date")
);
--> statement-breakpoint
CREATE TABLE "final_marks" (
	"chain" text NOT NULL,
	"block" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "final_marks_chain_block_pk" PRIMARY KEY("chain","block")
);
--> statement-breakpoint
CREATE TABLE "reorgs" (
	"chain" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"common_block" bigint NOT NULL,
	"block" bigint NOT NULL,
	"stored_hash" text NOT NULL,
	"new_hash" text NOT NULL,
	"removed_transfers" bigint NOT NULL,
	"removed_events" bigint NOT NULL,
	CONSTRAINT "reorgs_chain_found_at_pk" PRIMARY KEY("chain","found_at")
);
--> statement-breakpoint
CREATE TABLE "service_events" (
	"chain" text NOT NULL,
	"block" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" bigint NOT NULL,
	"timestamp" bigint NOT NULL,
	"protocol" text NOT NULL,
	"event" text NOT NULL,
	"contract" text NOT NULL,
	"wallet" text NOT NULL,
	"asset_contract" text,
	"amount" numeric(78, 0),
	"destination_chain" text,
	"destination_address" text,
	"details" jsonb NOT NULL,
	CONSTRAINT "service_events_chain_block_hash_tx_hash_log_index_pk" PRIMARY KEY("chain","block_hash","tx_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "sync_leases" (
	"chain" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "service_events_wallet" ON "service_events" USING btree ("chain","wallet","block");--> statement-breakpoint
CREATE INDEX "service_events_tx" ON "service_events" USING btree ("chain","tx_hash");--> statement-breakpoint
INSERT INTO "final_marks" ("chain", "block", "hash")
SELECT split_part("key", ':', 2), ("value"->>'block')::bigint, "value"->>'hash' FROM "meta" WHERE "key" LIKE 'final:%';--> statement-breakpoint
DELETE FROM "meta" WHERE "key" LIKE 'final:%';
