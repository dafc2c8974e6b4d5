-- The family phone: who holds a slot, which slots there are, and who may see and do what with bookings, plans and the duty roster.

do $$
declare t text;
begin
  foreach t in array array['hours_exception','line_delay','call_rules','slot_claim','availability','waiting','slot_offer','call_plan','plan_seat','plan_pin','duty','duty_swap','handover'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

grant select on hours_exception, line_delay, call_rules, slot_claim, availability, waiting, slot_offer, call_plan, plan_seat, plan_pin, duty, duty_swap, handover to yanshu_app;
grant insert on hours_exception, line_delay, call_rules, availability, waiting, slot_offer, call_plan, plan_seat, plan_pin, duty, duty_swap, handover to yanshu_app;
grant update on line_delay, call_rules, availability, waiting, slot_offer, call_plan, plan_pin, duty_swap to yanshu_app;
grant delete on hours_exception, availability, plan_pin, plan_seat, duty, duty_swap to yanshu_app;

-- As in 0001, and: nothing here runs long enough for the compiler (jit) to be worth its second. What a function may give back is estimated high, and that woke it.
create or replace function app.enter(person bigint, place bigint, hat text, durable boolean) returns void language plpgsql as
$$
begin
  perform set_config('app.person_id', coalesce(person::text, ''), true), set_config('app.hat', hat, true),
    set_config('app.school_id', case when hat = 'district' then '' else coalesce(place::text, '') end, true),
    set_config('app.district_id', case when hat = 'district' then coalesce(place::text, '') else '' end, true),
    set_config('app.sees_school', case when hat in ('head', 'desk', 'clock') then 'yes' else 'no' end, true),
    set_config('app.my_children', app.children_of(person, place, hat)::text, true),
    set_config('jit', 'off', true),
    set_config('synchronous_commit', case when durable then 'on' else 'off' end, true);
end
$$;

-- A slot has one holder ---------------------------------------------------------------------------------------------------------

-- Whoever is about to claim a slot waits here for the one before: two claims of one party at the same instant would else meet at the second key of slot_claim, which
-- "on conflict" does not look at.
create function app.lock_slot(school bigint, line bigint, at timestamptz) returns void language sql as
$$
  select pg_advisory_xact_lock(hashtextextended(concat_ws('.', school, line, extract(epoch from at)), 0))
$$;

-- Takes the slot of a booking that comes alive: a free one, one whose hold or offer has run out, or one that is kept for the same party or by the same person.
create function app.claim_for_booking() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  new.party_id := coalesce(new.party_id, new.child_id);
  if new.state not in ('booked', 'done', 'missed') then return new; end if;
  -- (What is long over is written by nobody but a restore or a bench, thousands of rows at a time: more locks than a server has.)
  if new.state = 'booked' then perform app.lock_slot(new.school_id, new.line_id, new.starts_at); end if;
  insert into slot_claim as c (school_id, line_id, starts_at, party_id, kind) values (new.school_id, new.line_id, new.starts_at, new.party_id, 'booking')
    on conflict (school_id, line_id, starts_at) do update set party_id = excluded.party_id, kind = 'booking', person_id = null, expires_at = null
      where c.party_id = excluded.party_id or c.expires_at <= new.booked_at or (c.kind = 'hold' and c.person_id = app.person());
  if not found then perform app.refuse('SLOT_TAKEN'); end if;
  return new;
end
$$;
create trigger claim_slot before insert on booking for each row execute function app.claim_for_booking();
create trigger claim_slot_again before update of state on booking for each row
  when (old.state in ('moved', 'cancelled') and new.state in ('booked', 'done', 'missed')) execute function app.claim_for_booking();

-- Lets the slot go with the last of its party's bookings.
create function app.release_claim() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  delete from slot_claim c where c.school_id = old.school_id and c.line_id = old.line_id and c.starts_at = old.starts_at and c.kind = 'booking'
    and not exists (select from booking b where b.school_id = old.school_id and b.claim_line = old.line_id and b.starts_at = old.starts_at);
  return null;
end
$$;
create trigger release_slot after update of state on booking for each row
  when (old.state in ('booked', 'done', 'missed') and new.state in ('moved', 'cancelled')) execute function app.release_claim();
create trigger release_slot_gone after delete on booking for each row
  when (old.state in ('booked', 'done', 'missed')) execute function app.release_claim();

-- Keeps a slot for the caller while they decide; any other slot that they kept is free again. False where somebody else has it.
create function app.hold_slot(line bigint, at timestamptz, child bigint, until timestamptz, now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if not (app.sees_school() or child = any (app.my_children())) then return false; end if;
  -- One hold a person, also for somebody who taps faster than the network.
  perform pg_advisory_xact_lock(hashtextextended('hold', app.person()));
  perform app.lock_slot(app.school(), line, at);
  insert into slot_claim as c (school_id, line_id, starts_at, party_id, kind, person_id, expires_at)
      values (app.school(), line, at, (app.party_of(child))[1], 'hold', app.person(), until)
    on conflict (school_id, line_id, starts_at) do update set party_id = excluded.party_id, kind = 'hold', person_id = excluded.person_id, expires_at = excluded.expires_at
      where c.expires_at <= now or (c.kind = 'hold' and c.person_id = excluded.person_id);
  if not found then return false; end if;
  delete from slot_claim c where c.school_id = app.school() and c.kind = 'hold' and c.person_id = app.person() and (c.line_id, c.starts_at) <> (line, at);
  return true;
end
$$;

-- Gives back what the caller kept.
create function app.let_go() returns int language sql security definer set search_path = public, pg_temp as
$$
  with gone as (delete from slot_claim c where c.school_id = app.school() and c.kind = 'hold' and c.person_id = app.person() returning 1) select count(*)::int from gone
$$;

-- Keeps a free slot for a child to whom it is offered. For the clock, and for staff who work with the whole school. False where somebody has it.
create function app.offer_slot(line bigint, at timestamptz, child bigint, until timestamptz, now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if not app.sees_school() then return false; end if;
  perform app.lock_slot(app.school(), line, at);
  insert into slot_claim as c (school_id, line_id, starts_at, party_id, kind, expires_at) values (app.school(), line, at, child, 'offer', until)
    on conflict (school_id, line_id, starts_at) do update set party_id = excluded.party_id, kind = 'offer', person_id = null, expires_at = excluded.expires_at
      where c.expires_at <= now;
  return found;
end
$$;

-- Ends an offer's claim: it was declined, or its time is over. `child` is the party's lowest number; a guardian may do it for the child to whom it was offered.
create function app.end_offer(line bigint, at timestamptz, child bigint) returns boolean language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  delete from slot_claim c where c.school_id = app.school() and c.line_id = line and c.starts_at = at and c.kind = 'offer' and c.party_id = child
    and (app.sees_school() or child = any (app.my_children()) or exists (
      select from slot_offer o where o.school_id = c.school_id and o.line_id = c.line_id and o.starts_at = c.starts_at and o.state = 'open' and o.child_id = any (app.my_children())));
  return found;
end
$$;

-- Holds and offers that ran out before an instant, for the clock to clear away; they hold nothing any more. One that somebody is just turning into a booking is passed over.
create function app.clear_claims(before timestamptz) returns int language sql security definer set search_path = public, pg_temp as
$$
  with over as (
      select c.line_id, c.starts_at from slot_claim c where app.hat() = 'clock' and c.school_id = app.school() and c.expires_at <= before for update skip locked),
    gone as (delete from slot_claim c using over where c.school_id = app.school() and c.line_id = over.line_id and c.starts_at = over.starts_at returning 1)
  select count(*)::int from gone
$$;

-- Who has a time waits no more, and what else was kept for them is free again. (A party's offers are kept under its lowest number.)
create function app.waits_no_more() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update waiting w set state = 'served', ended_at = new.booked_at
    where w.school_id = new.school_id and w.child_id = new.child_id and w.week = new.week and w.state = 'waiting';
  -- (Claims before offers, as everywhere: who locks in one order never waits in a ring.)
  delete from slot_claim c where c.school_id = new.school_id and c.kind = 'offer' and c.party_id in (new.child_id, new.party_id) and app.week_of(c.starts_at) = new.week;
  update slot_offer o set state = case when (o.line_id, o.starts_at) = (new.line_id, new.starts_at) then 'accepted' else 'declined' end
    where o.school_id = new.school_id and o.child_id in (new.child_id, new.party_id) and o.state = 'open' and app.week_of(o.starts_at) = new.week;
  return null;
end
$$;
create trigger waits_no_more after insert on booking for each row when (new.state = 'booked') execute function app.waits_no_more();

-- A child whose call was missed stands in front for the rest of the week; an answer that is logged after all takes it out again.
create function app.to_front() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if new.state = 'missed' then
    insert into waiting as w (school_id, child_id, week, since, front, why, state) values (new.school_id, new.child_id, new.week, new.starts_at, true, new.why, 'waiting')
      on conflict (school_id, child_id, week) do update set front = true, why = excluded.why, state = 'waiting', ended_at = null;
  else
    update waiting w set state = 'served' where w.school_id = new.school_id and w.child_id = new.child_id and w.week = new.week and w.state = 'waiting';
  end if;
  return null;
end
$$;
create trigger to_front after update of state on booking for each row
  when (old.state in ('booked', 'done') and new.state = 'missed' or old.state = 'missed' and new.state in ('booked', 'done')) execute function app.to_front();

-- Slots -------------------------------------------------------------------------------------------------------------------------

-- Every slot of the school's active lines on these days, free or not: the weekly hours (of another weekday on a make-up day), extra hours, less what is closed.
-- `minutes` makes longer slots as short as that, to see what they would give; null takes them as they are.
-- (plpgsql, so that it stays a table that is made once: written into a statement, it was worked out again for each row that was compared with it.)
create function app.slots_of(first date, last date, minutes int) returns table (line_id bigint, day date, minute int, starts_at timestamptz) language plpgsql stable rows 200 as
$$
#variable_conflict use_column
begin
  return query with days as (
    select l.line_id, least(l.slot_minutes::int, minutes) as length, d::date as day,
      coalesce((select e.as_weekday from hours_exception e where e.school_id = l.school_id and e.kind = 'asWeekday' and d::date between e.from_on and e.to_on
        and (e.line_id is null or e.line_id = l.line_id) order by e.line_id nulls last, e.exception_id desc limit 1), extract(isodow from d)::int) as weekday
    from phone_line l cross join generate_series(first::timestamp, last::timestamp, interval '1 day') d
    where l.school_id = app.school() and l.active),
  spans as (
    select d.line_id, d.day, d.length, h.from_minute::int as f, h.to_minute::int as t, false as extra
    from days d join opening_hours h on h.school_id = app.school() and h.line_id = d.line_id and h.weekday = d.weekday
    union all
    select d.line_id, d.day, d.length, e.from_minute, e.to_minute, true
    from days d join hours_exception e on e.school_id = app.school() and e.kind = 'extra' and d.day between e.from_on and e.to_on and (e.line_id is null or e.line_id = d.line_id))
  select s.line_id, s.day, m, ((s.day + make_interval(mins => m, hours => -8)) at time zone 'UTC')
  from spans s cross join lateral generate_series(s.f, s.t - s.length, s.length) m
  where not exists (
      select from hours_exception e where e.school_id = app.school() and e.kind = 'closed' and s.day between e.from_on and e.to_on
        and (e.line_id is null or e.line_id = s.line_id) and (e.from_minute is null or (e.from_minute < m + s.length and m < e.to_minute)))
    and not (s.extra and exists (
      select from spans o where o.line_id = s.line_id and o.day = s.day and not o.extra and o.f < m + s.length and m < o.t));
end
$$;

-- The slots as they are.
create or replace function app.slots(first date, last date) returns table (line_id bigint, day date, minute int, starts_at timestamptz) language sql stable as
$$ select s.line_id, s.day, s.minute, s.starts_at from app.slots_of(first, last, null) s $$;

-- Which slots somebody else has now, without saying who.
drop function app.taken_slots(timestamptz, timestamptz);
create function app.taken_slots(first timestamptz, last timestamptz, now timestamptz) returns table (line_id bigint, starts_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$
  select c.line_id, c.starts_at from slot_claim c
  where c.school_id = app.school() and c.starts_at >= first and c.starts_at < last and (c.expires_at is null or c.expires_at > now)
    and not (c.kind = 'hold' and c.person_id is not distinct from app.person())
$$;

-- What the school has decided about the family phone; the defaults stand in database/schema/lines.ts too.
create function app.call_rules() returns call_rules language sql stable as
$$
  select coalesce((select r from call_rules r where r.school_id = app.school()), row(app.school(), 1, 30, 30, 'keep', 1440, 'clock')::call_rules)
$$;

-- Who calls together: the children of the caller's school who have a parent in common with this one, itself included, lowest number first.
create function app.party_of(child bigint) returns bigint[] language sql stable security definer set search_path = public, pg_temp as
$$
  select array_agg(distinct o.child_id order by o.child_id) from (
    select c.child_id from child c where c.school_id = app.school() and c.child_id = party_of.child
    union
    select b.child_id from child_relative a join child_relative b on b.school_id = a.school_id and b.relative_id = a.relative_id
      join child c on c.school_id = b.school_id and c.child_id = b.child_id
    where a.school_id = app.school() and a.child_id = party_of.child and a.relation in ('father', 'mother') and b.relation in ('father', 'mother') and c.left_on is null) o
  where app.sees_school() or party_of.child = any (app.my_children())
$$;

-- The waiting list of a week, first to be served first: whose call was missed this week, then who has been without a call for the most weeks, then who asked first. Siblings who call
-- together share a place. Who has heard from home since, or has a time after all, is out. A parent gets the own children's rows, with their place among all.
create function app.waiting_line(week date, at timestamptz)
returns table (child_id bigint, party_id bigint, place int, front boolean, why text, since timestamptz, weeks int)
language sql stable security definer set search_path = public, pg_temp as
$$
  with ones as (
    select w.child_id, w.front, w.why, w.since,
      least(w.child_id, (select min(b.child_id) from child_relative a
        join child_relative b on b.school_id = a.school_id and b.relative_id = a.relative_id and b.relation in ('father', 'mother')
        join child s on s.school_id = b.school_id and s.child_id = b.child_id and s.left_on is null
        where a.school_id = w.school_id and a.child_id = w.child_id and a.relation in ('father', 'mother'))) as party_id,
      greatest(0, (w.week - coalesce(
        (select max(f.week) from family_call f where f.school_id = w.school_id and f.child_id = w.child_id and f.outcome = 'reached' and f.undone_at is null and f.week <= w.week),
        date_trunc('week', c.enrolled_on::timestamp)::date)) / 7 - 1)::int as weeks
    from waiting w join child c on c.school_id = w.school_id and c.child_id = w.child_id and c.left_on is null
    where w.school_id = app.school() and w.week = waiting_line.week and w.state = 'waiting'
      and not exists (select from family_call f where f.school_id = w.school_id and f.child_id = w.child_id and f.week = w.week and f.outcome = 'reached' and f.undone_at is null
        and f.started_at >= w.since)
      and not exists (select from booking b where b.school_id = w.school_id and b.child_id = w.child_id and b.week = w.week and b.state = 'booked' and b.starts_at > waiting_line.at)),
  parties as (select o.party_id, row_number() over (order by bool_or(o.front) desc, max(o.weeks) desc, min(o.since), o.party_id)::int as place from ones o group by o.party_id)
  select o.child_id, o.party_id, p.place, o.front, o.why, o.since, o.weeks from ones o join parties p on p.party_id = o.party_id
  where app.sees_school() or o.child_id = any (app.my_children()) order by p.place, o.child_id
$$;

-- Policies ------------------------------------------------------------------------------------------------------------------------

create policy read on call_rules for select to yanshu_app using (school_id = app.school());
create policy write_new on call_rules for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head');
create policy write_change on call_rules for update to yanshu_app using (school_id = app.school() and app.hat() = 'head');

create policy read on hours_exception for select to yanshu_app using (school_id = app.school());
-- The desk closes a line that has broken down; all else is the head's.
create policy write_new on hours_exception for insert to yanshu_app with check (
  school_id = app.school() and made_by = app.person() and (app.hat() = 'head' or (app.hat() = 'desk' and kind = 'closed' and reason = 'broken')));
create policy write_gone on hours_exception for delete to yanshu_app using (
  school_id = app.school() and (app.hat() = 'head' or (app.hat() = 'desk' and reason = 'broken')));

create policy read on line_delay for select to yanshu_app using (school_id = app.school());
create policy write_new on line_delay for insert to yanshu_app with check (school_id = app.school() and app.hat() in ('head', 'desk'));
create policy write_change on line_delay for update to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'desk'));

-- A parent learns which slots are taken from app.taken_slots, and never by whom.
create policy read on slot_claim for select to yanshu_app using (school_id = app.school() and app.is_staff());

-- When somebody can be reached: their own to say, and the school's, who hears it on the phone.
create policy read on availability for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or relative_id = any ((select app.my_relatives())::bigint[])));
create policy write_new on availability for insert to yanshu_app with check (
  school_id = app.school() and set_by = app.person() and (app.sees_school() or relative_id = any ((select app.my_relatives())::bigint[]))
  and (app.is_staff() or exists (select from relative r where r.school_id = availability.school_id and r.relative_id = availability.relative_id and r.person_id = app.person())));
create policy write_change on availability for update to yanshu_app using (
  school_id = app.school() and (app.sees_school() or relative_id = any ((select app.my_relatives())::bigint[]))
  and (app.is_staff() or exists (select from relative r where r.school_id = availability.school_id and r.relative_id = availability.relative_id and r.person_id = app.person())));
create policy write_gone on availability for delete to yanshu_app using (
  school_id = app.school() and (app.sees_school() or relative_id = any ((select app.my_relatives())::bigint[]))
  and (app.is_staff() or exists (select from relative r where r.school_id = availability.school_id and r.relative_id = availability.relative_id and r.person_id = app.person())));

create policy read on waiting for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on waiting for insert to yanshu_app with check (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_change on waiting for update to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy read on slot_offer for select to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
create policy write_new on slot_offer for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'clock');
create policy write_change on slot_offer for update to yanshu_app using (
  school_id = app.school() and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

create policy planners on call_plan to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'clock'));
create policy planners on plan_seat to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'clock'));
create policy planners on plan_pin to yanshu_app using (school_id = app.school() and app.hat() in ('head', 'clock'));

