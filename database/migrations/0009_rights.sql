-- A guardian's rights over the child's data (PIPL Art 44-47; 未成年人网络保护条例 Art 34, 36): what is held, who read it, and its erasure. What looks further than its caller
-- may see is a function that runs as the owner and guards itself, as in 0001 and 0003.

do $$ begin
  alter table erased_file enable row level security;
  alter table erased_file force row level security;
  execute format('create policy owner_all on erased_file to %I using (true) with check (true)', current_user);
end $$;
grant select, delete on erased_file to yanshu_app;
create policy clock on erased_file to yanshu_app using (school_id = app.school() and app.hat() = 'clock');

-- A copy is made at once; every other request of a guardian waits for the school.
create policy write_copy on rights_request for insert to yanshu_app with check (
  school_id = app.school() and person_id = app.person() and app.hat() = 'parent' and kind = 'copy' and state = 'done'
  and child_id = any ((select app.my_children())::bigint[]));

-- The clock takes a copy's file away when its day is over.
create policy clock_copies on rights_request for select to yanshu_app using (school_id = app.school() and app.hat() = 'clock' and kind = 'copy');
create policy clock_copies_gone on rights_request for update to yanshu_app using (school_id = app.school() and app.hat() = 'clock' and kind = 'copy');

-- Whether every guardian who had agreed to a child's record has withdrawn: the same rule as `standingOf` in domain/consents/processing.ts, whose test runs both.
create function app.records_withdrawn(child bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (select from consent no where no.school_id = app.school() and no.child_id = child and no.purpose = 'records' and no.withdrawn_at is not null)
    and not exists (
      select from consent yes
      join relative r on r.school_id = yes.school_id and r.person_id = yes.person_id and not r.deceased
      join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id and cr.child_id = yes.child_id
      where yes.school_id = app.school() and yes.child_id = child and yes.purpose = 'records' and yes.withdrawn_at is null);
end
$$;

-- Whether the caller may exercise a guardian's rights over a child: its guardian, or the head for guardians who ask on paper.
create function app.speaks_for(child bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return app.hat() = 'parent' and child = any (app.my_children())
    or app.hat() = 'head' and exists (select from child c where c.school_id = app.school() and c.child_id = speaks_for.child);
end
$$;

-- Everything that is held on a child and is the guardian's to see, by the names of contract/holdings.ts; lists newest first, `most` of each. What a teacher wrote for the school
-- alone stays behind, and of the others on the card all but who they are. Sealed values stay sealed. Null where the caller does not speak for the child.
create function app.held(child bigint, most int) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if not app.speaks_for(child) then return null; end if;
  return (select jsonb_build_object('childId', c.child_id, 'name', c.name, 'leftOn', c.left_on,
    'identity', jsonb_build_object('sex', c.sex, 'birthDate', c.birth_date, 'className', k.name, 'enrolledOn', c.enrolled_on, 'leftOn', c.left_on,
      'parentalAbsence', c.parental_absence, 'leftBehindStatus', c.left_behind_status, 'accommodation', c.accommodation, 'specialStatus', to_jsonb(c.special_status)),
    'idNumber', encode(c.id_number, 'base64'), 'address', encode(c.address, 'base64'),
    'character', jsonb_build_object('character', c."character", 'interests', c.interests, 'health', c.health, 'remarks', c.remarks),
    'card', coalesce((
      select jsonb_agg(jsonb_build_object('relation', cr.relation, 'name', r.name, 'self', coalesce(r.person_id = app.person(), false), 'isCaregiver', cr.is_caregiver,
        'numbers', (select count(*) from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id),
        'own', case when r.person_id = app.person() then jsonb_build_object('employer', r.employer, 'reachable', r.reachable, 'address', encode(r.address, 'base64'),
            'phones', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
              where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) end) order by cr.call_order, r.relative_id)
      from child_relative cr join relative r using (school_id, relative_id) where cr.school_id = c.school_id and cr.child_id = c.child_id), '[]'::jsonb),
    'care', coalesce((
      select jsonb_agg(jsonb_build_object('kind', a.kind, 'from', a.from_on, 'to', a.to_on) order by a.from_on desc, a.care_id desc)
      from care_arrangement a where a.school_id = c.school_id and a.child_id = c.child_id), '[]'::jsonb),
    'notices', coalesce((
      select jsonb_agg(jsonb_build_object('signedOn', n.signed_on, 'validUntil', n.valid_until) order by n.signed_on desc)
      from entrusted_care_notice n where n.school_id = c.school_id and n.child_id = c.child_id), '[]'::jsonb),
    'calls', (
      select jsonb_build_object('count', count(*), 'first', min(app.school_date(started_at)), 'last', max(app.school_date(started_at)),
        'details', count(*) filter (where mood is not null or topics <> '{}' or line <> ''),
        'items', coalesce(jsonb_agg(jsonb_build_object('at', to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'medium', medium, 'outcome', outcome,
          'seconds', duration_seconds, 'relation', relation, 'mood', mood, 'topics', to_jsonb(topics)) order by started_at desc, call_id desc) filter (where place <= most), '[]'::jsonb))
      from (select f.*, cr.relation, row_number() over (order by f.started_at desc, f.call_id desc) as place
        from family_call f left join child_relative cr on cr.school_id = f.school_id and cr.child_id = f.child_id and cr.relative_id = f.relative_id
        where f.school_id = c.school_id and f.child_id = c.child_id and f.undone_at is null) f),
    'notes', (
      select jsonb_build_object('count', count(*), 'first', min(happened_on), 'last', max(happened_on), 'written', count(*) filter (where for_parents <> ''),
        'items', coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'on', happened_on, 'forParents', for_parents) order by happened_on desc, note_id desc)
          filter (where for_parents <> '' and place <= most), '[]'::jsonb))
      from (select n.*, row_number() over (partition by n.for_parents <> '' order by n.happened_on desc, n.note_id desc) as place
        from note n where n.school_id = c.school_id and n.child_id = c.child_id and n.undone_at is null) n),
    'photos', (
      select jsonb_build_object('count', count(*), 'first', min(n.happened_on), 'last', max(n.happened_on))
      from photo p join note n using (school_id, note_id) where p.school_id = c.school_id and p.child_id = c.child_id and n.undone_at is null),
    'letters', (
      select jsonb_build_object('count', count(*), 'first', min(week), 'last', max(week), 'published', count(*) filter (where published_at is not null),
        'items', coalesce(jsonb_agg(jsonb_build_object('week', week, 'line', teacher_line, 'topics', coalesce(body -> 'topics', '{}'::jsonb)) order by week desc)
          filter (where published_at is not null and place <= most), '[]'::jsonb))
      from (select u.*, row_number() over (partition by u.published_at is not null order by u.week desc) as place
        from weekly_update u where u.school_id = c.school_id and u.child_id = c.child_id) u),
    'messages', (
      select jsonb_build_object('count', count(*), 'first', min(app.school_date(m.due_at)), 'last', max(app.school_date(m.due_at)))
      from message m where m.school_id = c.school_id and m.child_id = c.child_id),
    'trail', (
      select jsonb_build_object('count', count(*), 'first', min(app.school_date(a.at)), 'last', max(app.school_date(a.at)),
        'consents', (select count(*) from consent n where n.school_id = c.school_id and n.child_id = c.child_id),
        'requests', (select count(*) from rights_request q where q.school_id = c.school_id and q.child_id = c.child_id))
      from audit a where a.school_id = c.school_id and a.children @> array[c.child_id]))
    from child c join school_class k using (school_id, class_id) where c.school_id = app.school() and c.child_id = held.child);
