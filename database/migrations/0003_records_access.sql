-- Who keeps a child's record, and who reads which of the new tables. Same rules as 0001: the policies say who sees which child; what needs to look further than its
-- caller may see is a function that runs as the owner and guards itself.

-- Keeping a record ---------------------------------------------------------------------------------------------------------------

-- The class teacher keeps the records of the own class, the head those of the school; a paired teacher and the desk read.
create function app.keeps(child bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if app.hat() = 'head' then
    return exists (select from child c where c.school_id = app.school() and c.child_id = keeps.child);
  end if;
  return app.hat() = 'teacher' and exists (
    select from child c join class_teacher t on t.school_id = c.school_id and t.class_id = c.class_id
    where c.school_id = app.school() and c.child_id = keeps.child and t.person_id = app.person());
end
$$;

create function app.keeps_class(class bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$
  select app.hat() = 'head' and exists (select from school_class k where k.school_id = app.school() and k.class_id = class)
    or app.hat() = 'teacher' and exists (select from class_teacher t where t.school_id = app.school() and t.class_id = class and t.person_id = app.person())
$$;

-- A contact is kept by whoever keeps one of its children.
create function app.keeps_relative(relative bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$
  select exists (select from child_relative cr where cr.school_id = app.school() and cr.relative_id = relative and app.keeps(cr.child_id))
$$;

-- A child that is added is its keeper's from this moment on; app.enter looked before there was one.
create function app.now_mine(child bigint) returns void language sql as
$$ select set_config('app.my_children', (app.my_children() || child)::text, true) $$;

-- Adds a child to a class that the caller keeps; null where they do not. Bytes come as hex.
create function app.add_child(class bigint, facts jsonb, enrolled date) returns bigint language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  added bigint;
begin
  if not app.keeps_class(class) then return null; end if;
  insert into child (school_id, class_id, name, initials, sex, birth_date, id_number, id_number_hmac, address, parental_absence, left_behind_status, accommodation,
      special_status, "character", interests, health, remarks, enrolled_on)
    select app.school(), class, x.name, x.initials, x.sex, x."birthDate", decode(x."idNumber", 'hex'), decode(x."idDigest", 'hex'), decode(x.address, 'hex'),
      x."parentalAbsence", x."leftBehindStatus", x.accommodation, x."specialStatus", coalesce(x."character", ''), coalesce(x.interests, ''),
      coalesce(x.health, ''), coalesce(x.remarks, ''), enrolled
    from jsonb_to_record(facts) as x(name text, initials text, sex text, "birthDate" date, "idNumber" text, "idDigest" text, address text, "parentalAbsence" text,
      "leftBehindStatus" text, accommodation text, "specialStatus" text[], "character" text, interests text, health text, remarks text)
    returning child_id into added;
  perform app.now_mine(added);
  return added;
end
$$;

-- The contact of this school who has one of these numbers and this name: brothers and sisters share one row, also across classes. Null where there is none.
create function app.same_relative(child bigint, called text, digests bytea[]) returns bigint language sql stable security definer set search_path = public, pg_temp as
$$
  select min(r.relative_id) from relative r join relative_phone f using (school_id, relative_id)
  where r.school_id = app.school() and app.keeps(child) and r.name = called and f.number_hmac = any (digests)
$$;

-- Adds a contact to the card of a child that the caller keeps, or hangs the same person of a brother's or sister's card on it; null where they do not keep it.
create function app.add_relative(child bigint, called text, digests bytea[], kin text, kin_text text, place smallint) returns bigint
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  added bigint;
begin
  if not app.keeps(child) then return null; end if;
  added := app.same_relative(child, called, digests);
  if added is null then
    insert into relative (school_id, name) values (app.school(), called) returning relative_id into added;
  end if;
  insert into child_relative (school_id, child_id, relative_id, relation, relation_text, call_order)
    values (app.school(), child, added, kin, kin_text, place) on conflict do nothing;
  return added;
end
$$;

-- Everything on file of a child that can change, as one document: the keys of record_event.before. Sealed values stay sealed. Runs as its caller.
create function app.record_of(child bigint) returns jsonb language plpgsql stable as
$$
begin
  return (select jsonb_build_object('name', c.name, 'sex', c.sex, 'birthDate', c.birth_date, 'classId', c.class_id, 'idNumber', encode(c.id_number, 'base64'),
      'address', encode(c.address, 'base64'), 'parentalAbsence', c.parental_absence, 'leftBehindStatus', c.left_behind_status, 'accommodation', c.accommodation,
      'specialStatus', to_jsonb(c.special_status), 'character', c."character", 'interests', c.interests, 'health', c.health, 'remarks', c.remarks,
      'enrolledOn', c.enrolled_on, 'leftOn', c.left_on,
      'card', coalesce((select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'relation', cr.relation, 'relationText', cr.relation_text,
          'isCaregiver', cr.is_caregiver, 'atHome', cr.at_home, 'employer', r.employer, 'employerAddress', encode(r.employer_address, 'base64'),
          'employerPhone', encode(r.employer_phone, 'base64'), 'address', encode(r.address, 'base64'), 'reachable', r.reachable, 'occupation', r.occupation,
          'healthNote', r.health_note, 'age', r.age, 'deceased', r.deceased,
          'phones', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
            where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) order by cr.call_order, r.relative_id)
        from child_relative cr join relative r using (school_id, relative_id)
        where cr.school_id = c.school_id and cr.child_id = c.child_id), '[]'::jsonb))
    from child c where c.school_id = app.school() and c.child_id = record_of.child);
end
$$;

-- What changed in a child's record and when, without what it was: for the child's guardians, who must not read each other's numbers in it.
create function app.changes_of(child bigint) returns table (kind text, happened_on date, recorded_at timestamptz) language sql stable security definer set search_path = public, pg_temp as
$$
  select e.kind, e.happened_on, e.recorded_at from record_event e
  where e.school_id = app.school() and e.child_id = child and app.hat() = 'parent' and child = any (app.my_children())
  order by e.happened_on desc, e.event_id desc
$$;

-- People -------------------------------------------------------------------------------------------------------------------------

-- Counts one more try in a window of seconds; false when there were `most` already. A window begins with its first try.
create function app.allow(what text, whom text, most int, seconds int, at timestamptz) returns boolean language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  tried int;
begin
  insert into attempt as a (kind, who, since, count) values (what, whom, at, 1)
    on conflict (kind, who) do update set
      since = case when a.since <= allow.at - make_interval(secs => seconds) then allow.at else a.since end,
      count = case when a.since <= allow.at - make_interval(secs => seconds) then 1 else a.count + 1 end
    returning a.count into tried;
  return tried <= most;
end
$$;

-- The same for the caller of a transaction, who cannot choose to be counted as somebody else.
create function app.allow_me(what text, most int, seconds int, at timestamptz) returns boolean language sql security definer set search_path = public, pg_temp as
$$ select app.allow(what, 'p' || app.person(), most, seconds, at) $$;

-- A school is never without a head: the last one cannot leave. Heads who leave at once take turns at the school's row.
create function app.keep_a_head() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  perform from school s where s.school_id = old.school_id for update;
  if not exists (select from membership m where m.school_id = old.school_id and m.role = 'head' and m.ended_at is null and m.until is null) then
    perform app.refuse('LAST_HEAD');
  end if;
  return null;
end
$$;
create trigger keep_a_head after update on membership for each row
  when (old.role = 'head' and old.ended_at is null and old.until is null and (new.ended_at is not null or new.until is not null))
  execute function app.keep_a_head();

-- Staff are people of their own; whoever has this number already (a teacher of the next village) is the same person. Null where the caller is no head.
create function app.invite(called text, sealed bytea, digest bytea) returns bigint language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  invited bigint;
begin
  if app.hat() <> 'head' then return null; end if;
  insert into person (name, phone, phone_hmac) values (called, sealed, digest) on conflict (phone_hmac) do nothing returning person_id into invited;
  if invited is null then select person_id into invited from person where phone_hmac = digest; end if;
  return invited;
end
$$;

-- As in 0001, and: a hat that has ended is gone at once; a volunteer has none.
create or replace function app.identify(caller text, today date, notice text) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return (select jsonb_build_object('personId', p.person_id, 'name', p.name, 'hats', coalesce((
    select jsonb_agg(hat order by hat ->> 'rank', hat ->> 'placeId') from (
      select jsonb_build_object('role', m.role, 'placeId', s.school_id, 'place', s.name, 'consentNeeded', false,
          'rank', case m.role when 'head' then 1 when 'teacher' then 2 else 3 end) as hat
        from membership m join school s using (school_id)
        where m.person_id = p.person_id and m.role <> 'volunteer' and m.since <= today and (m.until is null or m.until >= today) and m.ended_at is null
      union all
      select jsonb_build_object('role', 'district', 'placeId', d.district_id, 'place', d.name, 'consentNeeded', false, 'rank', 4)
        from district_officer o join district d using (district_id) where o.person_id = p.person_id
      union all
      select jsonb_build_object('role', 'parent', 'placeId', s.school_id, 'place', s.name, 'rank', 5,
          'consentNeeded', bool_or(not exists (
            select from consent k where k.school_id = cr.school_id and k.child_id = cr.child_id and k.person_id = p.person_id
              and k.purpose = 'records' and k.notice_version = notice and k.withdrawn_at is null)))
        from relative r
        join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
        join child c on c.school_id = cr.school_id and c.child_id = cr.child_id and c.left_on is null
        join school s on s.school_id = r.school_id
        where r.person_id = p.person_id and not r.deceased group by s.school_id, s.name
    ) all_hats), '[]'::jsonb))
  from person p where p.openid = caller);
end
$$;

-- Policies -----------------------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['roster_mapping','record_event','entrusted_care_notice','survey_answer','bind_code','background_check','attempt','rights_request','audit_pack'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

-- Nobody but the owner reads or writes attempts; the table has no other policy.
grant select, insert on record_event, entrusted_care_notice, background_check, audit_pack to yanshu_app;
grant select, insert, update on roster_mapping, survey_answer, bind_code, rights_request to yanshu_app;
grant select on audit to yanshu_app;
grant insert, update on membership to yanshu_app;
grant insert, delete on class_teacher to yanshu_app;
grant delete on roster_mapping to yanshu_app;

create policy keeper_change on child for update to yanshu_app using (school_id = app.school() and app.keeps(child_id));
create policy keeper_new on child_relative for insert to yanshu_app with check (school_id = app.school() and app.keeps(child_id) and app.keeps_relative(relative_id));
create policy keeper_change on child_relative for update to yanshu_app using (school_id = app.school() and app.keeps(child_id));
create policy keeper_gone on child_relative for delete to yanshu_app using (school_id = app.school() and app.keeps(child_id));
create policy keeper_change on relative for update to yanshu_app using (school_id = app.school() and app.keeps_relative(relative_id));
create policy keeper_new on relative_phone for insert to yanshu_app with check (school_id = app.school() and app.keeps_relative(relative_id));
create policy keeper_gone on relative_phone for delete to yanshu_app using (school_id = app.school() and app.keeps_relative(relative_id));
create policy keeper_new on care_arrangement for insert to yanshu_app with check (school_id = app.school() and app.keeps(child_id));
create policy keeper_change on care_arrangement for update to yanshu_app using (school_id = app.school() and app.keeps(child_id));

create policy read on record_event for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
-- (Not app.keeps: the event of a move to another class is written when the child has already moved.)
create policy write_new on record_event for insert to yanshu_app with check (
  school_id = app.school() and recorded_by = app.person() and app.hat() in ('head', 'teacher')
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy read on entrusted_care_notice for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on entrusted_care_notice for insert to yanshu_app with check (
  school_id = app.school() and recorded_by = app.person() and app.keeps(child_id));

create policy read on survey_answer for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on survey_answer for insert to yanshu_app with check (
  school_id = app.school() and answered_by = app.person() and app.keeps(child_id));
create policy write_change on survey_answer for update to yanshu_app using (school_id = app.school() and app.keeps(child_id))
  with check (school_id = app.school() and answered_by = app.person());

create policy head on roster_mapping to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy keeper on bind_code to yanshu_app using (school_id = app.school() and app.keeps_relative(relative_id))
  with check (school_id = app.school() and app.keeps_relative(relative_id));

create policy head on background_check for select to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy write_new on background_check for insert to yanshu_app with check (
  school_id = app.school() and app.hat() = 'head' and recorded_by = app.person()
  and exists (select from membership m where m.school_id = app.school() and m.person_id = background_check.person_id));

create policy write_new on membership for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on membership for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy write_new on class_teacher for insert to yanshu_app with check (
  school_id = app.school() and app.hat() = 'head'
  and exists (select from membership m where m.school_id = app.school() and m.person_id = class_teacher.person_id and m.role in ('teacher', 'head') and m.ended_at is null));
create policy write_gone on class_teacher for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');

-- A guardian sees the own requests, the head those of the school.
create policy read on rights_request for select to yanshu_app using (
  school_id = app.school() and (app.hat() = 'head' or app.hat() = 'parent' and person_id = app.person()));
create policy write_new on rights_request for insert to yanshu_app with check (
  school_id = app.school() and person_id = app.person()
  and (app.hat() = 'head' or app.hat() = 'parent' and state = 'open' and child_id = any ((select app.my_children())::bigint[])));
create policy write_change on rights_request for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy head on audit_pack for select to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy write_new on audit_pack for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head' and made_by = app.person());

-- Who read what: the head of the whole school, a guardian of the own children (未成年人网络保护条例 Art 36).
create policy read_head on audit for select to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy read_guardian on audit for select to yanshu_app using (
  school_id = app.school() and app.hat() = 'parent' and children && (select app.my_children())::bigint[]);

revoke execute on all functions in schema app from public;
grant execute on function app.keeps(bigint), app.keeps_class(bigint), app.keeps_relative(bigint), app.add_child(bigint, jsonb, date),
  app.same_relative(bigint, text, bytea[]), app.add_relative(bigint, text, bytea[], text, text, smallint), app.record_of(bigint), app.changes_of(bigint),
  app.allow_me(text, int, int, timestamptz), app.invite(text, bytea, bytea) to yanshu_app;