create policy read on duty for select to yanshu_app using (school_id = app.school() and app.is_staff());
create policy write_new on duty for insert to yanshu_app with check (school_id = app.school() and app.hat() = 'head' and set_by = app.person());
create policy write_gone on duty for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy read on duty_swap for select to yanshu_app using (
  school_id = app.school() and (app.hat() = 'head' or (app.is_staff() and app.person() in (asked_by, asked))));
create policy write_new on duty_swap for insert to yanshu_app with check (school_id = app.school() and app.is_staff() and asked_by = app.person() and state = 'asked');
create policy write_change on duty_swap for update to yanshu_app using (
  school_id = app.school() and app.is_staff() and state = 'asked' and app.person() in (asked_by, asked))
  with check (school_id = app.school() and app.is_staff() and app.person() in (asked_by, asked) and (state = 'withdrawn') = (app.person() = asked_by));
-- A duty that the head takes off the roster takes along what was asked about it.
create policy write_gone on duty_swap for delete to yanshu_app using (school_id = app.school() and app.hat() = 'head');
create policy read on handover for select to yanshu_app using (school_id = app.school() and app.is_staff());
create policy write_new on handover for insert to yanshu_app with check (
  school_id = app.school() and author = app.person() and app.hat() in ('desk', 'head', 'teacher'));