end
$$;

-- Who read or changed a child's record, `most` days newest first, those before a day where one is given: by day and person, with what they did. A guardian reads other guardians
-- by relation alone. Null where the caller does not speak for the child.
create function app.readers(child bigint, before date, most int) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if not app.speaks_for(child) then return null; end if;
  return (
    with entries as (
      select app.school_date(a.at) as day, a.person_id, a.hat, a.action, a.at from audit a
      where a.school_id = app.school() and a.children @> array[child] and (before is null or a.at < (before::timestamp - interval '8 hours') at time zone 'UTC')),
    days as (select day from entries group by day order by day desc limit most),
    done as (
      select e.day, e.person_id, e.hat, e.action, count(*) as times, max(e.at) as last from entries e join days using (day) group by 1, 2, 3, 4),
    people as (
      select d.day, d.person_id, d.hat, max(d.last) as last,
        jsonb_agg(jsonb_build_object('action', d.action, 'times', d.times,
          'last', to_char(d.last at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.last desc, d.action) as did
      from done d group by 1, 2, 3),
    known as (
      select p.*, n.name, p.person_id is not distinct from app.person() as self,
        (select min(cr.relation) from relative r join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
          where p.hat = 'parent' and r.school_id = app.school() and r.person_id = p.person_id and cr.child_id = readers.child) as relation
      from people p left join person n on n.person_id = p.person_id)
    select jsonb_build_object('childId', c.child_id, 'name', c.name,
      'days', coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'people', (
          select jsonb_agg(jsonb_build_object('name', case when k.hat = 'parent' and app.hat() = 'parent' then '' else coalesce(k.name, '') end,
            'hat', nullif(k.hat, 'clock'), 'relation', k.relation, 'self', k.self, 'did', k.did) order by k.self, k.last desc)
          from known k where k.day = d.day)) order by d.day desc) from days d), '[]'::jsonb),
      'next', case when exists (select from entries e where e.day < (select min(day) from days)) then (select min(day) from days) end)
    from child c where c.school_id = app.school() and c.child_id = readers.child);
