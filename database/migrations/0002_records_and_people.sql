CREATE TABLE "roster_mapping" (
	"school_id" bigint NOT NULL,
	"heading" text NOT NULL,
	"field" text,
	"saved_by" bigint NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roster_mapping_school_id_heading_pk" PRIMARY KEY("school_id","heading")
);
--> statement-breakpoint
CREATE TABLE "entrusted_care_notice" (
	"school_id" bigint NOT NULL,
	"notice_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "entrusted_care_notice_notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"caregiver_id" bigint NOT NULL,
	"signed_on" date NOT NULL,
	"valid_until" date,
	"village_told" boolean NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entrusted_care_notice_school_id_notice_id_pk" PRIMARY KEY("school_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "record_event" (
	"school_id" bigint NOT NULL,
	"event_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "record_event_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"before" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"import_id" bigint,
	"recorded_by" bigint,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_event_school_id_event_id_pk" PRIMARY KEY("school_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"school_id" bigint NOT NULL,
	"term" text NOT NULL,
	"child_id" bigint NOT NULL,
	"answer" text NOT NULL,
	"answered_by" bigint NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_answer_school_id_term_child_id_pk" PRIMARY KEY("school_id","term","child_id")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"kind" text NOT NULL,
	"who" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "attempt_kind_who_pk" PRIMARY KEY("kind","who")
);
--> statement-breakpoint
CREATE TABLE "background_check" (
	"school_id" bigint NOT NULL,
	"check_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "background_check_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"checked_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "background_check_school_id_check_id_pk" PRIMARY KEY("school_id","check_id")
);
--> statement-breakpoint
CREATE TABLE "bind_code" (
	"school_id" bigint NOT NULL,
	"code_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "bind_code_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"relative_id" bigint NOT NULL,
	"code_hmac" "bytea" NOT NULL,
	"issued_by" bigint NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" bigint,
	"voided_at" timestamp with time zone,
	CONSTRAINT "bind_code_school_id_code_id_pk" PRIMARY KEY("school_id","code_id"),
	CONSTRAINT "bind_code_once" UNIQUE("school_id","code_hmac")
);
--> statement-breakpoint
CREATE TABLE "audit_pack" (
	"school_id" bigint NOT NULL,
	"pack_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_pack_pack_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" smallint NOT NULL,
	"document_file" text NOT NULL,
	"workbook_file" text NOT NULL,
	"made_by" bigint,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_pack_school_id_pack_id_pk" PRIMARY KEY("school_id","pack_id")
);
--> statement-breakpoint
CREATE TABLE "rights_request" (
	"school_id" bigint NOT NULL,
	"request_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "rights_request_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_by" bigint,
	"answered_at" timestamp with time zone,
	"answer" text DEFAULT '' NOT NULL,
	"outcome" jsonb,
	CONSTRAINT "rights_request_school_id_request_id_pk" PRIMARY KEY("school_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "child" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "relative" ADD COLUMN "address" "bytea";--> statement-breakpoint
ALTER TABLE "relative" ADD COLUMN "employer_address" "bytea";--> statement-breakpoint
ALTER TABLE "relative" ADD COLUMN "employer_phone" "bytea";--> statement-breakpoint
ALTER TABLE "relative" ADD COLUMN "reachable" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "relative" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_import" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "roster_mapping" ADD CONSTRAINT "roster_mapping_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_mapping" ADD CONSTRAINT "roster_mapping_saved_by_person_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care_notice" ADD CONSTRAINT "entrusted_care_notice_recorded_by_person_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care_notice" ADD CONSTRAINT "entrusted_care_notice_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care_notice" ADD CONSTRAINT "entrusted_care_notice_school_id_caregiver_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","caregiver_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_event" ADD CONSTRAINT "record_event_recorded_by_person_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_event" ADD CONSTRAINT "record_event_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_answered_by_person_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_check" ADD CONSTRAINT "background_check_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_check" ADD CONSTRAINT "background_check_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_check" ADD CONSTRAINT "background_check_recorded_by_person_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bind_code" ADD CONSTRAINT "bind_code_issued_by_person_person_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bind_code" ADD CONSTRAINT "bind_code_used_by_person_person_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bind_code" ADD CONSTRAINT "bind_code_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_pack" ADD CONSTRAINT "audit_pack_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_pack" ADD CONSTRAINT "audit_pack_made_by_person_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_answered_by_person_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entrusted_care_notice_by_child" ON "entrusted_care_notice" USING btree ("school_id","child_id","signed_on");--> statement-breakpoint
CREATE INDEX "record_event_by_child" ON "record_event" USING btree ("school_id","child_id","happened_on");--> statement-breakpoint
CREATE INDEX "record_event_by_import" ON "record_event" USING btree ("school_id","import_id");--> statement-breakpoint
CREATE INDEX "background_check_by_person" ON "background_check" USING btree ("school_id","person_id","checked_on");--> statement-breakpoint
CREATE INDEX "bind_code_by_digest" ON "bind_code" USING btree ("code_hmac");--> statement-breakpoint
CREATE INDEX "rights_request_by_child" ON "rights_request" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "audit_by_person" ON "audit" USING btree ("school_id","person_id","at");