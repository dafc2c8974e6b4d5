CREATE TABLE "guardian_contact" (
	"school_id" bigint NOT NULL,
	"contact_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "guardian_contact_contact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"relative_id" bigint,
	"happened_on" date NOT NULL,
	"channel" text NOT NULL,
	"about" text NOT NULL,
	"reached" boolean NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "guardian_contact_school_id_contact_id_pk" PRIMARY KEY("school_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "update_version" (
	"school_id" bigint NOT NULL,
	"update_id" bigint NOT NULL,
	"version" smallint NOT NULL,
	"child_id" bigint NOT NULL,
	"body" jsonb NOT NULL,
	"teacher_line" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" bigint,
	CONSTRAINT "update_version_school_id_update_id_version_pk" PRIMARY KEY("school_id","update_id","version")
);
--> statement-breakpoint
CREATE TABLE "week_ask" (
	"school_id" bigint NOT NULL,
	"class_id" bigint NOT NULL,
	"week" date NOT NULL,
	"ask" text NOT NULL,
	"asked_by" bigint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "week_ask_school_id_class_id_week_pk" PRIMARY KEY("school_id","class_id","week")
);
--> statement-breakpoint
CREATE TABLE "voice" (
	"school_id" bigint NOT NULL,
	"voice_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "voice_voice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"update_id" bigint,
	"kind" text NOT NULL,
	"author" bigint NOT NULL,
	"file_id" text NOT NULL,
	"key" "bytea",
	"seconds" smallint NOT NULL,
	"bytes" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"trace_id" text,
	"heard_at" timestamp with time zone,
	"heard_by" bigint,
	CONSTRAINT "voice_school_id_voice_id_pk" PRIMARY KEY("school_id","voice_id"),
	CONSTRAINT "voice_seconds" CHECK ("voice"."seconds" between 1 and 60),
	CONSTRAINT "voice_sealed" CHECK ("voice"."kind" = 'line' or "voice"."key" is not null)
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"school_id" bigint NOT NULL,
	"letter_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "letter_letter_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"title" text NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"due_on" date,
	"announced_by" bigint NOT NULL,
	"announced_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "letter_school_id_letter_id_pk" PRIMARY KEY("school_id","letter_id"),
	CONSTRAINT "family_letter_has_no_text" CHECK ("letter"."kind" = 'toParents' or "letter"."body" = '')
);
--> statement-breakpoint
CREATE TABLE "letter_child" (
	"school_id" bigint NOT NULL,
	"letter_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"sent_at" timestamp with time zone,
	"sent_by" bigint,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" bigint,
	CONSTRAINT "letter_child_school_id_letter_id_child_id_pk" PRIMARY KEY("school_id","letter_id","child_id")
);
--> statement-breakpoint
CREATE TABLE "message_choice" (
	"school_id" bigint NOT NULL,
	"choice_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "message_choice_choice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"template" text NOT NULL,
	"choice" text NOT NULL,
	"moment" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_choice_school_id_choice_id_pk" PRIMARY KEY("school_id","choice_id")
);
--> statement-breakpoint
CREATE TABLE "refused_content" (
	"school_id" bigint NOT NULL,
	"refused_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "refused_content_refused_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"hat" text NOT NULL,
	"action" text NOT NULL,
	"child_id" bigint,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by" bigint,
	CONSTRAINT "refused_content_school_id_refused_id_pk" PRIMARY KEY("school_id","refused_id")
);
--> statement-breakpoint
ALTER TABLE "update_reader" ADD COLUMN "reply" text;--> statement-breakpoint
ALTER TABLE "update_reader" ADD COLUMN "replied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "update_reader" ADD COLUMN "version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "weekly_update" ADD COLUMN "version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "merged_into" bigint;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "sheet_done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "sheet_done_by" bigint;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "contact_id" bigint;--> statement-breakpoint
ALTER TABLE "guardian_contact" ADD CONSTRAINT "guardian_contact_made_by_person_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_contact" ADD CONSTRAINT "guardian_contact_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_contact" ADD CONSTRAINT "guardian_contact_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_version" ADD CONSTRAINT "update_version_school_id_update_id_weekly_update_school_id_update_id_fk" FOREIGN KEY ("school_id","update_id") REFERENCES "public"."weekly_update"("school_id","update_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_version" ADD CONSTRAINT "update_version_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_ask" ADD CONSTRAINT "week_ask_asked_by_person_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_ask" ADD CONSTRAINT "week_ask_school_id_class_id_school_class_school_id_class_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."school_class"("school_id","class_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice" ADD CONSTRAINT "voice_author_person_person_id_fk" FOREIGN KEY ("author") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice" ADD CONSTRAINT "voice_heard_by_person_person_id_fk" FOREIGN KEY ("heard_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice" ADD CONSTRAINT "voice_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice" ADD CONSTRAINT "voice_school_id_update_id_weekly_update_school_id_update_id_fk" FOREIGN KEY ("school_id","update_id") REFERENCES "public"."weekly_update"("school_id","update_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_announced_by_person_person_id_fk" FOREIGN KEY ("announced_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_child" ADD CONSTRAINT "letter_child_sent_by_person_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_child" ADD CONSTRAINT "letter_child_confirmed_by_person_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_child" ADD CONSTRAINT "letter_child_school_id_letter_id_letter_school_id_letter_id_fk" FOREIGN KEY ("school_id","letter_id") REFERENCES "public"."letter"("school_id","letter_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_child" ADD CONSTRAINT "letter_child_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_choice" ADD CONSTRAINT "message_choice_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_choice" ADD CONSTRAINT "message_choice_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_content" ADD CONSTRAINT "refused_content_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_content" ADD CONSTRAINT "refused_content_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_content" ADD CONSTRAINT "refused_content_seen_by_person_person_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guardian_contact_by_child" ON "guardian_contact" USING btree ("school_id","child_id","happened_on");--> statement-breakpoint
CREATE INDEX "voice_by_child" ON "voice" USING btree ("school_id","child_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "voice_one_line" ON "voice" USING btree ("school_id","update_id") WHERE "voice"."kind" = 'line';--> statement-breakpoint
CREATE INDEX "letter_by_day" ON "letter" USING btree ("school_id","announced_at");--> statement-breakpoint
CREATE INDEX "letter_child_by_child" ON "letter_child" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "message_choice_by_person" ON "message_choice" USING btree ("school_id","person_id","template");--> statement-breakpoint
CREATE INDEX "refused_by_day" ON "refused_content" USING btree ("school_id","at");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_sheet_done_by_person_person_id_fk" FOREIGN KEY ("sheet_done_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_on_sheet" ON "message" USING btree ("school_id","child_id") WHERE "message"."state" in ('noCredit', 'failed') and "message"."sheet_done_at" is null;