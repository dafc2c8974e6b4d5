CREATE TABLE "erased_file" (
	"school_id" bigint NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "erased_file_school_id_file_id_pk" PRIMARY KEY("school_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "erased_file" ADD CONSTRAINT "erased_file_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;