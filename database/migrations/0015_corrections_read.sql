-- What a guardian says is wrong in the record is for whoever keeps it to know: the class teacher reads the corrections of the own class (domain/records/open.ts). The answer stays the
-- head's, and what is asked beside a correction (a copy, a deletion) is the head's to read.
create policy keeper_reads on rights_request for select to yanshu_app using (
  school_id = app.school() and kind = 'correction' and app.hat() = 'teacher' and child_id = any ((select app.my_children())::bigint[]) and app.keeps(child_id));
