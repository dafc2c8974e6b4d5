ALTER TABLE "care_arrangement" ADD COLUMN "recorded_by" bigint;--> statement-breakpoint
ALTER TABLE "care_arrangement" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "record_event" ADD COLUMN "version" integer;--> statement-breakpoint
ALTER TABLE "care_arrangement" ADD CONSTRAINT "care_arrangement_recorded_by_person_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;