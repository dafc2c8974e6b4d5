-- The weekly update's versions and answers, voices, letters, the call sheet: who may see and do what.

do $$
declare t text;
begin
  foreach t in array array['update_version','week_ask','voice','letter','letter_child','message_choice','refused_content','guardian_contact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

grant select on update_version, week_ask, voice, letter, letter_child, message_choice, refused_content, guardian_contact to yanshu_app;
grant insert on week_ask, voice, letter, letter_child, message_choice, refused_content, guardian_contact to yanshu_app;
grant update on week_ask, voice, letter, letter_child, refused_content, guardian_contact to yanshu_app;
grant delete on voice to yanshu_app;

-- What the parents were shown -----------------------------------------------------------------------------------------------------

-- Each time that parents get to see something new is a version, whoever made it so: a publication, a correction, a note that was taken back.
create function app.next_version() returns trigger language plpgsql as
$$
begin
  new.version := old.version + 1;
  return new;
end
$$;
create trigger next_version before update on weekly_update for each row
  when (new.published_at is not null and (old.published_at is null or old.body is distinct from new.body or old.teacher_line is distinct from new.teacher_line))
  execute function app.next_version();

create function app.keep_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  insert into update_version (school_id, update_id, version, child_id, body, teacher_line, published_at, published_by)
    values (new.school_id, new.update_id, new.version, new.child_id, new.body, new.teacher_line, new.published_at, new.published_by);
  return null;
end
$$;
create trigger keep_version after update on weekly_update for each row when (new.version > old.version) execute function app.keep_version();

-- What is out already is its own first version.
update weekly_update set version = 1 where published_at is not null;
insert into update_version (school_id, update_id, version, child_id, body, teacher_line, published_at, published_by)
  select school_id, update_id, 1, child_id, body, teacher_line, published_at, published_by from weekly_update where published_at is not null on conflict do nothing;

create policy read on update_version for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy read on week_ask for select to yanshu_app using (
  school_id = app.school() and (app.hat() in ('head', 'clock') or app.hat() = 'teacher' and app.keeps_class(class_id)));
create policy write_new on week_ask for insert to yanshu_app with check (
  school_id = app.school() and asked_by = app.person() and (app.hat() = 'head' or app.hat() = 'teacher' and app.keeps_class(class_id)));
create policy write_change on week_ask for update to yanshu_app
  using (school_id = app.school() and (app.hat() = 'head' or app.hat() = 'teacher' and app.keeps_class(class_id)))
  with check (school_id = app.school() and asked_by = app.person());

-- Voices --------------------------------------------------------------------------------------------------------------------------

-- A message for a child: its author, the desk with the child at its side, and the clock that clears old files. Not the head, not the class teacher (未成年人保护法 Art 63).
create policy own on voice for select to yanshu_app using (
  school_id = app.school() and kind = 'forChild' and app.hat() = 'parent' and author = app.person() and child_id = any ((select app.my_children())::bigint[]));
create policy write_own on voice for insert to yanshu_app with check (
  school_id = app.school() and kind = 'forChild' and app.hat() = 'parent' and author = app.person() and state = 'passed' and heard_at is null
  and child_id = any ((select app.my_children())::bigint[]));
create policy take_back on voice for delete to yanshu_app using (
  school_id = app.school() and author = app.person() and (kind = 'forChild' and app.hat() = 'parent' and heard_at is null or kind = 'line' and app.hat() in ('head', 'teacher')));
create policy desk on voice for select to yanshu_app using (school_id = app.school() and kind = 'forChild' and app.hat() = 'desk');
create policy heard on voice for update to yanshu_app using (school_id = app.school() and kind = 'forChild' and app.hat() = 'desk');
create policy clock on voice to yanshu_app using (school_id = app.school() and app.hat() = 'clock');
-- The teacher's spoken sentence: those who work with the update, and the parents once WeChat has passed it and the update is out.
create policy line_staff on voice for select to yanshu_app using (
  school_id = app.school() and kind = 'line' and app.hat() in ('head', 'teacher') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy line_new on voice for insert to yanshu_app with check (
  school_id = app.school() and kind = 'line' and app.hat() in ('head', 'teacher') and author = app.person() and state = 'pending' and update_id is not null
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy line_parent on voice for select to yanshu_app using (
  school_id = app.school() and kind = 'line' and app.hat() = 'parent' and state = 'passed' and child_id = any ((select app.my_children())::bigint[])
  and exists (select from weekly_update u where u.school_id = voice.school_id and u.update_id = voice.update_id and u.published_at is not null));

-- A voice's file goes with its row, whoever deletes it.
create function app.clear_voice_file() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  insert into erased_file (school_id, file_id) values (old.school_id, old.file_id) on conflict do nothing;
  return null;
end
$$;
create trigger clear_voice_file after delete on voice for each row execute function app.clear_voice_file();

-- Letters -------------------------------------------------------------------------------------------------------------------------

create policy staff on letter for select to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'teacher', 'clock'));
create policy parent on letter for select to yanshu_app using (
  school_id = app.school() and app.hat() = 'parent' and withdrawn_at is null
  and exists (select from letter_child lc where lc.school_id = letter.school_id and lc.letter_id = letter.letter_id));
create policy write_new on letter for insert to yanshu_app with check (
  school_id = app.school() and announced_by = app.person() and (app.hat() = 'head' or app.hat() = 'teacher' and kind = 'family'));
create policy write_change on letter for update to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'teacher') and announced_by = app.person());

