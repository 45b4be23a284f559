CREATE TABLE "price_feeds" (
	"chain" text NOT NULL,
	"asset_contract" text NOT NULL,
	"feed" text NOT NULL,
	"decimals" integer NOT NULL,
	"description" text NOT NULL,
	"basis" text,
	"source_ids" text[] NOT NULL,
	CONSTRAINT "price_feeds_chain_asset_contract_pk" PRIMARY KEY("chain","asset_contract")
);
--> statement-breakpoint
ALTER TABLE "feed_prices" ALTER COLUMN "usd_micros" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "feed_prices" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "feed_prices" ALTER COLUMN "round_time" DROP NOT NULL;