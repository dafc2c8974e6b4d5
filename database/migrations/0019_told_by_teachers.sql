-- A class teacher who agrees on a call, or calls it off, tells the family as the desk does, and has to know whom it has reached.
alter policy about_calls on message using (
  school_id = (nullif(current_setting('app.school_id', true), '')::bigint) and template in ('callBooked', 'callReminder', 'callChanged', 'callOffer')
  and (current_setting('app.hat', true) in ('head', 'desk')
    or current_setting('app.hat', true) = 'teacher' and child_id = any ((select nullif(current_setting('app.my_children', true), '')::bigint[])::bigint[])));