end
$$;

-- Erasing ------------------------------------------------------------------------------------------------------------------------

-- What a child whose identity was erased is called.
create function app.erased_name(child bigint) returns text language sql immutable as $$ select '已删除' || child $$;

-- Which of contract/holdings.ts there is anything of, past events of the record included.
create function app.holdings_of(child bigint) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if app.hat() not in ('head', 'clock') then return '{}'; end if;
  return (
    with keys as (
      select coalesce(array_agg(distinct k), '{}') as held from record_event e cross join lateral jsonb_object_keys(e.before) k
      where e.school_id = app.school() and e.child_id = holdings_of.child),
    calls as (
      select count(*) > 0 as any, coalesce(bool_or(mood is not null or topics <> '{}' or line <> ''), false) as told
      from family_call f where f.school_id = app.school() and f.child_id = holdings_of.child)
    select array_remove(array[
      case when c.name <> app.erased_name(c.child_id) then 'identity' end,
      case when c.id_number is not null or 'idNumber' = any (keys.held) then 'idNumber' end,
      case when c.address is not null or 'card' = any (keys.held)
        or exists (select from child_relative x where x.school_id = c.school_id and x.child_id = c.child_id)
        or exists (select from care_arrangement x where x.school_id = c.school_id and x.child_id = c.child_id)
        or exists (select from entrusted_care_notice x where x.school_id = c.school_id and x.child_id = c.child_id) then 'contacts' end,
      case when c."character" || c.interests || c.health || c.remarks <> '' or keys.held && '{character,interests,health,remarks}' then 'character' end,
      case when calls.any or exists (select from booking x where x.school_id = c.school_id and x.child_id = c.child_id) then 'calls' end,
      case when calls.told then 'callDetails' end,
      case when exists (select from note x where x.school_id = c.school_id and x.child_id = c.child_id) then 'notes' end,
      case when exists (select from photo x where x.school_id = c.school_id and x.child_id = c.child_id) then 'photos' end,
      case when exists (select from weekly_update x where x.school_id = c.school_id and x.child_id = c.child_id) then 'letters' end,
      case when exists (select from message x where x.school_id = c.school_id and x.child_id = c.child_id) then 'messages' end], null)
    from child c, keys, calls where c.school_id = app.school() and c.child_id = holdings_of.child);
end
$$;

-- What the weekly letters tell of other holdings goes with them; calls, moods, notes and pictures stand in a letter's body.
create function app.erase_from_letters(child bigint, what text[]) returns void language sql security definer set search_path = public, pg_temp as
$$
  update weekly_update u set body = u.body
      || case when 'calls' = any (what) then '{"calls": [], "nextCallAt": null}'
           when 'callDetails' = any (what) then jsonb_build_object('calls', coalesce((
             select jsonb_agg(one || '{"mood": null}'::jsonb) from jsonb_array_elements(u.body -> 'calls') one), '[]'::jsonb)) else '{}'::jsonb end
      || case when 'notes' = any (what) then '{"notes": [], "topics": {}}'::jsonb else '{}' end
      || case when 'photos' = any (what) then '{"photoIds": []}'::jsonb else '{}' end
    where u.school_id = app.school() and u.child_id = child
