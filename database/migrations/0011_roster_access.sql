-- A roster of any size is read in steps, compared in batches and written in one transaction; while nothing hangs on it, it can be taken back.

-- Ids are given out before a roster is written, so that what belongs together can be prepared; those of an import that is given up are never used.
create function app.new_ids(what text, wanted int) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if app.hat() <> 'head' or what not in ('child', 'relative') or wanted > 100000 then perform app.refuse('FORBIDDEN'); end if;
  return query select nextval(pg_get_serial_sequence('public.' || what, what || '_id')) from generate_series(1, wanted);
end
$$;

-- A name as rows and records are compared by it (domain/roster/reading/child.ts, nameAndBirth).
create function app.plain_name(name text) returns text language sql immutable as
$$ select regexp_replace(normalize(name, NFKC), '\s+', '', 'g') $$;

-- A digest of all that a roster can change about a child: the record, who cares for it, with whom it is paired. Runs as its caller.
create function app.roster_mark(child bigint) returns text language sql stable as
$$
  select md5(concat_ws('|', app.record_of(child)::text,
    (select string_agg(concat_ws(',', a.care_id, a.kind, a.caregiver_id, a.from_on, a.to_on), ';' order by a.care_id) from care_arrangement a
      where a.school_id = app.school() and a.child_id = roster_mark.child),
    (select string_agg(concat_ws(',', p.person_id, p.from_on, p.to_on), ';' order by p.person_id) from pairing p
      where p.school_id = app.school() and p.child_id = roster_mark.child)))
$$;

-- Whether anything but the import itself stands on one of these rows: every foreign key to `target` is asked, also of tables that are yet to come.
create function app.is_referred(target regclass, ids bigint[], but text[]) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  link record;
  found boolean;
begin
  for link in
    select c.conrelid::regclass::text as source, a.attname as key
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_position(c.confkey,
      (select t.attnum from pg_attribute t where t.attrelid = target and t.attname = target::text || '_id'))]
    where c.contype = 'f' and c.confrelid = target
  loop
    if link.source = any (but) then continue; end if;
    execute format('select exists (select from %I t where t.school_id = app.school() and t.%I = any ($1))', link.source, link.key) using ids into found;
    if found then return true; end if;
  end loop;
  return false;
end
$$;

create function app.made_by_import(import bigint, what text) returns bigint[] language sql stable security definer set search_path = public, pg_temp as
$$
  select coalesce(array_agg(id::bigint), '{}') from roster_piece p, jsonb_array_elements_text(p.rows) id
  where p.school_id = app.school() and p.import_id = import and p.kind = what and app.hat() = 'head'
$$;

