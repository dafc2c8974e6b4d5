CREATE TABLE "unbinding" (
	"school_id" bigint NOT NULL,
	"unbinding_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "unbinding_unbinding_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"relative_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"children" bigint[] NOT NULL,
	"numbers" "bytea"[] NOT NULL,
	"reason" text NOT NULL,
	"bound_at" timestamp with time zone,
	"unbound_by" bigint NOT NULL,
	"unbound_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unbinding_school_id_unbinding_id_pk" PRIMARY KEY("school_id","unbinding_id")
);
--> statement-breakpoint
ALTER TABLE "unbinding" ADD CONSTRAINT "unbinding_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unbinding" ADD CONSTRAINT "unbinding_unbound_by_person_person_id_fk" FOREIGN KEY ("unbound_by") REFERENCES "public"."person"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unbinding" ADD CONSTRAINT "unbinding_school_id_relative_id_relative_school_id_relative_id_fk" FOREIGN KEY ("school_id","relative_id") REFERENCES "public"."relative"("school_id","relative_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unbinding_by_relative" ON "unbinding" USING btree ("school_id","relative_id");
--> statement-breakpoint
-- Who is let in and who is taken off again. Same rules as 0001 and 0003.
do $$ begin
  alter table unbinding enable row level security;
  alter table unbinding force row level security;
  execute format('create policy owner_all on unbinding to %I using (true) with check (true)', current_user);
end $$;
grant select on unbinding to yanshu_app;
create policy head on unbinding for select to yanshu_app using (school_id = app.school() and app.hat() = 'head');

-- Whether a number still opens a contact: not once somebody who came in by it was taken off. A new number does, and a new code. Runs as the owner.
create function app.number_opens(school bigint, relative bigint, digest bytea) returns boolean language sql stable as
$$ select not exists (select from public.unbinding u where u.school_id = school and u.relative_id = relative and digest = any (u.numbers)) $$;

-- As in 0001, but for contacts that somebody was taken off.
create or replace function app.sign_in(caller text, number_hmac bytea, at timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as
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
      select from relative_phone f join relative r using (school_id, relative_id)
      where f.number_hmac = sign_in.number_hmac and not r.deceased and app.number_opens(r.school_id, r.relative_id, sign_in.number_hmac)) then
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
        where f.number_hmac = sign_in.number_hmac and not r.deceased and app.number_opens(r.school_id, r.relative_id, sign_in.number_hmac)
        order by r.relative_id limit 1
        returning person_id into me;
    end if;
  end if;
  with bound as (
    update relative r set person_id = me, bound_at = at
    from relative_phone f
    where f.school_id = r.school_id and f.relative_id = r.relative_id and f.number_hmac = sign_in.number_hmac
      and r.person_id is distinct from me and not r.deceased and app.number_opens(r.school_id, r.relative_id, sign_in.number_hmac)
    returning r.school_id, r.relative_id)
  insert into audit (school_id, at, person_id, hat, action, children)
    select b.school_id, sign_in.at, me, 'parent', 'session.signIn',
      coalesce((select array_agg(cr.child_id) from child_relative cr where cr.school_id = b.school_id and cr.relative_id = b.relative_id), '{}')
    from bound b;
  return 'bound';
end
$$;

