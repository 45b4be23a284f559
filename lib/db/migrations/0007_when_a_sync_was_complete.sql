ALTER TABLE "sync_status" ADD COLUMN "completed_at" timestamp with time zone;--> statement-breakpoint
UPDATE "sync_status" SET "completed_at" = "updated_at" WHERE "state" = 'done';