-- Whether a confirmed import can no longer be taken back: somebody signed in as one of its contacts, something was recorded about one of its children, or a record
-- that it changed has been changed again (or erased) since.
create function app.import_in_use(import bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  children bigint[] := app.made_by_import(import, 'madeChild');
  relatives bigint[] := app.made_by_import(import, 'madeRelative');
  touched int;
begin
  if not exists (select from roster_import i where i.school_id = app.school() and i.import_id = import and i.state = 'confirmed') then return true; end if;
  -- The clock has cleared what it could be taken back with, or it changed nothing.
  if not exists (select from roster_piece p where p.school_id = app.school() and p.import_id = import)
    and not exists (select from roster_was w where w.school_id = app.school() and w.import_id = import) then return true; end if;
  if (select count(*) from child c where c.school_id = app.school() and c.child_id = any (children) and c.left_on is null) < cardinality(children) then return true; end if;
  if exists (select from relative r where r.school_id = app.school() and r.relative_id = any (relatives) and r.person_id is not null) then return true; end if;
  if exists (select from record_event e where e.school_id = app.school() and e.child_id = any (children) and e.import_id is distinct from import) then return true; end if;
  if exists (select from care_arrangement a where a.school_id = app.school() and a.child_id = any (children) and (a.to_on is not null or a.recorded_by is not null)) then
    return true;
  end if;
  touched := (select count(*) from roster_was w where w.school_id = app.school() and w.import_id = import and w.of_table = 'child');
  if touched < (select coalesce(sum(jsonb_array_length(p.rows)), 0) from roster_piece p
      where p.school_id = app.school() and p.import_id = import and p.kind = 'changedChild') then return true; end if;
  if exists (select from roster_was w where w.school_id = app.school() and w.import_id = import and w.of_table = 'child'
      and w.after is distinct from app.roster_mark(w.child_id)) then return true; end if;
  if exists (select from child_relative l where l.school_id = app.school() and l.relative_id = any (relatives) and l.child_id <> all (children)
      and not exists (select from roster_was w where w.school_id = app.school() and w.import_id = import and w.of_table = 'child' and w.child_id = l.child_id)) then
    return true;
  end if;
  return app.is_referred('child', children, array['child_relative', 'care_arrangement', 'pairing', 'record_event', 'roster_was'])
    or app.is_referred('relative', relatives, array['child_relative', 'care_arrangement', 'relative_phone', 'roster_was']);
end
$$;

-- Takes one batch of a confirmed import back: what it added goes, what it changed stands again as it was. The caller has asked app.import_in_use before.
create function app.undo_import(import bigint, part int) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  children bigint[];
  relatives bigint[];
  touched bigint[];
  known bigint[];
begin
  if app.hat() <> 'head' or not exists (select from roster_import i where i.school_id = app.school() and i.import_id = import and i.state = 'confirmed') then
    perform app.refuse('NOT_FOUND');
  end if;
  select coalesce(array_agg(id::bigint) filter (where p.kind = 'madeChild'), '{}'), coalesce(array_agg(id::bigint) filter (where p.kind = 'madeRelative'), '{}')
    into children, relatives
    from roster_piece p, jsonb_array_elements_text(p.rows) id
    where p.school_id = app.school() and p.import_id = import and p.batch = part and p.kind in ('madeChild', 'madeRelative');
  select coalesce(array_agg(w.child_id) filter (where w.of_table = 'child'), '{}'), coalesce(array_agg(w.relative_id) filter (where w.of_table = 'relative'), '{}')
    into touched, known from roster_was w where w.school_id = app.school() and w.import_id = import and w.batch = part;

  delete from child_relative l where l.school_id = app.school() and l.child_id = any (children || touched);
  delete from care_arrangement a where a.school_id = app.school() and a.child_id = any (children || touched);
  delete from pairing p where p.school_id = app.school() and p.child_id = any (children || touched);
  delete from record_event e where e.school_id = app.school() and e.child_id = any (children);
  delete from child c where c.school_id = app.school() and c.child_id = any (children);
  delete from relative_phone f where f.school_id = app.school() and f.relative_id = any (relatives || known);
  delete from relative r where r.school_id = app.school() and r.relative_id = any (relatives);

  update child c set class_id = x.class_id, name = x.name, initials = x.initials, sex = x.sex, birth_date = x.birth_date,
      id_number = decode(x.id_number, 'base64'), id_number_hmac = decode(x.id_number_hmac, 'hex'), address = decode(x.address, 'base64'),
      parental_absence = x.parental_absence, left_behind_status = x.left_behind_status, accommodation = x.accommodation, special_status = x.special_status,
      "character" = x."character", interests = x.interests, health = x.health, remarks = x.remarks, enrolled_on = x.enrolled_on, left_on = x.left_on
    from roster_was w, jsonb_to_record(w.row) as x(class_id bigint, name text, initials text, sex text, birth_date date, id_number text, id_number_hmac text, address text,
      parental_absence text, left_behind_status text, accommodation text, special_status text[], "character" text, interests text, health text, remarks text,
      enrolled_on date, left_on date)
    where w.school_id = app.school() and w.import_id = import and w.batch = part and w.of_table = 'child' and c.school_id = w.school_id and c.child_id = w.child_id;
  update relative r set name = x.name, employer = x.employer, occupation = x.occupation, health_note = x.health_note, age = x.age, deceased = x.deceased,
      reachable = x.reachable, address = decode(x.address, 'base64'), employer_address = decode(x.employer_address, 'base64'),
      employer_phone = decode(x.employer_phone, 'base64'), person_id = coalesce(r.person_id, x.person_id), bound_at = coalesce(r.bound_at, x.bound_at)
    from roster_was w, jsonb_to_record(w.row) as x(name text, employer text, occupation text, health_note text, age smallint, deceased boolean, reachable text,
      address text, employer_address text, employer_phone text, person_id bigint, bound_at timestamptz)
    where w.school_id = app.school() and w.import_id = import and w.batch = part and w.of_table = 'relative'
      and r.school_id = w.school_id and r.relative_id = w.relative_id;
  insert into relative_phone (school_id, relative_id, position, number, number_hmac)
    select app.school(), w.relative_id, x.position, decode(x.number, 'base64'), decode(x.number_hmac, 'hex')
    from roster_was w, jsonb_to_record(w.row) as x(position smallint, number text, number_hmac text)
    where w.school_id = app.school() and w.import_id = import and w.batch = part and w.of_table = 'relative_phone';
  insert into child_relative select (jsonb_populate_record(null::child_relative, w.row)).* from roster_was w
    where w.school_id = app.school() and w.import_id = import and w.batch = part and w.of_table = 'child_relative';
  insert into care_arrangement overriding system value select (jsonb_populate_record(null::care_arrangement, w.row)).* from roster_was w
    where w.school_id = app.school() and w.import_id = import and w.batch = part and w.of_table = 'care_arrangement';
  insert into pairing select (jsonb_populate_record(null::pairing, w.row)).* from roster_was w
    where w.school_id = app.school() and w.import_id = import and w.batch = part and w.of_table = 'pairing';
end
$$;

-- The classes of an undone import: those that it opened go where nothing stands on them, sizes that nobody changed since are what they were.
create function app.undo_import_classes(import bigint) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  opened record;
begin
  if app.hat() <> 'head' then perform app.refuse('FORBIDDEN'); end if;
  for opened in select k.class_id, w.row, w.after, k.pupils from roster_was w
      join school_class k on k.school_id = w.school_id and k.class_id = (w.row ->> 'classId')::bigint
      where w.school_id = app.school() and w.import_id = import and w.of_table = 'school_class' loop
    if (opened.row ->> 'fresh')::boolean then
      begin
        delete from school_class k where k.school_id = app.school() and k.class_id = opened.class_id;
      exception when foreign_key_violation then null;
      end;
    elsif opened.after = coalesce(opened.pupils::text, '') then
      update school_class k set pupils = (opened.row ->> 'pupils')::int where k.school_id = app.school() and k.class_id = opened.class_id;
    end if;
  end loop;
end
$$;

do $$
declare t text;
begin
  foreach t in array array['roster_row','roster_piece','roster_was','roster_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

grant select, insert, update, delete on roster_row, roster_piece to yanshu_app;
grant select, insert, update, delete on roster_was to yanshu_app;
grant select, insert, delete on roster_file to yanshu_app;
grant delete on roster_import to yanshu_app;

create policy head on roster_row to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy head on roster_piece to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy head on roster_was to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy write_new on roster_file for insert to yanshu_app with check (school_id = app.school() and app.hat() in ('head', 'teacher'));
create policy head on roster_file for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');
-- The clock clears what nobody confirmed, and what can no longer be undone.
create policy clock on roster_import to yanshu_app using (school_id = app.school() and app.hat() = 'clock');
create policy clock on roster_row to yanshu_app using (school_id = app.school() and app.hat() = 'clock');
create policy clock on roster_piece to yanshu_app using (school_id = app.school() and app.hat() = 'clock');
create policy clock on roster_was to yanshu_app using (school_id = app.school() and app.hat() = 'clock');
create policy clock on roster_file to yanshu_app using (school_id = app.school() and app.hat() = 'clock');

revoke execute on function app.new_ids(text, int), app.plain_name(text), app.roster_mark(bigint), app.is_referred(regclass, bigint[], text[]),
  app.made_by_import(bigint, text), app.import_in_use(bigint), app.undo_import(bigint, int), app.undo_import_classes(bigint) from public;
grant execute on function app.new_ids(text, int), app.plain_name(text), app.roster_mark(bigint), app.import_in_use(bigint), app.undo_import(bigint, int),
  app.undo_import_classes(bigint) to yanshu_app;

-- Policies of one table are tried one after the other, by name: without this every row that a head's import writes would first ask whether some class teacher keeps it
-- (measured: nine tenths of the time). What a head may write, the policies of 0001 say.
alter policy keeper_change on child using (school_id = app.school() and app.hat() = 'teacher' and app.keeps(child_id));
alter policy keeper_new on child_relative with check (school_id = app.school() and app.hat() = 'teacher' and app.keeps(child_id) and app.keeps_relative(relative_id));
alter policy keeper_change on child_relative using (school_id = app.school() and app.hat() = 'teacher' and app.keeps(child_id));
alter policy keeper_gone on child_relative using (school_id = app.school() and app.hat() = 'teacher' and app.keeps(child_id));
alter policy keeper_change on relative using (school_id = app.school() and app.hat() = 'teacher' and app.keeps_relative(relative_id));
alter policy keeper_new on relative_phone with check (school_id = app.school() and app.hat() = 'teacher' and app.keeps_relative(relative_id));
alter policy keeper_gone on relative_phone using (school_id = app.school() and app.hat() = 'teacher' and app.keeps_relative(relative_id));
alter policy keeper_new on care_arrangement with check (school_id = app.school() and app.hat() = 'teacher' and app.keeps(child_id));
alter policy keeper_change on care_arrangement using (school_id = app.school() and app.hat() = 'teacher' and app.keeps(child_id));
