CREATE TABLE "call_rules" (
	"school_id" bigint NOT NULL,
	"calls_a_week" smallint DEFAULT 1 NOT NULL,
	"cancel_before_minutes" smallint DEFAULT 30 NOT NULL,
	"offer_minutes" smallint DEFAULT 30 NOT NULL,
	"unconfirmed" text DEFAULT 'keep' NOT NULL,
	"release_before_minutes" smallint DEFAULT 1440 NOT NULL,
	"publish" text DEFAULT 'clock' NOT NULL,
	CONSTRAINT "call_rules_school_id_pk" PRIMARY KEY("school_id"),
	CONSTRAINT "rules_in_range" CHECK ("call_rules"."calls_a_week" between 1 and 7 and "call_rules"."cancel_before_minutes" between 0 and 2880 and "call_rules"."offer_minutes" between 5 and 720 and "call_rules"."release_before_minutes" between 60 and 4320)
);
--> statement-breakpoint
CREATE TABLE "hours_exception" (
	"school_id" bigint NOT NULL,
	"exception_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "hours_exception_exception_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"from_minute" smallint,
	"to_minute" smallint,
	"as_weekday" smallint,
	"note" text DEFAULT '' NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hours_exception_school_id_exception_id_pk" PRIMARY KEY("school_id","exception_id"),
	CONSTRAINT "exception_days" CHECK ("hours_exception"."from_on" <= "hours_exception"."to_on"),
	CONSTRAINT "exception_minutes" CHECK (("hours_exception"."from_minute" is null) = ("hours_exception"."to_minute" is null) and ("hours_exception"."from_minute" is null or 0 <= "hours_exception"."from_minute" and "hours_exception"."from_minute" < "hours_exception"."to_minute" and "hours_exception"."to_minute" <= 1440)),
	CONSTRAINT "exception_shape" CHECK (case "hours_exception"."kind" when 'extra' then "hours_exception"."from_minute" is not null when 'asWeekday' then "hours_exception"."as_weekday" between 1 and 7 when 'closed' then true else false end)
);
--> statement-breakpoint
CREATE TABLE "line_delay" (
	"school_id" bigint NOT NULL,
	"line_id" bigint NOT NULL,
	"on_date" date NOT NULL,
	"minutes" smallint NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "line_delay_school_id_line_id_on_date_pk" PRIMARY KEY("school_id","line_id","on_date"),
	CONSTRAINT "delay_minutes" CHECK ("line_delay"."minutes" between 0 and 240)
);
--> statement-breakpoint
CREATE TABLE "availability" (
	"school_id" bigint NOT NULL,
	"relative_id" bigint NOT NULL,
	"pattern" text NOT NULL,
	"anchor" date NOT NULL,
	"cells" text[] NOT NULL,
	"rest_days" smallint[] DEFAULT '{}' NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "availability_school_id_relative_id_pk" PRIMARY KEY("school_id","relative_id")
);
--> statement-breakpoint
CREATE TABLE "slot_claim" (
	"school_id" bigint NOT NULL,
	"line_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"party_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"person_id" bigint,
	"expires_at" timestamp with time zone,
	CONSTRAINT "slot_claim_school_id_line_id_starts_at_pk" PRIMARY KEY("school_id","line_id","starts_at"),
	CONSTRAINT "slot_claim_party" UNIQUE("school_id","line_id","starts_at","party_id"),
	CONSTRAINT "claim_expires" CHECK (("slot_claim"."kind" = 'booking') = ("slot_claim"."expires_at" is null))
);
--> statement-breakpoint
CREATE TABLE "slot_offer" (
	"school_id" bigint NOT NULL,
	"offer_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "slot_offer_offer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"line_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "slot_offer_school_id_offer_id_pk" PRIMARY KEY("school_id","offer_id")
);
--> statement-breakpoint
CREATE TABLE "waiting" (
	"school_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"week" date NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"front" boolean DEFAULT false NOT NULL,
	"why" text,
	"asked_by" bigint,
	"state" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "waiting_school_id_child_id_week_pk" PRIMARY KEY("school_id","child_id","week")
);
--> statement-breakpoint
CREATE TABLE "call_plan" (
	"school_id" bigint NOT NULL,
	"plan_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "call_plan_plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"week" date NOT NULL,
	"state" text NOT NULL,
	"made_by" bigint,
	"made_at" timestamp with time zone NOT NULL,
	"published_by" bigint,
	"published_at" timestamp with time zone,
	"facts" jsonb NOT NULL,
	CONSTRAINT "call_plan_school_id_plan_id_pk" PRIMARY KEY("school_id","plan_id")
);
--> statement-breakpoint
CREATE TABLE "plan_pin" (
	"school_id" bigint NOT NULL,
	"week" date NOT NULL,
	"child_id" bigint NOT NULL,
	"line_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"pinned_by" bigint NOT NULL,
	"pinned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_pin_school_id_week_child_id_pk" PRIMARY KEY("school_id","week","child_id")
);
--> statement-breakpoint
CREATE TABLE "plan_seat" (
	"school_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"line_id" bigint,
	"starts_at" timestamp with time zone,
	"relative_id" bigint,
	"pinned" boolean DEFAULT false NOT NULL,
	"kept" boolean DEFAULT false NOT NULL,
	CONSTRAINT "plan_seat_school_id_plan_id_child_id_pk" PRIMARY KEY("school_id","plan_id","child_id")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"school_id" bigint NOT NULL,
	"duty_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "duty_duty_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"on_date" date NOT NULL,
	"from_minute" smallint NOT NULL,
	"to_minute" smallint NOT NULL,
	"person_id" bigint NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "duty_school_id_duty_id_pk" PRIMARY KEY("school_id","duty_id"),
	CONSTRAINT "duty_once" UNIQUE("school_id","on_date","from_minute","person_id"),
	CONSTRAINT "duty_in_day" CHECK (0 <= "duty"."from_minute" and "duty"."from_minute" < "duty"."to_minute" and "duty"."to_minute" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "duty_swap" (
	"school_id" bigint NOT NULL,
	"swap_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "duty_swap_swap_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"duty_id" bigint NOT NULL,
	"with_duty_id" bigint,
	"asked_by" bigint NOT NULL,
	"asked" bigint NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "duty_swap_school_id_swap_id_pk" PRIMARY KEY("school_id","swap_id")
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"school_id" bigint NOT NULL,
	"handover_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "handover_handover_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"on_date" date NOT NULL,
	"points" text[] NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"author" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handover_school_id_handover_id_pk" PRIMARY KEY("school_id","handover_id")
);
--> statement-breakpoint
DROP INDEX "booking_slot_once";--> statement-breakpoint
DROP INDEX "booking_child_week_once";--> statement-breakpoint
ALTER TABLE "booking" ALTER COLUMN "booked_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "party_id" bigint;--> statement-breakpoint
UPDATE "booking" SET "party_id" = "child_id";--> statement-breakpoint
ALTER TABLE "booking" ALTER COLUMN "party_id" SET NOT NULL;--> statement-breakpoint
INSERT INTO "slot_claim" ("school_id", "line_id", "starts_at", "party_id", "kind") SELECT "school_id", "line_id", "starts_at", "child_id", 'booking' FROM "booking" WHERE "state" <> 'cancelled';--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "ordinal" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "origin" text DEFAULT 'family' NOT NULL;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "review" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "review_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "moved_from" bigint;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "reminded_day_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "reminded_hour_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "claim_line" bigint GENERATED ALWAYS AS (case when state in ('booked', 'done', 'missed') then line_id end) STORED;--> statement-breakpoint
ALTER TABLE "family_call" ADD COLUMN "origin" text DEFAULT 'desk' NOT NULL;--> statement-breakpoint
ALTER TABLE "family_call" ADD COLUMN "shared_with" bigint;--> statement-breakpoint
ALTER TABLE "phone_line" ADD COLUMN "number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_line" ADD COLUMN "handoff" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "call_rules" ADD CONSTRAINT "call_rules_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_exception" ADD CONSTRAINT "hours_exception_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_exception" ADD CONSTRAINT "hours_exception_made_by_person_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_exception" ADD CONSTRAINT "hours_exception_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_delay" ADD CONSTRAINT "line_delay_set_by_person_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_delay" ADD CONSTRAINT "line_delay_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_set_by_person_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_claim" ADD CONSTRAINT "slot_claim_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_claim" ADD CONSTRAINT "slot_claim_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_claim" ADD CONSTRAINT "slot_claim_school_id_party_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","party_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offer" ADD CONSTRAINT "slot_offer_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offer" ADD CONSTRAINT "slot_offer_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_asked_by_person_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_plan" ADD CONSTRAINT "call_plan_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_plan" ADD CONSTRAINT "call_plan_made_by_person_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_plan" ADD CONSTRAINT "call_plan_published_by_person_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_pin" ADD CONSTRAINT "plan_pin_pinned_by_person_person_id_fk" FOREIGN KEY ("pinned_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_pin" ADD CONSTRAINT "plan_pin_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_pin" ADD CONSTRAINT "plan_pin_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_seat" ADD CONSTRAINT "plan_seat_school_id_plan_id_call_plan_school_id_plan_id_fk" FOREIGN KEY ("school_id","plan_id") REFERENCES "public"."call_plan"("school_id","plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_seat" ADD CONSTRAINT "plan_seat_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_seat" ADD CONSTRAINT "plan_seat_school_id_line_id_phone_line_school_id_line_id_fk" FOREIGN KEY ("school_id","line_id") REFERENCES "public"."phone_line"("school_id","line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_set_by_person_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_asked_by_person_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_asked_person_person_id_fk" FOREIGN KEY ("asked") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_school_id_duty_id_duty_school_id_duty_id_fk" FOREIGN KEY ("school_id","duty_id") REFERENCES "public"."duty"("school_id","duty_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_school_id_with_duty_id_duty_school_id_duty_id_fk" FOREIGN KEY ("school_id","with_duty_id") REFERENCES "public"."duty"("school_id","duty_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_author_person_person_id_fk" FOREIGN KEY ("author") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hours_exception_by_day" ON "hours_exception" USING btree ("school_id","from_on","to_on");--> statement-breakpoint
CREATE INDEX "slot_claim_by_time" ON "slot_claim" USING btree ("school_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_open_once" ON "slot_offer" USING btree ("school_id","line_id","starts_at") WHERE "slot_offer"."state" = 'open';--> statement-breakpoint
CREATE INDEX "offer_by_child" ON "slot_offer" USING btree ("school_id","child_id","starts_at");--> statement-breakpoint
CREATE INDEX "waiting_by_week" ON "waiting" USING btree ("school_id","week") WHERE "waiting"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "plan_proposal_once" ON "call_plan" USING btree ("school_id","week") WHERE "call_plan"."state" = 'proposal';--> statement-breakpoint
CREATE UNIQUE INDEX "pin_slot_once" ON "plan_pin" USING btree ("school_id","line_id","starts_at");--> statement-breakpoint
CREATE INDEX "duty_by_person" ON "duty" USING btree ("school_id","person_id","on_date");--> statement-breakpoint
CREATE UNIQUE INDEX "swap_asked_once" ON "duty_swap" USING btree ("school_id","duty_id") WHERE "duty_swap"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "handover_by_day" ON "handover" USING btree ("school_id","on_date");--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_school_id_moved_from_booking_school_id_booking_id_fk" FOREIGN KEY ("school_id","moved_from") REFERENCES "public"."booking"("school_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_slot_claimed" FOREIGN KEY ("school_id","claim_line","starts_at","party_id") REFERENCES "public"."slot_claim"("school_id","line_id","starts_at","party_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_call" ADD CONSTRAINT "family_call_school_id_shared_with_family_call_school_id_call_id_fk" FOREIGN KEY ("school_id","shared_with") REFERENCES "public"."family_call"("school_id","call_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "booking_child_slot_once" ON "booking" USING btree ("school_id","line_id","starts_at","child_id") WHERE "booking"."state" in ('booked', 'done', 'missed');--> statement-breakpoint
CREATE INDEX "booking_by_child" ON "booking" USING btree ("school_id","child_id","week");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_child_week_once" ON "booking" USING btree ("school_id","child_id","week","ordinal") WHERE "booking"."state" in ('booked', 'done');