CREATE TABLE "roster_file" (
	"school_id" bigint NOT NULL,
	"file_id" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roster_file_school_id_file_id_pk" PRIMARY KEY("school_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "roster_piece" (
	"school_id" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	"batch" integer NOT NULL,
	"kind" text NOT NULL,
	"rows" jsonb NOT NULL,
	CONSTRAINT "roster_piece_school_id_import_id_batch_kind_pk" PRIMARY KEY("school_id","import_id","batch","kind")
);
--> statement-breakpoint
CREATE TABLE "roster_row" (
	"school_id" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"verdict" text NOT NULL,
	"name" text,
	"birth_date" date,
	"keys" bigint[] NOT NULL,
	"batch" integer,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "roster_row_school_id_import_id_row_no_pk" PRIMARY KEY("school_id","import_id","row_no")
);
--> statement-breakpoint
CREATE TABLE "roster_was" (
	"school_id" bigint NOT NULL,
	"was_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "roster_was_was_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" bigint NOT NULL,
	"batch" integer NOT NULL,
	"of_table" text NOT NULL,
	"child_id" bigint,
	"relative_id" bigint,
	"row" jsonb,
	"after" text DEFAULT '' NOT NULL,
	CONSTRAINT "roster_was_school_id_was_id_pk" PRIMARY KEY("school_id","was_id")
);
--> statement-breakpoint
ALTER TABLE "roster_import" ADD COLUMN "phase" text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_import" ADD COLUMN "done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_import" ADD COLUMN "total" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_import" ADD COLUMN "added" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_import" ADD COLUMN "changed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_file" ADD CONSTRAINT "roster_file_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_piece" ADD CONSTRAINT "roster_piece_school_id_import_id_roster_import_school_id_import_id_fk" FOREIGN KEY ("school_id","import_id") REFERENCES "public"."roster_import"("school_id","import_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_row" ADD CONSTRAINT "roster_row_school_id_import_id_roster_import_school_id_import_id_fk" FOREIGN KEY ("school_id","import_id") REFERENCES "public"."roster_import"("school_id","import_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_was" ADD CONSTRAINT "roster_was_school_id_import_id_roster_import_school_id_import_id_fk" FOREIGN KEY ("school_id","import_id") REFERENCES "public"."roster_import"("school_id","import_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_was" ADD CONSTRAINT "roster_was_school_id_child_id_child_school_id_child_id_fk" FOREIGN KEY ("school_id","child_id") REFERENCES "public"."child"("school_id","child_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_was" ADD CONSTRAINT "roster_was_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roster_row_by_batch" ON "roster_row" USING btree ("school_id","import_id","batch");--> statement-breakpoint
CREATE INDEX "roster_was_by_import" ON "roster_was" USING btree ("school_id","import_id","batch");--> statement-breakpoint
CREATE INDEX "roster_was_by_child" ON "roster_was" USING btree ("school_id","child_id");--> statement-breakpoint
CREATE INDEX "roster_was_by_relative" ON "roster_was" USING btree ("school_id","relative_id");