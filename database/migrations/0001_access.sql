-- Who may see what: one place, so that a forgotten "where" leaks nothing. Every request runs as yanshu_app, which can neither log in nor bypass the policies,
-- with app.person_id, app.school_id and app.hat set for its transaction only.
create extension if not exists btree_gist;

do $$ begin
  create role yanshu_app nologin nobypassrls;
exception when duplicate_object then null;
end $$;
-- A role of this name may have been there before us; one that could walk past the policies is no protection.
do $$ begin
  if exists (select from pg_roles where rolname = 'yanshu_app' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole)) then
    raise exception 'the role yanshu_app must be able neither to log in, nor to bypass row-level security, nor to make roles';
  end if;
end $$;
do $$ begin
  execute format('grant yanshu_app to %I', current_user);
end $$;

create schema app;
grant usage on schema app, public to yanshu_app;

-- Two opening hours of one line never overlap.
alter table opening_hours add constraint hours_no_overlap
  exclude using gist (school_id with =, line_id with =, weekday with =, int4range(from_minute, to_minute) with &&);

-- The caller ------------------------------------------------------------------------------------------------------------------

create function app.person() returns bigint language sql stable as
$$ select nullif(current_setting('app.person_id', true), '')::bigint $$;

create function app.school() returns bigint language sql stable as
$$ select nullif(current_setting('app.school_id', true), '')::bigint $$;

-- A district is no school: whoever wears its hat stands at no school at all, so that no policy can take the number of the one for that of the other.
create function app.district() returns bigint language sql stable as
$$ select nullif(current_setting('app.district_id', true), '')::bigint $$;

create function app.hat() returns text language sql stable as
$$ select coalesce(nullif(current_setting('app.hat', true), ''), 'none') $$;

