-- The outbox: what is to be sent now, school by school, and what a family was told.

-- Queued, or in a clock's hand; `message_due` (0000) stays for the look across all schools.
create index message_waiting on message (school_id, due_at) where state in ('queued', 'sending');
create index message_merged on message (school_id, merged_into) where merged_into is not null;
create index message_by_child on message (school_id, child_id, template);
--> statement-breakpoint
-- The schools whose outbox holds something that is due, the longest waiting first: a look of the clock before it has put on a school's hat.
create function app.schools_with_mail(at timestamptz) returns setof bigint language sql stable security definer set search_path = public, pg_temp as
$$
  select school_id from message where app.hat() = 'clock' and state in ('queued', 'sending') and due_at <= at group by school_id order by min(due_at), school_id
$$;
grant execute on function app.schools_with_mail(timestamptz) to yanshu_app;
revoke execute on function app.schools_with_mail(timestamptz) from public;
--> statement-breakpoint
-- A message that is of no use any more spoke for others, perhaps: they wait in their own right again, whoever made it void.
create function app.release_merged() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update message m set state = 'queued', error = null, merged_into = null
    where m.school_id = new.school_id and m.merged_into = new.message_id and m.state = 'void';
  return null;
end
$$;
create trigger release_merged after update on message for each row
  when (old.state in ('queued', 'sending') and new.state = 'void' and new.merged_into is null) execute function app.release_merged();
revoke execute on function app.release_merged() from public;
--> statement-breakpoint
-- Who announces a letter knows whom the message about it reaches, as those who work with calls do (0017, 0019).
create policy about_letters on message for select to yanshu_app using (
  school_id = (nullif(current_setting('app.school_id', true), '')::bigint) and template = 'letter'
  and coalesce(nullif(current_setting('app.hat', true), ''), 'none') in ('head', 'teacher')
  and (current_setting('app.sees_school', true) = 'yes' or child_id = any ((select nullif(current_setting('app.my_children', true), '')::bigint[])::bigint[])));
