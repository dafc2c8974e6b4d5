-- A consent that ended because its guardian agreed to a newer notice is closed in the instant in which its successor begins (domain/consents/renewed.ts). Nobody said no then: it is
-- no withdrawal of the record, and stays none when that guardian leaves the contact card. Rights stand as 0009 gave them.
create or replace function app.records_withdrawn(child bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
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