$$;

-- The contact card of a child: the links, and whoever stands on no other child's card with all that is theirs.
create function app.erase_card(child bigint) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  lonely bigint[];
begin
  select coalesce(array_agg(cr.relative_id), '{}') into lonely from child_relative cr
    where cr.school_id = app.school() and cr.child_id = erase_card.child and not exists (
      select from child_relative o where o.school_id = cr.school_id and o.relative_id = cr.relative_id and o.child_id <> cr.child_id);
  delete from entrusted_care_notice n where n.school_id = app.school() and n.child_id = erase_card.child;
  delete from care_arrangement a where a.school_id = app.school() and a.child_id = erase_card.child;
  delete from child_relative cr where cr.school_id = app.school() and cr.child_id = erase_card.child;
  delete from relative_phone f where f.school_id = app.school() and f.relative_id = any (lonely);
  delete from roster_was w where w.school_id = app.school() and w.relative_id = any (lonely);
  delete from bind_code b where b.school_id = app.school() and b.relative_id = any (lonely);
  update unbinding u set numbers = '{}' where u.school_id = app.school() and u.relative_id = any (lonely);
  -- The row itself stays: calls and bookings that are kept longer point to it.
  update relative r set name = '已删除', employer = '', occupation = '', health_note = '', address = null, employer_address = null, employer_phone = null, reachable = '',
      age = null, person_id = null, bound_at = null, version = version + 1
    where r.school_id = app.school() and r.relative_id = any (lonely);
  update child c set address = null where c.school_id = app.school() and c.child_id = erase_card.child;
end
$$;

-- Erases these holdings of a child, whatever of them there is, from every table and from the past of its record; the trail of who did what stays. The files of photos go to
-- erased_file, which the clock works off. Only for the head, at a guardian's request, and the clock, when the time is over; what the law makes a school keep of a child who is
-- there is refused. Returns what there was of it.
create function app.erase_child(child bigint, what text[], words text, at timestamptz) returns text[] language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  here child%rowtype;
  gone text[];
  keys text[] := '{}';