-- Counts one more try as app.allow does, and says what is left of it: {"allowed", "left", "again"}, the last the instant from which on one may try anew.
create function app.try_once(what text, whom text, most int, seconds int, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  allowed boolean;
begin
  allowed := app.allow(what, whom, most, seconds, at);
  return (select jsonb_build_object('allowed', allowed, 'left', greatest(most - a.count, 0),
      'again', to_char((a.since + make_interval(secs => seconds)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from attempt a where a.kind = what and a.who = whom);
end
$$;

-- Binds a WeChat user to the relative whose printed code has this digest: {"outcome"} is 'bound', 'elsewhere' (another WeChat user holds the contact) or 'wrong', which
-- a used, an expired, a voided and an unknown code are alike. Whoever used a code and sends it again (the answer got lost) is told that it is theirs.
create function app.bind_by_code(caller text, digest bytea, at timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  slip bind_code%rowtype;
  contact relative%rowtype;
  me bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(caller, 1));
  select * into slip from bind_code b where b.code_hmac = digest and b.voided_at is null and b.expires_at > at order by b.code_id limit 1 for update;
  if slip.code_id is null then return 'wrong'; end if;
  select * into contact from relative r where r.school_id = slip.school_id and r.relative_id = slip.relative_id for update;
  select person_id into me from person where openid = caller;
  if slip.used_at is not null then
    return case when slip.used_by = me and contact.person_id = me then 'bound' else 'wrong' end;
  end if;
  if contact.deceased or not exists (select from child_relative cr join child c using (school_id, child_id)
      where cr.school_id = contact.school_id and cr.relative_id = contact.relative_id and c.left_on is null) then return 'wrong'; end if;
  if contact.person_id is not null and contact.person_id is distinct from me then return 'elsewhere'; end if;
  if me is null then
    insert into person (openid, name) values (caller, contact.name) returning person_id into me;
  end if;
  update relative r set person_id = me, bound_at = at
    where r.school_id = contact.school_id and r.relative_id = contact.relative_id and r.person_id is distinct from me;
  update bind_code b set used_at = at, used_by = me where b.school_id = slip.school_id and b.code_id = slip.code_id;
  update bind_code b set voided_at = at
    where b.school_id = slip.school_id and b.relative_id = slip.relative_id and b.used_at is null and b.voided_at is null;
  delete from attempt a where a.kind = 'bindCode' and a.who = caller;
  insert into audit (school_id, at, person_id, hat, action, children)
    select contact.school_id, bind_by_code.at, me, 'parent', 'session.bindCode', coalesce(array_agg(cr.child_id), '{}')
    from child_relative cr where cr.school_id = contact.school_id and cr.relative_id = contact.relative_id;
  return 'bound';
end
$$;

-- Takes whoever is bound off a contact of the head's school, at once: their messages about these children are not sent, open codes are void, the numbers on file open
-- this contact no more. Gives the children; null where the caller is no head or nobody is bound.
create function app.unbind(relative bigint, why text, at timestamptz) returns bigint[] language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  contact relative%rowtype;
  touched bigint[];
begin
  if app.hat() <> 'head' then return null; end if;
  select * into contact from relative r where r.school_id = app.school() and r.relative_id = unbind.relative for update;
  if contact.person_id is null then return null; end if;
  touched := array(select cr.child_id from child_relative cr where cr.school_id = contact.school_id and cr.relative_id = contact.relative_id order by 1);
  insert into unbinding (school_id, relative_id, person_id, children, numbers, reason, bound_at, unbound_by, unbound_at)
    values (contact.school_id, contact.relative_id, contact.person_id, touched, array(
      select f.number_hmac from relative_phone f where f.school_id = contact.school_id and f.relative_id = contact.relative_id), why, contact.bound_at, app.person(), at);
  update relative r set person_id = null, bound_at = null where r.school_id = contact.school_id and r.relative_id = contact.relative_id;
  update bind_code b set voided_at = at
    where b.school_id = contact.school_id and b.relative_id = contact.relative_id and b.used_at is null and b.voided_at is null;
  -- (Whoever stands on the card a second time, under another relation, keeps what is theirs there.)
  update message m set state = 'failed', error = 'unbound'
    where m.school_id = contact.school_id and m.person_id = contact.person_id and m.state = 'queued' and m.child_id = any (touched)
      and not exists (select from relative r join child_relative cr using (school_id, relative_id)
        where r.school_id = m.school_id and r.person_id = m.person_id and cr.child_id = m.child_id);
  return touched;
end
$$;

-- Mends the name or number of one's own staff (null: as it is). Somebody who works at another school too is mended there by nobody but themselves: false.
create function app.mend_staff(whom bigint, called text, sealed bytea, digest bytea) returns boolean language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if app.hat() <> 'head' or not exists (select from membership m where m.school_id = app.school() and m.person_id = whom and m.ended_at is null)
    or exists (select from membership m where m.school_id <> app.school() and m.person_id = whom)
    or exists (select from district_officer o where o.person_id = whom) then return false; end if;
  update person p set name = coalesce(called, p.name), phone = coalesce(sealed, p.phone), phone_hmac = coalesce(digest, p.phone_hmac) where p.person_id = whom;
  return true;
end
$$;

revoke execute on function app.number_opens(bigint, bigint, bytea), app.try_once(text, text, int, int, timestamptz), app.bind_by_code(text, bytea, timestamptz),
  app.unbind(bigint, text, timestamptz), app.mend_staff(bigint, text, bytea, bytea) from public;
grant execute on function app.unbind(bigint, text, timestamptz), app.mend_staff(bigint, text, bytea, bytea) to yanshu_app;