-- The clock books what was planned or offered, in nobody's name.
alter policy write_new on booking with check (
  school_id = app.school() and (booked_by = app.person() or (app.hat() = 'clock' and booked_by is null)) and state = 'booked'
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));
alter policy write_change on booking
  using (school_id = app.school() and (app.is_staff() or state = 'booked') and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])))
  with check (school_id = app.school() and (app.is_staff() or state in ('booked', 'moved', 'cancelled')) and (app.sees_school() or child_id = any ((select app.my_children())::bigint[])));

-- A parent tells of a call from home, and may take it back.
create policy write_home on family_call for insert to yanshu_app with check (
  school_id = app.school() and app.hat() = 'parent' and origin = 'home' and outcome = 'reached' and logged_by = app.person()
  and child_id = any ((select app.my_children())::bigint[]));
create policy change_home on family_call for update to yanshu_app using (
  school_id = app.school() and app.hat() = 'parent' and origin = 'home' and logged_by = app.person() and child_id = any ((select app.my_children())::bigint[]));

alter policy write_new on message with check (
  school_id = app.school() and app.hat() in ('head', 'desk', 'teacher', 'parent') and (app.hat() <> 'parent' or person_id = app.person())
  and (app.hat() <> 'desk' or template in ('callBooked', 'callReminder', 'callChanged', 'callOffer'))
  and (app.sees_school() or child_id = any ((select app.my_children())::bigint[]))
  and exists (select from relative r join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
    where r.school_id = message.school_id and r.person_id = message.person_id and cr.child_id = message.child_id));
