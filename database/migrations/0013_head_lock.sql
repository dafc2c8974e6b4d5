-- As in 0003, with a weaker lock: every command of the school holds a key-share lock on the school's row through its foreign keys, so that two heads who leave at once
-- would wait for one another, and one of them be told BUSY instead of LAST_HEAD.
create or replace function app.keep_a_head() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  perform from school s where s.school_id = old.school_id for no key update;
  if not exists (select from membership m where m.school_id = old.school_id and m.role = 'head' and m.ended_at is null and m.until is null) then
    perform app.refuse('LAST_HEAD');
  end if;
  return null;
end
$$;
