CREATE TABLE "class_teacher" (
	"school_id" bigint NOT NULL,
	"class_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	CONSTRAINT "class_teacher_school_id_class_id_person_id_pk" PRIMARY KEY("school_id","class_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "district" (
	"district_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "district_district_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	CONSTRAINT "district_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "district_officer" (
	"district_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	CONSTRAINT "district_officer_district_id_person_id_pk" PRIMARY KEY("district_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"school_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "membership_school_id_person_id_role_pk" PRIMARY KEY("school_id","person_id","role")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"person_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"openid" text,
	"name" text NOT NULL,
	"phone" "bytea",
	"phone_hmac" "bytea",
	"seen_at" timestamp with time zone,
	CONSTRAINT "person_openid_unique" UNIQUE("openid"),
	CONSTRAINT "person_phone_hmac_unique" UNIQUE("phone_hmac")
);
--> statement-breakpoint
CREATE TABLE "school" (
	"school_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "school_school_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"district_id" bigint NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	CONSTRAINT "school_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "school_class" (
	"school_id" bigint NOT NULL,
	"class_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "school_class_class_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"grade" smallint NOT NULL,
	"number" smallint NOT NULL,
	"name" text NOT NULL,
	"pupils" integer,
	CONSTRAINT "school_class_school_id_class_id_pk" PRIMARY KEY("school_id","class_id"),
	CONSTRAINT "class_once" UNIQUE("school_id","grade","number")
);
--> statement-breakpoint
CREATE TABLE "care_arrangement" (
	"school_id" bigint NOT NULL,
	"care_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "care_arrangement_care_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"caregiver_id" bigint,
	"from_on" date NOT NULL,
	"to_on" date,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "care_arrangement_school_id_care_id_pk" PRIMARY KEY("school_id","care_id")
);
--> statement-breakpoint
CREATE TABLE "child" (
	"school_id" bigint NOT NULL,
	"child_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "child_child_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"class_id" bigint NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date NOT NULL,
	"id_number" "bytea",
	"id_number_hmac" "bytea",
	"address" "bytea",
	"parental_absence" text NOT NULL,
	"left_behind_status" text NOT NULL,
	"accommodation" text NOT NULL,
	"special_status" text[] NOT NULL,
	"character" text DEFAULT '' NOT NULL,
	"interests" text DEFAULT '' NOT NULL,
	"health" text DEFAULT '' NOT NULL,
	"remarks" text DEFAULT '' NOT NULL,
	"enrolled_on" date NOT NULL,
	"left_on" date,
	CONSTRAINT "child_school_id_child_id_pk" PRIMARY KEY("school_id","child_id"),
	CONSTRAINT "child_once" UNIQUE("school_id","name","birth_date")
);
--> statement-breakpoint
CREATE TABLE "child_relative" (
	"school_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"relative_id" bigint NOT NULL,
	"relation" text NOT NULL,
	"relation_text" text DEFAULT '' NOT NULL,
	"call_order" smallint NOT NULL,
	"is_caregiver" boolean DEFAULT false NOT NULL,
	"at_home" boolean DEFAULT false NOT NULL,
	CONSTRAINT "child_relative_school_id_child_id_relative_id_pk" PRIMARY KEY("school_id","child_id","relative_id")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"school_id" bigint NOT NULL,
	"consent_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consent_consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"notice_version" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consent_school_id_consent_id_pk" PRIMARY KEY("school_id","consent_id")
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"school_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	CONSTRAINT "pairing_school_id_child_id_person_id_pk" PRIMARY KEY("school_id","child_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "relative" (
	"school_id" bigint NOT NULL,
	"relative_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "relative_relative_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"employer" text DEFAULT '' NOT NULL,
	"occupation" text DEFAULT '' NOT NULL,
	"health_note" text DEFAULT '' NOT NULL,
	"age" smallint,
	"deceased" boolean DEFAULT false NOT NULL,
	"person_id" bigint,
	"bound_at" timestamp with time zone,
	CONSTRAINT "relative_school_id_relative_id_pk" PRIMARY KEY("school_id","relative_id")
);
--> statement-breakpoint
CREATE TABLE "relative_phone" (
	"school_id" bigint NOT NULL,
	"relative_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"number" "bytea" NOT NULL,
	"number_hmac" "bytea" NOT NULL,
	CONSTRAINT "relative_phone_school_id_relative_id_position_pk" PRIMARY KEY("school_id","relative_id","position")
);
--> statement-breakpoint
CREATE TABLE "roster_import" (
	"school_id" bigint NOT NULL,
	"import_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "roster_import_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_name" text NOT NULL,
	"staged" "bytea" NOT NULL,
	"basis" text NOT NULL,
	"state" text NOT NULL,
	"read_by" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "roster_import_school_id_import_id_pk" PRIMARY KEY("school_id","import_id")
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"school_id" bigint NOT NULL,
	"booking_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "booking_booking_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"week" date NOT NULL,
	"child_id" bigint NOT NULL,
	"relative_id" bigint,
	"state" text NOT NULL,
	"booked_by" bigint NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "booking_school_id_booking_id_pk" PRIMARY KEY("school_id","booking_id")
);
--> statement-breakpoint
CREATE TABLE "family_call" (
	"school_id" bigint NOT NULL,
	"call_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "family_call_call_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"relative_id" bigint,
	"booking_id" bigint,
	"medium" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"week" date NOT NULL,
	"duration_seconds" integer NOT NULL,
	"outcome" text NOT NULL,
	"mood" smallint,
	"topics" text[] NOT NULL,
	"line" text DEFAULT '' NOT NULL,
	"logged_by" bigint NOT NULL,
	"logged_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "family_call_school_id_call_id_pk" PRIMARY KEY("school_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "note" (
	"school_id" bigint NOT NULL,
	"note_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "note_note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"week" date NOT NULL,
	"body" jsonb NOT NULL,
	"for_parents" text DEFAULT '' NOT NULL,
	"author" bigint NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "note_school_id_note_id_pk" PRIMARY KEY("school_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"school_id" bigint NOT NULL,
	"hours_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "opening_hours_hours_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint NOT NULL,
	"weekday" smallint NOT NULL,
	"from_minute" smallint NOT NULL,
	"to_minute" smallint NOT NULL,
	CONSTRAINT "opening_hours_school_id_hours_id_pk" PRIMARY KEY("school_id","hours_id"),
	CONSTRAINT "hours_in_day" CHECK ("opening_hours"."weekday" between 1 and 7 and 0 <= "opening_hours"."from_minute" and "opening_hours"."from_minute" < "opening_hours"."to_minute" and "opening_hours"."to_minute" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "phone_line" (
	"school_id" bigint NOT NULL,
	"line_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "phone_line_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"medium" text NOT NULL,
	"slot_minutes" smallint NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "phone_line_school_id_line_id_pk" PRIMARY KEY("school_id","line_id"),
	CONSTRAINT "line_name_once" UNIQUE("school_id","name")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"school_id" bigint NOT NULL,
	"photo_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "photo_photo_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"note_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"file_id" text NOT NULL,
	"state" text NOT NULL,
	"trace_id" text,
	CONSTRAINT "photo_school_id_photo_id_pk" PRIMARY KEY("school_id","photo_id"),
	CONSTRAINT "photo_file_once" UNIQUE("school_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "update_reader" (
	"school_id" bigint NOT NULL,
	"update_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"thumb" boolean DEFAULT false NOT NULL,
	"phrase" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "update_reader_school_id_update_id_person_id_pk" PRIMARY KEY("school_id","update_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "weekly_update" (
	"school_id" bigint NOT NULL,
	"update_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "weekly_update_update_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"week" date NOT NULL,
	"body" jsonb NOT NULL,
	"thin" boolean NOT NULL,
	"teacher_line" text DEFAULT '' NOT NULL,
	"composed_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" bigint,
	"corrected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "weekly_update_school_id_update_id_pk" PRIMARY KEY("school_id","update_id"),
	CONSTRAINT "update_once" UNIQUE("school_id","child_id","week")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"school_id" bigint NOT NULL,
	"audit_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"person_id" bigint,
	"hat" text NOT NULL,
	"action" text NOT NULL,
	"children" bigint[] NOT NULL,
	"detail" jsonb,
	CONSTRAINT "audit_school_id_audit_id_pk" PRIMARY KEY("school_id","audit_id")
);
--> statement-breakpoint
CREATE TABLE "command" (
	"school_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"request_id" uuid NOT NULL,
	"action" text NOT NULL,
	"reply" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "command_school_id_person_id_request_id_pk" PRIMARY KEY("school_id","person_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"name" text NOT NULL,
	"due" text NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_name_due_pk" PRIMARY KEY("name","due")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"school_id" bigint NOT NULL,
	"message_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "message_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"child_id" bigint,
	"template" text NOT NULL,
	"page" text NOT NULL,
	"data" jsonb NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "message_school_id_message_id_pk" PRIMARY KEY("school_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "message_credit" (
	"school_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"template" text NOT NULL,
	"left" integer NOT NULL,
	"last_choice" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_credit_school_id_person_id_template_pk" PRIMARY KEY("school_id","person_id","template"),
	CONSTRAINT "credit_never_negative" CHECK ("message_credit"."left" >= 0)
);
--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_school_id_class_id_school_class_school_id_class_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."school_class"("school_id","class_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_officer" ADD CONSTRAINT "district_officer_district_id_district_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("district_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_officer" ADD CONSTRAINT "district_officer_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_district_id_district_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("district_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_arrangement" ADD CONSTRAINT "care_arrangement_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_arrangement" ADD CONSTRAINT "care_arrangement_school_id_caregiver_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","caregiver_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_school_id_class_id_school_class_school_id_class_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."school_class"("school_id","class_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_relative" ADD CONSTRAINT "child_relative_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_relative" ADD CONSTRAINT "child_relative_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relative" ADD CONSTRAINT "relative_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relative" ADD CONSTRAINT "relative_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relative_phone" ADD CONSTRAINT "relative_phone_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_read_by_person_person_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_booked_by_person_person_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_call" ADD CONSTRAINT "family_call_logged_by_person_person_id_fk" FOREIGN KEY ("logged_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_call" ADD CONSTRAINT "family_call_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_call" ADD CONSTRAINT "family_call_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_call" ADD CONSTRAINT "family_call_school_id_booking_id_booking_school_id_booking_id_fk" FOREIGN KEY ("school_id","booking_id") REFERENCES "public"."booking"("school_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_author_person_person_id_fk" FOREIGN KEY ("author") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_line" ADD CONSTRAINT "phone_line_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_school_id_note_id_note_school_id_note_id_fk" FOREIGN KEY ("school_id","note_id") REFERENCES "public"."note"("school_id","note_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_reader" ADD CONSTRAINT "update_reader_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_reader" ADD CONSTRAINT "update_reader_school_id_update_id_weekly_update_school_id_update_id_fk" FOREIGN KEY ("school_id","update_id") REFERENCES "public"."weekly_update"("school_id","update_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_reader" ADD CONSTRAINT "update_reader_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_update" ADD CONSTRAINT "weekly_update_published_by_person_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_update" ADD CONSTRAINT "weekly_update_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "command" ADD CONSTRAINT "command_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_credit" ADD CONSTRAINT "message_credit_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_credit" ADD CONSTRAINT "message_credit_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "care_one_open" ON "care_arrangement" USING btree ("school_id","child_id") WHERE "care_arrangement"."to_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "child_id_number_once" ON "child" USING btree ("school_id","id_number_hmac") WHERE "child"."id_number_hmac" is not null;--> statement-breakpoint
CREATE INDEX "child_by_class" ON "child" USING btree ("school_id","class_id");--> statement-breakpoint
CREATE INDEX "child_relative_by_relative" ON "child_relative" USING btree ("school_id","relative_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_one_open" ON "consent" USING btree ("school_id","child_id","person_id","purpose") WHERE "consent"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "relative_by_person" ON "relative" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "relative_phone_by_number" ON "relative_phone" USING btree ("number_hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_slot_once" ON "booking" USING btree ("school_id","line_id","starts_at") WHERE "booking"."state" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "booking_child_week_once" ON "booking" USING btree ("school_id","child_id","week") WHERE "booking"."state" in ('booked', 'done');--> statement-breakpoint
CREATE INDEX "booking_by_time" ON "booking" USING btree ("school_id","starts_at");--> statement-breakpoint
CREATE INDEX "call_by_child" ON "family_call" USING btree ("school_id","child_id","started_at");--> statement-breakpoint
CREATE INDEX "call_by_week" ON "family_call" USING btree ("school_id","week");--> statement-breakpoint
CREATE INDEX "note_by_child" ON "note" USING btree ("school_id","child_id","happened_on");--> statement-breakpoint
CREATE INDEX "note_by_week" ON "note" USING btree ("school_id","week");--> statement-breakpoint
CREATE INDEX "photo_by_note" ON "photo" USING btree ("school_id","note_id");--> statement-breakpoint
CREATE INDEX "photo_by_trace" ON "photo" USING btree ("trace_id");--> statement-breakpoint
CREATE INDEX "update_reader_by_answer" ON "update_reader" USING btree ("school_id","answered_at");--> statement-breakpoint
CREATE INDEX "update_by_week" ON "weekly_update" USING btree ("school_id","week");--> statement-breakpoint
CREATE INDEX "audit_by_child" ON "audit" USING gin ("children");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("due_at") WHERE "message"."state" = 'queued';