create policy desk on message_credit for select to yanshu_app using (school_id = app.school() and app.hat() = 'desk');
-- Who works with the calls knows whom a message about one has reached.
create policy about_calls on message for select to yanshu_app using (
  school_id = app.school() and app.hat() in ('head', 'desk') and template in ('callBooked', 'callReminder', 'callChanged', 'callOffer'));

-- Both have tapped: the duty changes hands, and the other one with it.
create function app.swap_duty(swap bigint, at timestamptz) returns boolean language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  s duty_swap%rowtype;
begin
  update duty_swap d set state = 'accepted', answered_at = at
    where d.school_id = app.school() and d.swap_id = swap and d.state = 'asked' and d.asked = app.person() and app.is_staff() returning d.* into s;
  if not found then return false; end if;
  update duty d set person_id = s.asked where d.school_id = s.school_id and d.duty_id = s.duty_id and d.person_id = s.asked_by;
  if not found then perform app.refuse('DUTY_CHANGED'); end if;
  if s.with_duty_id is not null then
    update duty d set person_id = s.asked_by where d.school_id = s.school_id and d.duty_id = s.with_duty_id and d.person_id = s.asked;
    if not found then perform app.refuse('DUTY_CHANGED'); end if;
  end if;
  -- Whatever else was asked about these two duties was asked of somebody who has them no more.
  update duty_swap d set state = 'withdrawn', answered_at = at
    where d.school_id = s.school_id and d.state = 'asked' and (d.duty_id in (s.duty_id, s.with_duty_id) or d.with_duty_id in (s.duty_id, s.with_duty_id));
  return true;
