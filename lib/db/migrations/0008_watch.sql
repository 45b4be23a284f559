CREATE TABLE "alert_deliveries" (
	"transfer" text NOT NULL,
	"rule" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"tried_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "alert_deliveries_transfer_rule_pk" PRIMARY KEY("transfer","rule")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"transfer" text NOT NULL,
	"rule" text NOT NULL,
	"chain" text NOT NULL,
	"block" bigint NOT NULL,
	"tx_hash" text NOT NULL,
	"kind" text NOT NULL,
	"timestamp" bigint NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"asset_contract" text,
	"amount" numeric(78, 0) NOT NULL,
	"wallet" text NOT NULL,
	"raised_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "alerts_transfer_rule_pk" PRIMARY KEY("transfer","rule")
);
--> statement-breakpoint
CREATE TABLE "watch_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text,
	"address" text,
	"incident" text,
	"tier" text,
	"category" text,
	"min_usd_micros" numeric(78, 0),
	"direction" text NOT NULL,
	"webhook" text,
	"since" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_rule_watch_rules_id_fk" FOREIGN KEY ("rule") REFERENCES "public"."watch_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_rule_watch_rules_id_fk" FOREIGN KEY ("rule") REFERENCES "public"."watch_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_deliveries_next" ON "alert_deliveries" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "alerts_raised" ON "alerts" USING btree ("raised_at");--> statement-breakpoint
CREATE INDEX "alerts_wallet" ON "alerts" USING btree ("chain","wallet");--> statement-breakpoint
CREATE INDEX "alerts_block" ON "alerts" USING btree ("chain","block");