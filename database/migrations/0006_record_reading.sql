-- Reading a child's record as of a day, and what reaches beyond the reader's own children when a shared parent changes.

-- The record as of the end of a day. An event's `before` is what stood on file when it was written down. For each key, the last event written down that holds by that day
-- settled it, so the value is what the next one after it found (docs/adr/0009): a change dated back holds from its day on, whatever was written down for later days before it.
-- Runs as its caller.
create function app.record_on(child bigint, day date) returns jsonb language plpgsql stable as
$$
begin
  return (
    with touched as (
      select e.event_id, e.happened_on, b.key, b.value from record_event e cross join lateral jsonb_each(e.before) b
      where e.school_id = app.school() and e.child_id = record_on.child),
    settled as (
      select t.key, coalesce(max(t.event_id) filter (where t.happened_on <= record_on.day), 0) as last from touched t group by t.key),
    was as (
      select distinct on (t.key) t.key, t.value from touched t join settled s using (key) where t.event_id > s.last order by t.key, t.event_id)
    select app.record_of(record_on.child) || coalesce((select jsonb_object_agg(key, value) from was), '{}'::jsonb));
end
$$;

-- Other children on whose card one of this child's relatives stands: brothers, sisters, cousins. Ids only; whose name may be read, the policies say.
create function app.siblings_of(child bigint) returns table (child_id bigint, relative_id bigint, at_school boolean)
language sql stable security definer set search_path = public, pg_temp as
$$
  select other.child_id, other.relative_id, c.left_on is null
  from child_relative mine
  join child_relative other on other.school_id = mine.school_id and other.relative_id = mine.relative_id and other.child_id <> mine.child_id
  join child c on c.school_id = other.school_id and c.child_id = other.child_id
  where mine.school_id = app.school() and mine.child_id = siblings_of.child and app.hat() in ('head', 'teacher')
    and (app.sees_school() or siblings_of.child = any (app.my_children()))
$$;

-- A father of two classes is one person: when his card changes, the record of the child whom the caller does not see changes too and must say so. What stood on those
-- cards is held inside this transaction, never handed to the caller.
create function app.watch_cards(relative bigint) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if not app.keeps_relative(relative) then return; end if;
  perform from child c
    where c.school_id = app.school() and not app.sees_school() and c.child_id <> all (app.my_children())
      and exists (select from child_relative cr where cr.school_id = c.school_id and cr.child_id = c.child_id and cr.relative_id = watch_cards.relative)
    order by c.child_id for update;
  perform set_config('app.far_cards', coalesce((
    select jsonb_object_agg(cr.child_id, app.record_of(cr.child_id) -> 'card') from child_relative cr
    where cr.school_id = app.school() and cr.relative_id = watch_cards.relative and not app.sees_school() and cr.child_id <> all (app.my_children())), '{}'::jsonb)::text, true);
end
$$;

create function app.note_cards(day date, words text, at timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  with changed as (
    select key::bigint as child_id, value as was from jsonb_each(coalesce(nullif(current_setting('app.far_cards', true), ''), '{}')::jsonb)
    where value is distinct from app.record_of(key::bigint) -> 'card'),
  raised as (
    update child c set version = c.version + 1 from changed where c.school_id = app.school() and c.child_id = changed.child_id
    returning c.child_id, c.version, changed.was)
  insert into record_event (school_id, child_id, kind, happened_on, before, note, version, recorded_by, recorded_at)
    select app.school(), child_id, 'contactChanged', day, jsonb_build_object('card', was), words, version, app.person(), note_cards.at from raised;
  perform set_config('app.far_cards', '', true);
end
$$;

revoke execute on function app.record_on(bigint, date), app.siblings_of(bigint), app.watch_cards(bigint), app.note_cards(date, text, timestamptz) from public;
grant execute on function app.record_on(bigint, date), app.siblings_of(bigint), app.watch_cards(bigint), app.note_cards(date, text, timestamptz) to yanshu_app;
