-- What the policies on contacts and people look up, as functions. As sub-selects they were planned anew in every statement and for every table of it, with the policies of
-- their own tables inside (measured on the child's page: two thirds of its planning, and planning was two thirds of its time). A function keeps its plan and is asked once a
-- table. Same answers as before.

-- The contacts on the cards of the caller's children, and whose names the caller may read: their own; for staff also those of the school's staff, and of the contacts whom they
-- may see. Looked up when first asked and then kept for the transaction, because each table of a statement asks again (measured on the child's page: five times, 0.6 ms each).
create function app.look_up_relatives() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(select cr.relative_id from child_relative cr where cr.school_id = app.school() and cr.child_id = any (app.my_children()));
end
$$;

create function app.my_relatives() returns bigint[] language plpgsql stable as
$$
declare
  kept text := current_setting('app.my_relatives', true);
begin
  if kept <> '' then return kept::bigint[]; end if;
  return set_config('app.my_relatives', app.look_up_relatives()::text, true)::bigint[];
end
$$;

create function app.look_up_people() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  mine bigint[];
begin
  if not app.is_staff() then return array[app.person()]; end if;
  if not app.sees_school() then mine := app.my_relatives(); end if;
  return array(
    select m.person_id from membership m where m.school_id = app.school()
    union all select r.person_id from relative r where r.school_id = app.school() and r.person_id is not null and (app.sees_school() or r.relative_id = any (mine))
    union all select app.person());
end
$$;

create function app.known_people() returns bigint[] language plpgsql stable as
$$
declare
  kept text := current_setting('app.known_people', true);
begin
  if kept <> '' then return kept::bigint[]; end if;
  return set_config('app.known_people', app.look_up_people()::text, true)::bigint[];
end
$$;

-- What was kept is forgotten as soon as it may be another answer: a card, a binding or the staff has changed, or a child has come.
create function app.look_again() returns void language sql as
$$ select set_config('app.my_relatives', '', true), set_config('app.known_people', '', true) $$;

create function app.look_again_after() returns trigger language plpgsql as
$$ begin perform app.look_again(); return null; end $$;
create trigger look_again after insert or update or delete on child_relative for each statement execute function app.look_again_after();
create trigger look_again after insert or update or delete on relative for each statement execute function app.look_again_after();
create trigger look_again after insert or update on membership for each statement execute function app.look_again_after();

create or replace function app.now_mine(child bigint) returns void language sql as
$$ select set_config('app.my_children', (app.my_children() || child)::text, true), app.look_again() $$;

alter policy read on relative using (
  school_id = app.school() and (app.sees_school() or relative_id = any ((select app.my_relatives())::bigint[])));
alter policy read on relative_phone using (
  school_id = app.school() and app.is_staff() and (app.sees_school() or relative_id = any ((select app.my_relatives())::bigint[])));
alter policy read on person using (person_id = any ((select app.known_people())::bigint[]));

revoke execute on function app.look_up_relatives(), app.my_relatives(), app.look_up_people(), app.known_people(), app.look_again(), app.look_again_after() from public;
grant execute on function app.look_up_relatives(), app.my_relatives(), app.look_up_people(), app.known_people(), app.look_again() to yanshu_app;

-- What the policies ask of the caller, read where they ask it. PostgreSQL puts the body of a small SQL function into the statement, and parses that body anew at every place
-- (measured: a third of the planning of a screen of thirty tables). The functions stay, for the statements, and for policies to come: those are right without this, only slower.
do $$
declare
  p record;
  asked text[] := array['app.school()', 'app.sees_school()', 'app.hat()', 'app.is_staff()', '( SELECT app.my_children() AS my_children)'];
  said text[] := array[
    '(nullif(current_setting(''app.school_id'', true), '''')::bigint)',
    '(current_setting(''app.sees_school'', true) = ''yes'')',
    'coalesce(nullif(current_setting(''app.hat'', true), ''''), ''none'')',
    '(current_setting(''app.hat'', true) = any (''{head,desk,teacher,clock}''))',
    '(select nullif(current_setting(''app.my_children'', true), '''')::bigint[])'];
begin
  for p in select * from pg_policies where schemaname = 'public' and roles = '{yanshu_app}' loop
    for i in 1 .. array_length(asked, 1) loop
      p.qual := replace(p.qual, asked[i], said[i]);
      p.with_check := replace(p.with_check, asked[i], said[i]);
    end loop;
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '');
  end loop;
end $$;
