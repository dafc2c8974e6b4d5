-- The call sheet, what WeChat refused, and photos without their place.

-- The desk tells families of their calls; what else could not be sent is for those who keep the child's record.
do $$
declare
  staff text := 'school_id = (nullif(current_setting(''app.school_id'', true), '''')::bigint) and state in (''noCredit'', ''failed'')
    and (current_setting(''app.hat'', true) in (''head'', ''teacher'')
      or current_setting(''app.hat'', true) = ''desk'' and template in (''callBooked'', ''callReminder'', ''callChanged'', ''callOffer''))
    and (current_setting(''app.sees_school'', true) = ''yes'' or child_id = any ((select nullif(current_setting(''app.my_children'', true), '''')::bigint[])::bigint[]))';
begin
  execute format('alter policy sheet on message using (%s)', staff);
  execute format('alter policy sheet_done on message using (%s)', staff);
end $$;
--> statement-breakpoint
-- The same words sent again (a double tap, a phone that tries once more) are kept once. What was erased (words = '') counts no more.
create unique index refused_once on refused_content (school_id, person_id, action, md5(words), ((at at time zone 'UTC')::date)) where words <> '';
--> statement-breakpoint
-- A photo whose metadata were taken out has a new file; the old one, with the place in it, goes.
create function app.clear_old_photo() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  insert into erased_file (school_id, file_id) values (old.school_id, old.file_id) on conflict do nothing;
  return null;
end
$$;
create trigger clear_old_photo after update on photo for each row when (new.file_id <> old.file_id) execute function app.clear_old_photo();
revoke execute on function app.clear_old_photo() from public;
