-- Voices: what the policies of 0021 leave to say.

-- A class teacher may take a colleague's spoken line off an update of the class, as they may rewrite the written one.
create policy line_unspoken on voice for delete to yanshu_app using (
  school_id = (nullif(current_setting('app.school_id', true), '')::bigint) and kind = 'line' and coalesce(nullif(current_setting('app.hat', true), ''), 'none') in ('head', 'teacher')
  and (current_setting('app.sees_school', true) = 'yes' or child_id = any ((select nullif(current_setting('app.my_children', true), '')::bigint[])::bigint[])));

-- A media check's verdict comes without a caller; the trace id names the line.
create function app.settle_voice(trace text, verdict text) returns int language sql security definer set search_path = public, pg_temp as
$$ with settled as (update voice set state = verdict where trace_id = trace and kind = 'line' and state = 'pending' and app.hat() = 'clock' returning 1) select count(*)::int from settled $$;
create index voice_by_trace on voice (trace_id) where trace_id is not null;

-- Whether any school already holds this file as a voice: who has read a file's id off its link must not hang another family's line on an update of their own, nor have its file removed.
create function app.holds_voice(file text) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from voice v where v.file_id = file) $$;
create index voice_by_file on voice (file_id);

revoke execute on function app.settle_voice(text, text), app.holds_voice(text) from public;
grant execute on function app.settle_voice(text, text), app.holds_voice(text) to yanshu_app;
