-- Letters: who sees which, what may change in one, and what becomes of its messages.

-- A teacher sees the letters that concern the teacher's children, and those that the teacher announced.
alter policy staff on letter using (
  school_id = (nullif(current_setting('app.school_id', true), '')::bigint)
  and (coalesce(nullif(current_setting('app.hat', true), ''), 'none') in ('head', 'clock')
    or coalesce(nullif(current_setting('app.hat', true), ''), 'none') = 'teacher'
      and (announced_by = (nullif(current_setting('app.person_id', true), '')::bigint)
        or exists (select from letter_child lc where lc.school_id = letter.school_id and lc.letter_id = letter.letter_id))));

-- What parents have confirmed stays what they read: a letter can be taken back, not written anew. On a child's line only the ticks change.
revoke insert, update on letter, letter_child from yanshu_app;
grant insert (school_id, kind, occasion, title, body, due_on, announced_by, announced_at), update (withdrawn_at) on letter to yanshu_app;
grant insert (school_id, letter_id, child_id), update (sent_at, sent_by, confirmed_at, confirmed_by) on letter_child to yanshu_app;

-- Everybody ticks in their own name: a parent nothing but that it came, the school nothing that a family has said for itself.
create function app.guard_ticks() returns trigger language plpgsql as
$$
begin
  if app.hat() = 'parent' and ((new.sent_at, new.sent_by) is distinct from (old.sent_at, old.sent_by) or new.confirmed_by is distinct from app.person())
    or app.hat() in ('head', 'teacher') and (new.confirmed_at, new.confirmed_by) is distinct from (old.confirmed_at, old.confirmed_by)
      and (coalesce(old.confirmed_by, app.person()) <> app.person() or coalesce(new.confirmed_by, app.person()) <> app.person()) then
    raise insufficient_privilege;
  end if;
  return new;
end
$$;
create trigger guard_ticks before update on letter_child for each row execute function app.guard_ticks();

-- Nobody need hear, or be called, about a letter that is withdrawn, that was not sent after all, or that one of the family has confirmed.
create function app.void_letter() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update message m set state = 'void'
    where m.school_id = new.school_id and m.template = 'letter' and m.data ->> 'letterId' = new.letter_id::text
      and (m.state = 'queued' or m.state in ('noCredit', 'failed') and m.sheet_done_at is null)
      and (tg_table_name = 'letter' or m.child_id = (to_jsonb(new) ->> 'child_id')::bigint);
  return null;
end
$$;
create trigger void_letter after update on letter for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function app.void_letter();
create trigger void_letter after update on letter_child for each row
  when (old.confirmed_at is null and new.confirmed_at is not null or old.sent_at is not null and new.sent_at is null) execute function app.void_letter();
create index message_of_letter on message (school_id, (data ->> 'letterId'), child_id) where template = 'letter' and state in ('queued', 'noCredit', 'failed');

revoke execute on function app.guard_ticks(), app.void_letter() from public;
