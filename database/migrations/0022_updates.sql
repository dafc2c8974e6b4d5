-- When the parents were shown a version: a correction is later than the publication that it corrects.
alter table weekly_update add column shown_at timestamp with time zone;
create or replace function app.keep_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  insert into update_version (school_id, update_id, version, child_id, body, teacher_line, published_at, published_by)
    values (new.school_id, new.update_id, new.version, new.child_id, new.body, new.teacher_line, coalesce(greatest(new.shown_at, new.published_at), new.published_at), new.published_by);
  return null;
end
$$;

-- Messages about one update.
create index message_of_update on message (school_id, child_id, (data ->> 'week')) where template = 'weeklyUpdate';

-- An update that is taken back: what waits to tell of it, and what a person was to tell instead, is of no use any more.
create function app.void_update_messages() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update message m set state = 'void', error = 'taken back'
    where m.school_id = new.school_id and m.child_id = new.child_id and m.template = 'weeklyUpdate' and m.data ->> 'week' = new.week::text
      and m.state in ('queued', 'noCredit', 'failed') and m.sheet_done_at is null;
  return null;
end
$$;
create trigger void_update_messages after update on weekly_update for each row when (old.published_at is not null and new.published_at is null)
  execute function app.void_update_messages();
revoke execute on function app.void_update_messages() from public;

-- Whom WeChat has told of an update already, or is being told, by itself or along with others: when it comes out again they are not told twice. For those who may publish it.
create function app.told_updates(updates bigint[]) returns table (update_id bigint, person_id bigint)
  language sql stable security definer set search_path = public, pg_temp as
$$
  select u.update_id, m.person_id
  from weekly_update u join message m on m.school_id = u.school_id and m.child_id = u.child_id and m.template = 'weeklyUpdate' and m.data ->> 'week' = u.week::text
    and (m.state in ('sending', 'sent') or m.state = 'void' and m.merged_into is not null)
  where u.school_id = app.school() and u.update_id = any (updates) and u.version > 0 and app.hat() in ('head', 'teacher') and (app.sees_school() or u.child_id = any (app.my_children()))
$$;

-- How many messages for the child the parents have sent with an update. Their class teacher learns that they are there, and nothing of them.
create function app.voices_sent(updates bigint[]) returns table (update_id bigint, sent bigint)
  language sql stable security definer set search_path = public, pg_temp as
$$
  select v.update_id, count(*) from voice v
  where v.school_id = app.school() and v.kind = 'forChild' and v.update_id = any (updates) and app.hat() in ('head', 'teacher')
    and (app.sees_school() or v.child_id = any (app.my_children()))
  group by v.update_id
$$;
revoke execute on function app.told_updates(bigint[]), app.voices_sent(bigint[]) from public;
grant execute on function app.told_updates(bigint[]), app.voices_sent(bigint[]) to yanshu_app;

-- What comes into the database as published (a restore, the made-up county) is its own first version.
create trigger keep_first_version after insert on weekly_update for each row when (new.version > 0) execute function app.keep_version();
