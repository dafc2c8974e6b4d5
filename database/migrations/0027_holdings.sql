-- What the letters, the contacts with families and refused words add to what is held on a child (contract/holdings.ts); and the clock's look at who is to be reminded.

-- The rest of what `app.held` (0009) tells, to be joined to it: a guardian reads the own answers, voices and words; how many there are of the other guardians is not theirs to know.
-- Of a voice there is only that it was sent and heard: it is for the child (未成年人保护法 Art 63).
create function app.held_more(child bigint, most int) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  everybody boolean := app.hat() = 'head';
begin
  if not app.speaks_for(child) then return null; end if;
  return jsonb_build_object(
    'answers', (
      select jsonb_build_object('count', count(*),
        'items', coalesce(jsonb_agg(jsonb_build_object('week', week, 'thumb', thumb, 'phrase', phrase, 'reply', reply) order by week desc)
          filter (where person_id = app.person() and place <= most), '[]'::jsonb))
      from (select r.*, u.week, row_number() over (order by u.week desc) as place from update_reader r join weekly_update u using (school_id, update_id)
        where r.school_id = app.school() and r.child_id = held_more.child and (r.thumb or r.phrase is not null or r.reply is not null) and (everybody or r.person_id = app.person())) r),
    'voices', (
      select jsonb_build_object('count', count(*),
        'items', coalesce(jsonb_agg(jsonb_build_object('on', app.school_date(sent_at), 'seconds', seconds, 'heardOn', app.school_date(heard_at)) order by sent_at desc)
          filter (where author = app.person() and place <= most), '[]'::jsonb))
      from (select v.*, row_number() over (order by v.sent_at desc) as place from voice v
        where v.school_id = app.school() and v.child_id = held_more.child and v.kind = 'forChild' and (everybody or v.author = app.person())) v),
    'familyContacts', (
      select jsonb_build_object('count', count(*), 'first', min(happened_on), 'last', max(happened_on),
        'items', coalesce(jsonb_agg(jsonb_build_object('on', happened_on, 'channel', channel, 'about', about, 'reached', reached) order by happened_on desc, contact_id desc)
          filter (where place <= most), '[]'::jsonb))
      from (select g.*, row_number() over (order by g.happened_on desc, g.contact_id desc) as place from guardian_contact g
        where g.school_id = app.school() and g.child_id = held_more.child and g.undone_at is null) g),
    'refused', (
      select jsonb_build_object('count', count(*), 'first', min(app.school_date(at)), 'last', max(app.school_date(at)), 'own', count(*) filter (where person_id = app.person()),
        'items', coalesce(jsonb_agg(jsonb_build_object('on', app.school_date(at), 'words', words) order by at desc)
          filter (where person_id = app.person() and place <= most), '[]'::jsonb))
      from (select r.*, row_number() over (partition by r.person_id = app.person() order by r.at desc) as place from refused_content r
        where r.school_id = app.school() and r.child_id = held_more.child) r));
end
$$;

-- Which of contract/holdings.ts there is anything of (after 0009).
do $$ begin
  execute replace(pg_get_functiondef('app.holdings_of(bigint)'::regprocedure), 'holdings_of', 'holdings_of_record');
end $$;
create or replace function app.holdings_of(child bigint) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if app.hat() not in ('head', 'clock') then return '{}'; end if;
  return array_remove(app.holdings_of_record(child), 'letters') || array_remove(array[
    case when 'letters' = any (app.holdings_of_record(child))
      or exists (select from voice x where x.school_id = app.school() and x.child_id = holdings_of.child)
      or exists (select from letter_child x where x.school_id = app.school() and x.child_id = holdings_of.child) then 'letters' end,
    case when exists (select from guardian_contact x where x.school_id = app.school() and x.child_id = holdings_of.child) then 'familyContacts' end,
    case when exists (select from refused_content x where x.school_id = app.school() and x.child_id = holdings_of.child) then 'refused' end], null);
end
$$;

-- What an earlier erasure had emptied.
delete from refused_content where words = '';

-- Erases what 0021 erased, and each of the new holdings by its own name.
create or replace function app.erase_child(child bigint, what text[], words text, at timestamptz) returns text[] language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  gone text[];
begin
  if app.hat() not in ('head', 'clock') then return null; end if;
  if 'familyContacts' = any (what) and exists (select from child c where c.school_id = app.school() and c.child_id = erase_child.child and c.left_on is null) then
    perform app.refuse('INVALID_INPUT');
  end if;
  gone := app.erase_calls(child, what, words, at);
  if 'letters' = any (what) then
    delete from voice v where v.school_id = app.school() and v.child_id = erase_child.child;
    delete from letter_child l where l.school_id = app.school() and l.child_id = erase_child.child;
  end if;
  if 'familyContacts' = any (what) then
    delete from guardian_contact g where g.school_id = app.school() and g.child_id = erase_child.child;
  end if;
  -- What was said for the school alone goes with the notes, though the fact that somebody rang stays.
  if 'notes' = any (what) then
    update guardian_contact g set summary = '' where g.school_id = app.school() and g.child_id = erase_child.child;
  end if;
  if 'refused' = any (what) then
    delete from refused_content r where r.school_id = app.school() and r.child_id = erase_child.child;
  end if;
  -- What an update told before says it still, and says it again each time that something is taken out of it.
  delete from update_version v where v.school_id = app.school() and v.child_id = erase_child.child;
  return gone;
end
$$;

-- Words that WeChat refused, at most `most` at a time: those that the head looked at before `seen`, and those that nobody has looked at since `unseen`. For the clock.
create function app.clear_refused(seen timestamptz, unseen timestamptz, most int) returns int language sql security definer set search_path = public, pg_temp as
$$
  with old as (
    select r.ctid from refused_content r
    where app.hat() = 'clock' and r.school_id = app.school() and (r.seen_at < clear_refused.seen or r.at < clear_refused.unseen) limit most),
  gone as (delete from refused_content r using old where r.ctid = old.ctid returning 1)
  select count(*)::int from gone
$$;

-- The schools with an agreed call that somebody may have to be reminded of: within the hour (until `soon`), or the day before (until `last`). Most minutes there are none.
create function app.schools_to_remind(at timestamptz, soon timestamptz, last timestamptz) returns setof bigint language sql stable security definer set search_path = public, pg_temp as
$$
  select s.school_id from school s
  where app.hat() = 'clock' and exists (
    select from booking b where b.school_id = s.school_id and b.starts_at > schools_to_remind.at and b.starts_at < last and b.state = 'booked' and b.review is null
      and case when b.starts_at <= soon then b.reminded_hour_at is null else b.reminded_day_at is null end)
  order by s.school_id
$$;

revoke execute on function app.held_more(bigint, int), app.holdings_of_record(bigint), app.clear_refused(timestamptz, timestamptz, int),
  app.schools_to_remind(timestamptz, timestamptz, timestamptz) from public;
grant execute on function app.held_more(bigint, int), app.clear_refused(timestamptz, timestamptz, int), app.schools_to_remind(timestamptz, timestamptz, timestamptz) to yanshu_app;
