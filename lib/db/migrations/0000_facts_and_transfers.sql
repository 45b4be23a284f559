CREATE TABLE "attributions" (
	"id" text PRIMARY KEY NOT NULL,
	"incident" text NOT NULL,
	"parties" text[] NOT NULL,
	"body" text NOT NULL,
	"date" text NOT NULL,
	"stated_usd_micros" numeric(78, 0),
	"form" text NOT NULL,
	"access" text NOT NULL,
	"note" text,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"chain" text NOT NULL,
	"address" text NOT NULL,
	"asset_contract" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"block" bigint NOT NULL,
	"timestamp" bigint NOT NULL,
	CONSTRAINT "balances_chain_address_asset_contract_pk" PRIMARY KEY("chain","address","asset_contract")
);
--> statement-breakpoint
CREATE TABLE "fetched_intervals" (
	"chain" text NOT NULL,
	"query" text NOT NULL,
	"from_block" bigint NOT NULL,
	"to_block" bigint NOT NULL,
	CONSTRAINT "fetched_intervals_chain_query_from_block_pk" PRIMARY KEY("chain","query","from_block")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"slug" text PRIMARY KEY NOT NULL,
	"date" text NOT NULL,
	"date_precision" text NOT NULL,
	"victim" text NOT NULL,
	"chains" text[] NOT NULL,
	"loss_usd_micros" numeric(78, 0),
	"attributed_by" text NOT NULL,
	"attribution_date" text,
	"tier" text NOT NULL,
	"note" text,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "laundering_waves" (
	"wave" text PRIMARY KEY NOT NULL,
	"from_day" integer NOT NULL,
	"to_day" integer NOT NULL,
	"reported_by" text NOT NULL,
	"published" text NOT NULL,
	"access" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mixer_deposits" (
	"date" text PRIMARY KEY NOT NULL,
	"deposits" integer NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observed_series" (
	"id" text PRIMARY KEY NOT NULL,
	"incident" text NOT NULL,
	"date" text NOT NULL,
	"flow" text NOT NULL,
	"from_address" text,
	"to_category" text,
	"to_name" text,
	"asset" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"decimals" integer NOT NULL,
	"transfers" integer NOT NULL,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "official_totals" (
	"id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"period" text NOT NULL,
	"total_usd_micros" numeric(78, 0) NOT NULL,
	"incidents" integer,
	"published" text,
	"access" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"asset" text NOT NULL,
	"date" text NOT NULL,
	"usd_micros" numeric(78, 0) NOT NULL,
	"source_ids" text[] NOT NULL,
	CONSTRAINT "prices_asset_date_pk" PRIMARY KEY("asset","date")
);
--> statement-breakpoint
CREATE TABLE "reported_flows" (
	"id" text PRIMARY KEY NOT NULL,
	"incident" text NOT NULL,
	"kind" text NOT NULL,
	"as_of" text,
	"period_start" text,
	"period_end" text,
	"stage" text NOT NULL,
	"service" text,
	"asset" text,
	"amount" text,
	"amount_usd_micros" numeric(78, 0),
	"share_percent" text,
	"reported_by" text NOT NULL,
	"publication_date" text,
	"note" text,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services" (
	"chain" text NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"source_ids" text[] NOT NULL,
	"ord" integer NOT NULL,
	CONSTRAINT "services_chain_address_pk" PRIMARY KEY("chain","address")
);
--> statement-breakpoint
CREATE TABLE "shipped_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"incident" text NOT NULL,
	"chain" text NOT NULL,
	"tx_hash" text NOT NULL,
	"block" bigint NOT NULL,
	"kind" text NOT NULL,
	"timestamp" bigint NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"asset" text NOT NULL,
	"asset_contract" text,
	"decimals" integer NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"citation" text NOT NULL,
	"publisher" text,
	"url" text,
	"published" text,
	"access" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "sync_status" (
	"chain" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"head" bigint,
	"wanted" bigint NOT NULL,
	"done" bigint NOT NULL,
	"requests" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"missing_kinds" text[] NOT NULL,
	"message" text,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "theft_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"incident" text NOT NULL,
	"role" text NOT NULL,
	"date" text,
	"chain" text NOT NULL,
	"tx_hash" text NOT NULL,
	"block" bigint,
	"timestamp" bigint,
	"from_address" text,
	"to_address" text,
	"asset" text,
	"asset_contract" text,
	"kind" text,
	"amount" numeric(78, 0),
	"decimals" integer,
	"confidence" text NOT NULL,
	"note" text,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timeline" (
	"id" text PRIMARY KEY NOT NULL,
	"date" text NOT NULL,
	"date_precision" text NOT NULL,
	"kind" text NOT NULL,
	"parties" text[] NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"title_ko" text NOT NULL,
	"title_ja" text NOT NULL,
	"title_ko_official" text,
	"title_ja_official" text,
	"origin" text NOT NULL,
	"article_says" text,
	"date_source" text,
	"public_record_adds" text,
	"document_id" text,
	"access" text NOT NULL,
	"incidents" text[] NOT NULL,
	"source_ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"chain" text NOT NULL,
	"contract" text NOT NULL,
	"symbol" text NOT NULL,
	"decimals" integer NOT NULL,
	"source_ids" text[] NOT NULL,
	CONSTRAINT "tokens_chain_contract_pk" PRIMARY KEY("chain","contract")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"chain" text NOT NULL,
	"block" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"tx_hash" text NOT NULL,
	"kind" text NOT NULL,
	"position" text NOT NULL,
	"timestamp" bigint NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"asset_contract" text,
	"amount" numeric(78, 0) NOT NULL,
	CONSTRAINT "transfers_chain_block_hash_tx_hash_kind_position_pk" PRIMARY KEY("chain","block_hash","tx_hash","kind","position")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"shipped_id" text PRIMARY KEY NOT NULL,
	"result" text NOT NULL,
	"detail" text,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallet_incidents" (
	"chain" text NOT NULL,
	"address" text NOT NULL,
	"incident" text NOT NULL,
	CONSTRAINT "wallet_incidents_chain_address_incident_pk" PRIMARY KEY("chain","address","incident")
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"chain" text NOT NULL,
	"address" text NOT NULL,
	"label" text NOT NULL,
	"actor" text NOT NULL,
	"context" text NOT NULL,
	"authority" text NOT NULL,
	"authority_date" text,
	"tier" text NOT NULL,
	"access" text NOT NULL,
	"address_check" text NOT NULL,
	"source_ids" text[] NOT NULL,
	"ord" integer NOT NULL,
	CONSTRAINT "wallets_chain_address_pk" PRIMARY KEY("chain","address")
);
--> statement-breakpoint
ALTER TABLE "attributions" ADD CONSTRAINT "attributions_incident_incidents_slug_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observed_series" ADD CONSTRAINT "observed_series_incident_incidents_slug_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_flows" ADD CONSTRAINT "reported_flows_incident_incidents_slug_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipped_transfers" ADD CONSTRAINT "shipped_transfers_incident_incidents_slug_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theft_transactions" ADD CONSTRAINT "theft_transactions_incident_incidents_slug_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_incidents" ADD CONSTRAINT "wallet_incidents_incident_incidents_slug_fk" FOREIGN KEY ("incident") REFERENCES "public"."incidents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("chain","from_address","block");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("chain","to_address","block");--> statement-breakpoint
CREATE INDEX "transfers_time" ON "transfers" USING btree ("timestamp");--> statement-breakpoint
CREATE INDEX "wallet_incidents_incident" ON "wallet_incidents" USING btree ("incident");--> statement-breakpoint
CREATE INDEX "wallets_address" ON "wallets" USING btree ("address");