-- Hats that work with every child of their school. (The district's hat is not among them: it sees counts through app.district_counts alone.)
create function app.sees_school() returns boolean language sql stable as
$$ select current_setting('app.sees_school', true) = 'yes' $$;

create function app.is_staff() returns boolean language sql stable as
$$ select app.hat() in ('head', 'desk', 'teacher', 'clock') $$;

-- The children of a parent (through the contact card) or of a teacher (own classes, paired children), as app.enter found them when the transaction began.
create function app.my_children() returns bigint[] language sql stable as
$$ select coalesce(nullif(current_setting('app.my_children', true), ''), '{}')::bigint[] $$;

-- Runs as the owner, so every table is named with its schema: a temporary one of the same name would be found first. A child that has left is nobody's.
create function app.children_of(person bigint, school bigint, hat text) returns bigint[] language plpgsql stable as
$$
begin
  if hat = 'parent' then
    return (select coalesce(array_agg(cr.child_id), '{}')
      from public.relative r join public.child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
      join public.child c on c.school_id = cr.school_id and c.child_id = cr.child_id
      where r.person_id = person and r.school_id = school and not r.deceased and c.left_on is null);
  elsif hat = 'teacher' then
    return (select coalesce(array_agg(c.child_id), '{}') from (
      select c.child_id from public.class_teacher t join public.child c on c.school_id = t.school_id and c.class_id = t.class_id
        where t.school_id = school and t.person_id = person and c.left_on is null
      union all
      select p.child_id from public.pairing p join public.child c on c.school_id = p.school_id and c.child_id = p.child_id
        where p.school_id = school and p.person_id = person and p.to_on is null and c.left_on is null) c);
  end if;
  return '{}';
end
$$;

-- Begins a transaction in somebody's name, for this transaction only. Called as the owner, just before the role is dropped to yanshu_app; the children are looked up
-- here, once, because a policy would look them up once for every table of a statement (measured: 0.3 ms each).
create function app.enter(person bigint, place bigint, hat text, durable boolean) returns void language plpgsql as
$$
begin
  perform set_config('app.person_id', coalesce(person::text, ''), true), set_config('app.hat', hat, true),
    set_config('app.school_id', case when hat = 'district' then '' else coalesce(place::text, '') end, true),
    set_config('app.district_id', case when hat = 'district' then coalesce(place::text, '') else '' end, true),
    set_config('app.sees_school', case when hat in ('head', 'desk', 'clock') then 'yes' else 'no' end, true),
    set_config('app.my_children', app.children_of(person, place, hat)::text, true),
    set_config('synchronous_commit', case when durable then 'on' else 'off' end, true);
end
$$;

-- (plpgsql, as all that runs at every call: it keeps its plans, which a function in plain SQL makes anew each time.)
-- Everything that the sign-in asks, in one look: who this WeChat user is, which hats they wear, whether a guardian's consent is still open.
create function app.identify(caller text, today date, notice text) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return (select jsonb_build_object('personId', p.person_id, 'name', p.name, 'hats', coalesce((
    select jsonb_agg(hat order by hat ->> 'rank', hat ->> 'placeId') from (
      select jsonb_build_object('role', m.role, 'placeId', s.school_id, 'place', s.name, 'consentNeeded', false,
          'rank', case m.role when 'head' then 1 when 'teacher' then 2 else 3 end) as hat
        from membership m join school s using (school_id)
        where m.person_id = p.person_id and m.since <= today and (m.until is null or m.until >= today)
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

-- Binds a WeChat user to everyone on file with this number. 'unknown' where nobody has it, 'elsewhere' where another WeChat user already holds it.
create function app.sign_in(caller text, number_hmac bytea, at timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  staff person%rowtype;
  me bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(number_hmac, 'hex'), 0));
  perform pg_advisory_xact_lock(hashtextextended(caller, 1));
  select * into staff from person where phone_hmac = number_hmac;
  if staff.openid is not null and staff.openid <> caller then return 'elsewhere'; end if;
  if exists (select from relative_phone f join relative r using (school_id, relative_id) join person p on p.person_id = r.person_id
             where f.number_hmac = sign_in.number_hmac and p.openid <> caller) then return 'elsewhere'; end if;
  select person_id into me from person where openid = caller;
  if staff.person_id is null and not exists (
      select from relative_phone f join relative r using (school_id, relative_id) where f.number_hmac = sign_in.number_hmac and not r.deceased) then
    return 'unknown';
  end if;
  if me <> staff.person_id and not exists (select from membership m where m.person_id = me) and not exists (select from district_officer o where o.person_id = me) then
    -- A parent who is now on the staff too: one WeChat user is one person, with all that was theirs.
    update person set openid = null where person_id = me;
    update person set openid = caller where person_id = staff.person_id;
    update relative set person_id = staff.person_id where person_id = me;
    update consent set person_id = staff.person_id where person_id = me;
    update message_credit set person_id = staff.person_id where person_id = me;
    update update_reader set person_id = staff.person_id where person_id = me;
    update message set person_id = staff.person_id where person_id = me and state = 'queued';
    me := staff.person_id;
  end if;
  if me is null then
    if staff.person_id is not null then
      update person set openid = caller where person_id = staff.person_id;
      me := staff.person_id;
    else
      insert into person (openid, name)
        select caller, r.name from relative_phone f join relative r using (school_id, relative_id)
        where f.number_hmac = sign_in.number_hmac and not r.deceased order by r.relative_id limit 1
        returning person_id into me;
    end if;
  end if;
  with bound as (
    update relative r set person_id = me, bound_at = at
    from relative_phone f
    where f.school_id = r.school_id and f.relative_id = r.relative_id and f.number_hmac = sign_in.number_hmac
      and r.person_id is distinct from me and not r.deceased
    returning r.school_id, r.relative_id)
  insert into audit (school_id, at, person_id, hat, action, children)
    select b.school_id, sign_in.at, me, 'parent', 'session.signIn',
      coalesce((select array_agg(cr.child_id) from child_relative cr where cr.school_id = b.school_id and cr.relative_id = b.relative_id), '{}')
    from bound b;
  return 'bound';
end
$$;

-- Refusing from inside a statement: the code reaches the caller as it is, the transaction writes nothing.
create function app.refuse(code text) returns boolean language plpgsql as
$$ begin raise exception using errcode = 'YS001', message = code; end $$;

-- The school's calendar (contract/week.ts says why +08:00) -------------------------------------------------------------------------

create function app.school_time(at timestamptz) returns timestamp language sql immutable as
$$ select (at at time zone 'UTC') + interval '8 hours' $$;

create function app.school_date(at timestamptz) returns date language sql immutable as
$$ select ((at at time zone 'UTC') + interval '8 hours')::date $$;

create function app.week_of(at timestamptz) returns date language sql immutable as
$$ select date_trunc('week', (at at time zone 'UTC') + interval '8 hours')::date $$;

-- Slots -------------------------------------------------------------------------------------------------------------------------

-- Every slot of the school's active lines in a week of days, free or not.
create function app.slots(first date, last date) returns table (line_id bigint, day date, minute int, starts_at timestamptz) language sql stable as
$$
  select l.line_id, d::date, m, ((d + make_interval(mins => m, hours => -8)) at time zone 'UTC')
  from phone_line l
  join opening_hours h on h.school_id = l.school_id and h.line_id = l.line_id
  cross join lateral generate_series(first::timestamp, last::timestamp, interval '1 day') d
  cross join lateral generate_series(h.from_minute::int, h.to_minute::int - l.slot_minutes::int, l.slot_minutes::int) m
  where l.school_id = app.school() and l.active and extract(isodow from d) = h.weekday
$$;

-- Which slots somebody holds, without saying who.
create function app.taken_slots(first timestamptz, last timestamptz) returns table (line_id bigint, starts_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$
  select b.line_id, b.starts_at from booking b
  where b.school_id = app.school() and b.state <> 'cancelled' and b.starts_at >= first and b.starts_at < last
$$;

-- Slots of all active lines in any one week.
create function app.capacity(school bigint) returns int language sql stable as
$$
  select coalesce(sum((h.to_minute - h.from_minute) / l.slot_minutes), 0)::int
  from phone_line l join opening_hours h on h.school_id = l.school_id and h.line_id = l.line_id
  where l.school_id = school and l.active
$$;

-- Counts for the district, never a child. Left out of them is a child whose guardian was asked (the record is consented to) and did not agree to the district's numbers.
create function app.district_counts(week date) returns table (school_id bigint, name text, pupils int, left_behind int, called int, capacity int)
language sql stable security definer set search_path = public, pg_temp as
$$
  with counted as (
    select c.school_id, c.child_id from child c
    where c.left_on is null and c.left_behind_status <> 'none' and (
      not exists (select from consent k where k.school_id = c.school_id and k.child_id = c.child_id and k.purpose = 'records' and k.withdrawn_at is null)
      or exists (select from consent k where k.school_id = c.school_id and k.child_id = c.child_id and k.purpose = 'district' and k.withdrawn_at is null)))
  select s.school_id, s.name,
    coalesce((select sum(c.pupils) from school_class c where c.school_id = s.school_id), 0)::int,
    (select count(*) from counted c where c.school_id = s.school_id)::int,
    (select count(distinct f.child_id) from family_call f join counted c on c.school_id = f.school_id and c.child_id = f.child_id
      where f.school_id = s.school_id and f.week = district_counts.week and f.outcome = 'reached' and f.undone_at is null)::int,
    app.capacity(s.school_id)
  from school s join district_officer o using (district_id)
  where app.hat() = 'district' and o.person_id = app.person() and s.district_id = app.district()
  order by s.school_id
$$;

-- A media check's verdict comes without a caller; the trace id names the photo.
create function app.settle_photo(trace text, verdict text) returns int language sql security definer set search_path = public, pg_temp as
$$ with settled as (update photo set state = verdict where trace_id = trace and state = 'pending' and app.hat() = 'clock' returning 1) select count(*)::int from settled $$;

-- Whether any school already holds one of these files as a photo. A file id can be read off a photo's link; who knows one must not hang another family's picture
-- on a child of their own, and least of all delete it by taking their note back.
create function app.holds_photo(files text[]) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from photo where file_id = any (files)) $$;
create index photo_by_file on photo (file_id);

-- Policies ------------------------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['district','school','person','district_officer','membership','school_class','class_teacher','child','relative','relative_phone',
    'child_relative','care_arrangement','pairing','consent','roster_import','phone_line','opening_hours','booking','family_call','note','photo',
    'weekly_update','update_reader','audit','command','message_credit','message','job'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- The owner (migrations, the demo county) is let through by name; managed servers have no superuser to be.
    execute format('create policy owner_all on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

-- Only what the product does (tests/access/catalog.test.ts holds the same table). The audit can be written and never read; nobody here is ever deleted.
grant select on district, school, person, membership, school_class, class_teacher, child, relative, relative_phone, child_relative, care_arrangement,
  pairing, consent, roster_import, phone_line, opening_hours, booking, family_call, note, photo, weekly_update, update_reader, command,
  message_credit, message, job to yanshu_app;
grant insert, update on school_class, child, relative, child_relative, care_arrangement, pairing, consent, roster_import, phone_line, booking, family_call,
  note, photo, weekly_update, update_reader, command, message_credit, message to yanshu_app;
grant insert on audit, job, relative_phone, opening_hours to yanshu_app;
grant delete on relative_phone, child_relative, opening_hours to yanshu_app;

-- Places
create policy read on district for select to yanshu_app using (district_id = app.district());
create policy read on school for select to yanshu_app using (app.hat() = 'clock' or school_id = app.school());
create policy read on person for select to yanshu_app using (
  person_id = app.person()
  or (app.is_staff() and exists (select from membership m where m.school_id = app.school() and m.person_id = person.person_id))
  or (app.is_staff() and exists (select from relative r where r.school_id = app.school() and r.person_id = person.person_id)));
create policy read on membership for select to yanshu_app using (school_id = app.school() and app.is_staff());
create policy read on school_class for select to yanshu_app using (school_id = app.school());
create policy write_new on school_class for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on school_class for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy read on class_teacher for select to yanshu_app using (school_id = app.school());

-- The child and everything that hangs on a child
create policy read on child for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on child for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on child for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on child_relative for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on child_relative for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_gone on child_relative for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy write_change on child_relative for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on relative for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or relative_id = any (array(
    select cr.relative_id from child_relative cr where cr.school_id = app.school() and cr.child_id = any ((select app.my_children())::bigint[])))));
create policy write_new on relative for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on relative for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

-- A parent reads nobody's number here, not even the other parent's.
create policy read on relative_phone for select to yanshu_app using (
  school_id = app.school() and app.is_staff() and (app.sees_school() or relative_id = any (array(
    select cr.relative_id from child_relative cr where cr.school_id = app.school() and cr.child_id = any ((select app.my_children())::bigint[])))));
create policy write_new on relative_phone for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_gone on relative_phone for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on care_arrangement for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on care_arrangement for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on care_arrangement for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on pairing for select to yanshu_app using (
  school_id = app.school() and app.is_staff() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on pairing for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on pairing for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on consent for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on consent for insert to yanshu_app with check (
  school_id = app.school() and app.hat() = 'parent' and person_id = app.person() and child_id = any ((select app.my_children())::bigint[]));
create policy write_change on consent for update to yanshu_app using (
  school_id = app.school() and app.hat() = 'parent' and person_id = app.person() and child_id = any ((select app.my_children())::bigint[]));

create policy head on roster_import to yanshu_app using (school_id = app.school() and app.hat() = 'head');

-- The family phone
create policy read on phone_line for select to yanshu_app using (school_id = app.school());
create policy write_new on phone_line for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on phone_line for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy read on opening_hours for select to yanshu_app using (school_id = app.school());
create policy write_new on opening_hours for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_gone on opening_hours for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on booking for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on booking for insert to yanshu_app with check (
  school_id = app.school() and booked_by = app.person() and state = 'booked' and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
-- A parent moves a call or gives it back; whether it took place is for the school to say.
create policy write_change on booking for update to yanshu_app
  using (school_id = app.school() and (app.is_staff() or state = 'booked') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])))
  with check (school_id = app.school() and (app.is_staff() or state in ('booked', 'cancelled')) and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy read on family_call for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on family_call for insert to yanshu_app with check (
  school_id = app.school() and app.is_staff() and logged_by = app.person() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_change on family_call for update to yanshu_app using (
  school_id = app.school() and app.is_staff() and logged_by = app.person() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

-- Notes stay in school: the desk and the parents read none of them.
create policy read on note for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on note for insert to yanshu_app with check (
  school_id = app.school() and app.hat() in ('head', 'teacher') and author = app.person() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_change on note for update to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher') and author = app.person() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy read on photo for select to yanshu_app using (
  school_id = app.school() and (
    (app.hat() in ('head', 'teacher', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])))
    or (app.hat() = 'parent' and state = 'passed' and child_id = any ((select app.my_children())::bigint[]))));
create policy write_new on photo for insert to yanshu_app with check (
  school_id = app.school() and app.hat() in ('head', 'teacher') and state = 'pending'
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_change on photo for update to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'clock')
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy staff on weekly_update for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on weekly_update for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'clock');
create policy write_change on weekly_update for update to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy parent on weekly_update for select to yanshu_app using (
  school_id = app.school() and app.hat() = 'parent' and published_at is not null and child_id = any ((select app.my_children())::bigint[]));

create policy own on update_reader to yanshu_app using (
  school_id = app.school() and app.hat() = 'parent' and person_id = app.person() and child_id = any ((select app.my_children())::bigint[]));
create policy read on update_reader for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher')
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

-- The trail
create policy write on audit for insert to yanshu_app with check (
  school_id = app.school() and hat = app.hat() and person_id is not distinct from app.person());
create policy own on command to yanshu_app using (school_id = app.school() and person_id = app.person());
create policy own on message_credit to yanshu_app using (
  school_id = app.school() and (person_id = app.person() or app.hat() = 'clock'));
create policy staff on message_credit for select to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'teacher'));
create policy clock on message to yanshu_app using (school_id = app.school() and app.hat() = 'clock');
-- A message is about a child whom the writer sees, and goes to someone on that child's contact card; from a parent, to that parent alone.
create policy write_new on message for insert to yanshu_app with check (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'parent') and (app.hat() <> 'parent' or person_id = app.person())
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[]))
  and exists (select from relative r join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
    where r.school_id = message.school_id and r.person_id = message.person_id and cr.child_id = message.child_id));
create policy clock on job to yanshu_app using (app.hat() = 'clock');

create function app.append_only() returns trigger language plpgsql as
$$ begin raise exception 'the audit is append-only'; end $$;
create trigger append_only before update or delete on audit for each row execute function app.append_only();
create trigger append_only_truncate before truncate on audit for each statement execute function app.append_only();

revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to yanshu_app;
-- Only the owner begins a transaction in somebody's name, and asks who somebody is before there is one.
revoke execute on function app.enter(bigint, bigint, text, boolean), app.children_of(bigint, bigint, text), app.identify(text, date, text),
  app.sign_in(text, bytea, timestamptz), app.append_only() from yanshu_app;