begin
  if app.hat() not in ('head', 'clock') then return null; end if;
  select * into here from child c where c.school_id = app.school() and c.child_id = erase_child.child for update;
  if not found then return null; end if;
  if what && '{identity,contacts,calls,trail}' and (here.left_on is null or 'trail' = any (what)) then perform app.refuse('INVALID_INPUT'); end if;
  if 'notes' = any (what) then what := what || 'photos'::text; end if;
  gone := array(select h from unnest(app.holdings_of(child)) h where h = any (what));

  if 'photos' = any (what) then
    insert into erased_file (school_id, file_id) select p.school_id, p.file_id from photo p
      where p.school_id = here.school_id and p.child_id = here.child_id on conflict do nothing;
    delete from photo p where p.school_id = here.school_id and p.child_id = here.child_id;
  end if;
  if 'notes' = any (what) then delete from note n where n.school_id = here.school_id and n.child_id = here.child_id; end if;
  if 'letters' = any (what) then
    delete from update_reader r where r.school_id = here.school_id and r.child_id = here.child_id;
    delete from weekly_update u where u.school_id = here.school_id and u.child_id = here.child_id;
  else
    perform app.erase_from_letters(child, what);
  end if;
  if 'messages' = any (what) then delete from message m where m.school_id = here.school_id and m.child_id = here.child_id; end if;
  if 'callDetails' = any (what) then
    update family_call f set mood = null, topics = '{}', line = '' where f.school_id = here.school_id and f.child_id = here.child_id;
  end if;
  if 'calls' = any (what) then
    delete from family_call f where f.school_id = here.school_id and f.child_id = here.child_id;
    delete from booking b where b.school_id = here.school_id and b.child_id = here.child_id;
  end if;
  if 'contacts' = any (what) then
    perform app.erase_card(child);
    keys := keys || '{card,address}'::text[];
  end if;
  if 'idNumber' = any (what) then
    update child c set id_number = null, id_number_hmac = null where c.school_id = here.school_id and c.child_id = here.child_id;
    keys := keys || '{idNumber}'::text[];
  end if;
  if 'character' = any (what) then
    update child c set "character" = '', interests = '', health = '', remarks = '' where c.school_id = here.school_id and c.child_id = here.child_id;
    keys := keys || '{character,interests,health,remarks}'::text[];
  end if;
  if 'identity' = any (what) then
    update child c set name = app.erased_name(c.child_id), initials = '', birth_date = date_trunc('year', c.birth_date)::date, parental_absence = 'none',
        left_behind_status = 'none', accommodation = 'day', special_status = '{}'
      where c.school_id = here.school_id and c.child_id = here.child_id;
    keys := keys || '{name,sex,birthDate,parentalAbsence,leftBehindStatus,accommodation,specialStatus}'::text[];
    update record_event e set note = '' where e.school_id = here.school_id and e.child_id = here.child_id;
  end if;
  update record_event e set before = e.before - keys where e.school_id = here.school_id and e.child_id = here.child_id and e.before ?| keys;
  -- What an import found before it changed the record (a table of a later migration).
  delete from roster_was w where w.school_id = here.school_id and w.child_id = here.child_id;
  -- What commands about this child answered, which may repeat what was typed. The row stays, so that a late sender does not do it again.
  update command k set reply = null from audit a
    where k.school_id = here.school_id and a.school_id = k.school_id and a.children = array[here.child_id] and a.person_id = k.person_id and a.at = k.at and a.action = k.action;
  if cardinality(gone) > 0 then
    update child c set version = version + 1 where c.school_id = here.school_id and c.child_id = here.child_id;
    insert into record_event (school_id, child_id, kind, happened_on, before, note, version, recorded_by, recorded_at)
      values (here.school_id, here.child_id, 'erased', app.school_date(erase_child.at), '{}', words, here.version + 1, app.person(), erase_child.at);
  end if;
  return gone;
end
$$;

-- Children who have left long enough for some of their holdings, with which: `terms` is [{ "name", "leftBefore" }]. For the clock.
create function app.overdue(terms jsonb, most int) returns table (child_id bigint, names text[]) language sql stable security definer set search_path = public, pg_temp as
$$
  select c.child_id, due.names from child c cross join lateral (
    select array_agg(t.name order by t.name) as names from jsonb_to_recordset(terms) as t(name text, "leftBefore" date)
    where c.left_on < t."leftBefore" and t.name = any (app.holdings_of(c.child_id))) due
  where app.hat() = 'clock' and c.school_id = app.school() and c.left_on is not null and due.names is not null
  order by c.child_id limit most
$$;

-- Remembered replies and counted attempts that nobody can need any more, `most` at a time. For the clock.
create function app.clear_commands(before timestamptz, most int) returns int language sql security definer set search_path = public, pg_temp as
$$
  with old as (select k.ctid from command k where app.hat() = 'clock' and k.school_id = app.school() and k.at < before limit most),
  gone as (delete from command k using old where k.ctid = old.ctid returning 1)
  select count(*)::int from gone
$$;

create function app.clear_attempts(before timestamptz, most int) returns int language sql security definer set search_path = public, pg_temp as
$$
  with old as (select a.ctid from attempt a where app.hat() = 'clock' and a.since < before limit most),
  gone as (delete from attempt a using old where a.ctid = old.ctid returning 1)
  select count(*)::int from gone
$$;

revoke execute on function app.records_withdrawn(bigint), app.speaks_for(bigint), app.held(bigint, int), app.readers(bigint, date, int), app.erased_name(bigint), app.holdings_of(bigint),
  app.erase_from_letters(bigint, text[]), app.erase_card(bigint), app.erase_child(bigint, text[], text, timestamptz), app.overdue(jsonb, int),
  app.clear_commands(timestamptz, int), app.clear_attempts(timestamptz, int) from public;
grant execute on function app.records_withdrawn(bigint), app.held(bigint, int), app.readers(bigint, date, int), app.erase_child(bigint, text[], text, timestamptz), app.overdue(jsonb, int),
  app.clear_commands(timestamptz, int), app.clear_attempts(timestamptz, int) to yanshu_app;
