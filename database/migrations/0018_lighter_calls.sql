CREATE INDEX "consent_ended" ON "consent" USING btree ("school_id","child_id","purpose") WHERE "consent"."withdrawn_at" is not null;
--> statement-breakpoint
-- Policies ask who the caller is in place, as 0012 and 0017 made them ask for the school and the hat: a function, however small, is parsed and inlined again at every call's planning.
do $$
declare
  p record;
  said text := '(nullif(current_setting(''app.person_id'', true), '''')::bigint)';
begin
  for p in select * from pg_policies where schemaname = 'public' and roles = '{yanshu_app}'
      and concat(qual, with_check) like '%app.person()%' loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || replace(p.qual, 'app.person()', said) || ')', '')
      || coalesce(' with check (' || replace(p.with_check, 'app.person()', said) || ')', '');
  end loop;
end $$;
--> statement-breakpoint
-- Hardly any child's guardian has withdrawn anything; the whole rule (0014) is gone through for those alone, because every call and note that is logged asks it.
create or replace function app.records_withdrawn(child bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if not exists (
    select from consent where school_id = app.school() and child_id = child and purpose = 'records' and withdrawn_at is not null
  ) then
    return false;
  end if;
  return exists (
      select from consent no where no.school_id = app.school() and no.child_id = child and no.purpose = 'records' and no.withdrawn_at is not null
        and not exists (
          select from consent successor where successor.school_id = no.school_id and successor.child_id = no.child_id and successor.person_id = no.person_id
            and successor.purpose = no.purpose and successor.given_at = no.withdrawn_at and successor.notice_version <> no.notice_version))
    and not exists (
      select from consent yes
      join relative r on r.school_id = yes.school_id and r.person_id = yes.person_id and not r.deceased
      join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id and cr.child_id = yes.child_id
      where yes.school_id = app.school() and yes.child_id = child and yes.purpose = 'records' and yes.withdrawn_at is null);
end
$$;
--> statement-breakpoint
-- One policy for everyone who logs a call: two would ask for the school, the hand and the child twice at every insert.
drop policy write_home on family_call;
--> statement-breakpoint
alter policy write_new on family_call with check (
  school_id = (nullif(current_setting('app.school_id', true), '')::bigint)
  and logged_by = (nullif(current_setting('app.person_id', true), '')::bigint)
  and (current_setting('app.hat', true) = any ('{head,desk,teacher,clock}')
    or current_setting('app.hat', true) = 'parent' and origin = 'home' and outcome = 'reached')
  and (current_setting('app.sees_school', true) = 'yes'
    or child_id = any ((select nullif(current_setting('app.my_children', true), '')::bigint[])::bigint[])));
--> statement-breakpoint
-- Every call asks who the caller is, and nearly every call names the hat it comes in: only that kind of hat is looked for. Without one (at sign-in) all are.
create function app.hats_of_staff(who bigint, today date) returns setof jsonb language plpgsql stable as
$$
begin
  return query
    select jsonb_build_object('role', m.role, 'placeId', s.school_id, 'place', s.name, 'consentNeeded', false,
        'rank', case m.role when 'head' then 1 when 'teacher' then 2 else 3 end)
      from public.membership m join public.school s using (school_id)
      where m.person_id = who and m.role <> 'volunteer' and m.since <= today and (m.until is null or m.until >= today) and m.ended_at is null;
end
$$;
--> statement-breakpoint
-- The desk's hat of who is on duty today, unless the desk is theirs anyway.
create function app.hats_of_duty(who bigint, today date) returns setof jsonb language plpgsql stable as
$$
begin
  return query
    select jsonb_build_object('role', 'desk', 'placeId', s.school_id, 'place', s.name, 'consentNeeded', false, 'duty', true, 'rank', 3)
      from public.duty d join public.school s using (school_id)
      where d.person_id = who and d.on_date = today
        and exists (select from public.membership m where m.school_id = d.school_id and m.person_id = who and m.role in ('teacher', 'head') and m.since <= today
          and (m.until is null or m.until >= today) and m.ended_at is null)
        and not exists (select from public.membership m where m.school_id = d.school_id and m.person_id = who and m.role = 'desk' and m.since <= today
          and (m.until is null or m.until >= today) and m.ended_at is null)
      group by s.school_id, s.name;
end
$$;
--> statement-breakpoint
create function app.hats_of_officer(who bigint) returns setof jsonb language plpgsql stable as
$$
begin
  return query
    select jsonb_build_object('role', 'district', 'placeId', d.district_id, 'place', d.name, 'consentNeeded', false, 'rank', 4)
      from public.district_officer o join public.district d using (district_id) where o.person_id = who;
end
$$;
--> statement-breakpoint
create function app.hats_of_parent(who bigint, notice text) returns setof jsonb language plpgsql stable as
$$
begin
  return query
    select jsonb_build_object('role', 'parent', 'placeId', s.school_id, 'place', s.name, 'rank', 5,
        'consentNeeded', bool_or(not exists (
          select from public.consent k where k.school_id = cr.school_id and k.child_id = cr.child_id and k.person_id = who
            and k.purpose = 'records' and k.notice_version = notice and k.withdrawn_at is null)))
      from public.relative r
      join public.child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
      join public.child c on c.school_id = cr.school_id and c.child_id = cr.child_id and c.left_on is null
      join public.school s on s.school_id = r.school_id
      where r.person_id = who and not r.deceased group by s.school_id, s.name;
end
$$;
--> statement-breakpoint
drop function app.identify(text, date, text);
--> statement-breakpoint
create function app.identify(caller text, today date, notice text, wanted text) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  who bigint;
  known_as text;
  hats jsonb;
begin
  select person_id, name into who, known_as from person where openid = caller;
  if not found then return null; end if;
  case wanted
    when 'head', 'teacher' then hats := (select jsonb_agg(hat) from app.hats_of_staff(who, today) hat);
    when 'parent' then hats := (select jsonb_agg(hat) from app.hats_of_parent(who, notice) hat);
    when 'desk' then hats := (select jsonb_agg(hat) from (select app.hats_of_staff(who, today) hat union all select app.hats_of_duty(who, today)) of_the_desk);
    when 'district' then hats := (select jsonb_agg(hat) from app.hats_of_officer(who) hat);
    else hats := (select jsonb_agg(hat order by hat ->> 'rank', hat ->> 'placeId') from (
      select app.hats_of_staff(who, today) hat union all select app.hats_of_duty(who, today) union all select app.hats_of_officer(who) union all select app.hats_of_parent(who, notice)) all_hats);
  end case;
  return jsonb_build_object('personId', who, 'name', known_as, 'hats', coalesce(hats, '[]'));
end
$$;
--> statement-breakpoint
revoke execute on function app.hats_of_staff(bigint, date), app.hats_of_duty(bigint, date), app.hats_of_officer(bigint), app.hats_of_parent(bigint, text), app.identify(text, date, text, text) from public;