create policy read on letter_child for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'parent', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on letter_child for insert to yanshu_app with check (
  school_id = app.school() and app.hat() in ('head', 'teacher') and confirmed_at is null and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy sent on letter_child for update to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy confirmed on letter_child for update to yanshu_app
  using (school_id = app.school() and app.hat() = 'parent' and child_id = any ((select app.my_children())::bigint[]))
  with check (confirmed_by = app.person());

-- Messages ------------------------------------------------------------------------------------------------------------------------

create policy own_new on message_choice for insert to yanshu_app with check (school_id = app.school() and person_id = app.person());
create policy own on message_choice for select to yanshu_app using (school_id = app.school() and person_id = app.person());
create policy head on message_choice for select to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'clock'));

-- The call sheet: what could not be sent is told by a person who sees the child.
create policy sheet on message for select to yanshu_app using (
  school_id = app.school() and state in ('noCredit', 'failed') and app.hat() in ('head', 'desk', 'teacher')
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy sheet_done on message for update to yanshu_app
  using (school_id = app.school() and state in ('noCredit', 'failed') and app.hat() in ('head', 'desk', 'teacher')
    and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])))
  with check (school_id = app.school() and state in ('noCredit', 'failed') and sheet_done_by = app.person());

create policy read on guardian_contact for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'desk', 'clock') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on guardian_contact for insert to yanshu_app with check (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'desk') and made_by = app.person() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_change on guardian_contact for update to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'teacher', 'desk') and made_by = app.person() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy write_new on refused_content for insert to yanshu_app with check (school_id = app.school() and person_id = app.person() and hat = app.hat() and seen_at is null);
create policy head on refused_content for select to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'clock'));
create policy seen on refused_content for update to yanshu_app using (school_id = app.school() and app.hat() = 'head') with check (seen_by = app.person());

-- Erasure -------------------------------------------------------------------------------------------------------------------------

-- (The function of 0017 goes on under another name, which its body says too; the letters go by what they were called there.)
do $$ begin
  execute replace(pg_get_functiondef('app.erase_child(bigint, text[], text, timestamptz)'::regprocedure), 'erase_child', 'erase_calls');
end $$;
revoke execute on function app.erase_calls(bigint, text[], text, timestamptz) from public;
create or replace function app.erase_child(child bigint, what text[], words text, at timestamptz) returns text[] language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  gone text[];
begin
  if app.hat() not in ('head', 'clock') then return null; end if;
  gone := app.erase_calls(child, what, words, at);
  if what && '{letters}' then
    delete from voice v where v.school_id = app.school() and v.child_id = erase_child.child;
    delete from letter_child l where l.school_id = app.school() and l.child_id = erase_child.child;
  end if;
  if what && '{notes}' then
    delete from guardian_contact g where g.school_id = app.school() and g.child_id = erase_child.child;
    update refused_content r set words = '' where r.school_id = app.school() and r.child_id = erase_child.child;
  end if;
  -- What an update told before says it still, and says it again each time that something is taken out of it.
  delete from update_version v where v.school_id = app.school() and v.child_id = erase_child.child;
  return gone;
end
$$;

revoke execute on function app.next_version(), app.keep_version(), app.clear_voice_file() from public;

-- The new policies read the caller's settings in place, as those of 0012, 0017 and 0018 do.
do $$
declare
  p record;
  asked text[] := array['app.school()', 'app.sees_school()', 'app.hat()', 'app.person()', '( SELECT app.my_children() AS my_children)'];
  said text[] := array[
    '(nullif(current_setting(''app.school_id'', true), '''')::bigint)',
    '(current_setting(''app.sees_school'', true) = ''yes'')',
    'coalesce(nullif(current_setting(''app.hat'', true), ''''), ''none'')',
    '(nullif(current_setting(''app.person_id'', true), '''')::bigint)',
    '(select nullif(current_setting(''app.my_children'', true), '''')::bigint[])'];
begin
  for p in select * from pg_policies where schemaname = 'public' and roles = '{yanshu_app}'
      and tablename in ('update_version','week_ask','voice','letter','letter_child','message_choice','refused_content','guardian_contact','message') loop
    for i in 1 .. array_length(asked, 1) loop
      p.qual := replace(p.qual, asked[i], said[i]);
      p.with_check := replace(p.with_check, asked[i], said[i]);
    end loop;
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '');
  end loop;
end $$;
