-- The term's survey and the moves that it finds. Same rules as 0003: what must look or write further than its caller may is a function that runs as the owner and
-- guards itself.

-- An answer that was a slip is taken back: the child waits again.
grant delete on survey_answer to yanshu_app;
create policy keeper_gone on survey_answer for delete to yanshu_app using (school_id = app.school() and app.keeps(child_id));

-- Ends the pairings of a child who leaves; 0 where the caller does not keep the child.
create function app.end_pairings(child bigint, on_day date) returns int language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  ended int;
begin
  if not app.keeps(child) then return 0; end if;
  update pairing p set to_on = greatest(on_day, p.from_on) where p.school_id = app.school() and p.child_id = end_pairings.child and p.to_on is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;

-- A child who has left and comes back into a class that the caller keeps: the caller's from this moment on. A head names the record, and so does a teacher for a child of
-- the own class; any other is found by the name and birth date that are on the record, so that nobody reads other classes' records by counting through numbers.
create function app.find_left(child bigint, called text, born date, class bigint) returns bigint language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  found_child bigint;
begin
  if not app.keeps_class(class) then return null; end if;
  select c.child_id into found_child from child c
    where c.school_id = app.school() and c.left_on is not null
      and (find_left.child is null or c.child_id = find_left.child)
      and (find_left.child is not null and app.keeps(c.child_id) or c.name = called and c.birth_date = born)
    order by c.child_id limit 1 for update;
  if found_child is not null then perform app.now_mine(found_child); end if;
  return found_child;
end
$$;

-- Brings back whom app.find_left has found; false where somebody else was quicker.
create function app.bring_back(child bigint, class bigint) returns boolean language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if not app.keeps_class(class) or not child = any (app.my_children()) then return false; end if;
  update child c set left_on = null, class_id = class, version = c.version + 1
    where c.school_id = app.school() and c.child_id = bring_back.child and c.left_on is not null;
  return found;
end
$$;

-- Puts back what app.end_pairings and the cancelling of calls did when a child left; a slot that somebody else has taken since stays theirs.
create function app.unleave(event record_event, at timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update pairing p set to_on = null
    where p.school_id = event.school_id and p.child_id = event.child_id and p.to_on = greatest(event.happened_on, p.from_on);
  delete from message m where m.school_id = event.school_id and m.child_id = event.child_id and m.state = 'queued' and m.data ? 'cancelled';
  update booking b set state = 'booked', cancelled_at = null
    where b.school_id = event.school_id and b.child_id = event.child_id and b.state = 'cancelled' and b.cancelled_at = event.recorded_at and b.starts_at > at
      and not exists (select from booking o where o.school_id = b.school_id and o.booking_id <> b.booking_id and o.state <> 'cancelled'
        and (o.line_id = b.line_id and o.starts_at = b.starts_at or o.child_id = b.child_id and o.week = b.week));
end
$$;

-- Takes a child off file who was put there by mistake, with the contacts that no other child has; refuses where anything else hangs on the record already.
create function app.unadd(gone bigint) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  alone bigint[];
begin
  select coalesce(array_agg(cr.relative_id), '{}') into alone from child_relative cr
    where cr.school_id = app.school() and cr.child_id = gone and not exists (
      select from child_relative o where o.school_id = cr.school_id and o.relative_id = cr.relative_id and o.child_id <> gone);
  if exists (select from relative r where r.school_id = app.school() and r.relative_id = any (alone) and r.person_id is not null) then
    perform app.refuse('RECORD_CHANGED');
  end if;
  delete from care_arrangement where school_id = app.school() and child_id = gone;
  delete from child_relative where school_id = app.school() and child_id = gone;
  delete from relative_phone where school_id = app.school() and relative_id = any (alone);
  delete from relative where school_id = app.school() and relative_id = any (alone);
  delete from child where school_id = app.school() and child_id = gone;
exception when foreign_key_violation then
  perform app.refuse('RECORD_CHANGED');
end
$$;

-- Takes back the caller's own move: the record is as it was, and its event is gone as if it had never been (the audit keeps both the move and its undoing). Null where there
-- is no such move of the caller's; refuses where it is too long ago, or where something has been written into the record since.
create function app.undo_move(event bigint, in_term text, since timestamptz, at timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  e record_event%rowtype;
begin
  select * into e from record_event r
    where r.school_id = app.school() and r.event_id = event and r.recorded_by = app.person() and r.import_id is null
      and r.kind in ('added', 'classMoved', 'left', 'cameBack') and app.hat() in ('head', 'teacher') for update;
  if e.event_id is null or not (app.keeps(e.child_id) or coalesce(app.keeps_class((e.before ->> 'classId')::bigint), false)) then return null; end if;
  perform from child c where c.school_id = e.school_id and c.child_id = e.child_id for update;
  if e.recorded_at < since then perform app.refuse('UNDO_TOO_LATE'); end if;
  if exists (select from record_event r where r.school_id = e.school_id and r.child_id = e.child_id and r.event_id > e.event_id) then
    perform app.refuse('RECORD_CHANGED');
  end if;
  delete from survey_answer a where a.school_id = e.school_id and a.term = in_term and a.child_id = e.child_id;
  delete from record_event r where r.school_id = e.school_id and r.event_id = e.event_id;
  if e.kind = 'added' then
    perform app.unadd(e.child_id);
    return e.child_id;
  end if;
  update child c set class_id = coalesce((e.before ->> 'classId')::bigint, c.class_id), version = c.version + 1,
      left_on = case when e.before ? 'leftOn' then (e.before ->> 'leftOn')::date else c.left_on end
    where c.school_id = e.school_id and c.child_id = e.child_id;
  if e.kind = 'left' then perform app.unleave(e, at); end if;
  return e.child_id;
end
$$;

revoke execute on function app.end_pairings(bigint, date), app.find_left(bigint, text, date, bigint), app.bring_back(bigint, bigint),
  app.unleave(record_event, timestamptz), app.unadd(bigint), app.undo_move(bigint, text, timestamptz, timestamptz) from public;
grant execute on function app.end_pairings(bigint, date), app.find_left(bigint, text, date, bigint), app.bring_back(bigint, bigint),
  app.undo_move(bigint, text, timestamptz, timestamptz) to yanshu_app;