end
$$;

-- Puts back what app.end_pairings and the cancelling of calls did when a child left (0007); a slot or a week that somebody else or another booking has taken since stays theirs.
create or replace function app.unleave(event record_event, at timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update pairing p set to_on = null
    where p.school_id = event.school_id and p.child_id = event.child_id and p.to_on = greatest(event.happened_on, p.from_on);
  delete from message m where m.school_id = event.school_id and m.child_id = event.child_id and m.state = 'queued' and m.data ? 'cancelled';
  update booking b set state = 'booked', cancelled_at = null, why = null
    where b.school_id = event.school_id and b.child_id = event.child_id and b.state = 'cancelled' and b.cancelled_at = event.recorded_at and b.starts_at > at
      and not exists (select from slot_claim c where c.school_id = b.school_id and c.line_id = b.line_id and c.starts_at = b.starts_at and c.party_id <> b.party_id)
      and not exists (select from booking o where o.school_id = b.school_id and o.child_id = b.child_id and o.week = b.week and o.ordinal = b.ordinal and o.state in ('booked', 'done'));
end
$$;

-- Erasing a child's calls and contacts takes what the family phone holds along.
-- (The function of 0009 goes on under another name, which its body says too.)
do $$ begin
  execute replace(pg_get_functiondef('app.erase_child(bigint, text[], text, timestamptz)'::regprocedure), 'erase_child', 'erase_record');
end $$;
revoke execute on function app.erase_record(bigint, text[], text, timestamptz) from public;
create or replace function app.erase_child(child bigint, what text[], words text, at timestamptz) returns text[] language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if app.hat() not in ('head', 'clock') then return null; end if;
  if 'calls' = any (what) then
    update family_call f set shared_with = null from family_call mine
      where f.school_id = app.school() and mine.school_id = f.school_id and mine.call_id = f.shared_with and mine.child_id = erase_child.child;
    delete from waiting w where w.school_id = app.school() and w.child_id = erase_child.child;
    delete from slot_offer o where o.school_id = app.school() and o.child_id = erase_child.child;
    delete from plan_pin p where p.school_id = app.school() and p.child_id = erase_child.child;
    -- What a plan says beside its seats goes by children's numbers: why they got no time, who shares a bottleneck.
    update call_plan p set facts = p.facts - 'left' - 'blocked' - 'pinsBroken' where p.school_id = app.school() and exists (
      select from plan_seat s where s.school_id = p.school_id and s.plan_id = p.plan_id and s.child_id = erase_child.child);
    delete from plan_seat p where p.school_id = app.school() and p.child_id = erase_child.child;
    delete from slot_claim c where c.school_id = app.school() and c.party_id = erase_child.child and c.kind <> 'booking';
  end if;
  if 'contacts' = any (what) then
    delete from availability v where v.school_id = app.school() and v.relative_id in (
      select cr.relative_id from child_relative cr where cr.school_id = app.school() and cr.child_id = erase_child.child
      and not exists (select from child_relative o where o.school_id = cr.school_id and o.relative_id = cr.relative_id and o.child_id <> cr.child_id));
  end if;
  return app.erase_record(child, what, words, at);
end
$$;

-- As in 0003, and: a member of staff who is on duty at the desk today wears its hat today.
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
      select jsonb_build_object('role', 'desk', 'placeId', s.school_id, 'place', s.name, 'consentNeeded', false, 'duty', true, 'rank', 3)
        from duty d join school s using (school_id)
        where d.person_id = p.person_id and d.on_date = today
          and exists (select from membership m where m.school_id = d.school_id and m.person_id = p.person_id and m.role in ('teacher', 'head') and m.since <= today
            and (m.until is null or m.until >= today) and m.ended_at is null)
          and not exists (select from membership m where m.school_id = d.school_id and m.person_id = p.person_id and m.role = 'desk' and m.since <= today
            and (m.until is null or m.until >= today) and m.ended_at is null)
        group by s.school_id, s.name
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

revoke execute on function app.lock_slot(bigint, bigint, timestamptz), app.claim_for_booking(), app.release_claim(), app.waits_no_more(), app.to_front(), app.hold_slot(bigint, timestamptz, bigint, timestamptz, timestamptz), app.let_go(),
  app.offer_slot(bigint, timestamptz, bigint, timestamptz, timestamptz), app.end_offer(bigint, timestamptz, bigint), app.clear_claims(timestamptz),
  app.taken_slots(timestamptz, timestamptz, timestamptz), app.waiting_line(date, timestamptz), app.slots_of(date, date, int), app.call_rules(), app.party_of(bigint), app.swap_duty(bigint, timestamptz) from public;
grant execute on function app.hold_slot(bigint, timestamptz, bigint, timestamptz, timestamptz), app.let_go(),
  app.offer_slot(bigint, timestamptz, bigint, timestamptz, timestamptz), app.end_offer(bigint, timestamptz, bigint), app.clear_claims(timestamptz),
  app.taken_slots(timestamptz, timestamptz, timestamptz), app.waiting_line(date, timestamptz), app.slots_of(date, date, int), app.call_rules(), app.party_of(bigint), app.swap_duty(bigint, timestamptz) to yanshu_app;

-- The new policies read the caller's settings in place, as 0012 made the older ones do.
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
  for p in select * from pg_policies where schemaname = 'public' and roles = '{yanshu_app}'
      and tablename in ('hours_exception','line_delay','call_rules','slot_claim','availability','waiting','slot_offer','call_plan','plan_seat','plan_pin','duty','duty_swap','handover','booking','family_call','message','message_credit') loop
    for i in 1 .. array_length(asked, 1) loop
      p.qual := replace(p.qual, asked[i], said[i]);
      p.with_check := replace(p.with_check, asked[i], said[i]);
    end loop;
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '');
  end loop;
end $$;
