ALTER TABLE "laundering_waves" ADD COLUMN "source_ids" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "official_totals" ADD COLUMN "source_ids" text[] NOT NULL;