CREATE TABLE "snapshot_files" (
	"snapshot" text NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "snapshot_files_snapshot_name_pk" PRIMARY KEY("snapshot","name")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"id" text PRIMARY KEY NOT NULL,
	"chart" text NOT NULL,
	"params" text NOT NULL,
	"dataset" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "snapshot_files" ADD CONSTRAINT "snapshot_files_snapshot_snapshots_id_fk" FOREIGN KEY ("snapshot") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;