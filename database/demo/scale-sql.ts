/** Children of a class, and of one phone line: sixty slots of a quarter of an hour on school days. */
const CLASS_SIZE = 50
const LINE_SLOTS = 60

const next = (table: string, column: string) => `(select coalesce(max(${column}), 0) + 1 from ${table})`

/** What a school is and who belongs to it. `plan` takes the number of schools and of children in each, and lays out every id. */
export const places = {
  plan: `
    create temporary table scale_child on commit drop as
    with base as (select ${next('school', 'school_id')} as school, ${next('school_class', 'class_id')} as class, ${next('child', 'child_id')} as child,
        ${next('person', 'person_id')} as person, ${next('relative', 'relative_id')} as relative, ${next('phone_line', 'line_id')} as line),
      size as (select $1::int as schools, $2::int as children, ceil($2::int / ${CLASS_SIZE}.0)::int as classes, ceil($2::int / ${LINE_SLOTS}.0)::int as lines)
    select n, base.school + s as school_id, base.child + n as child_id, base.class + s * classes + c / ${CLASS_SIZE} as class_id,
      base.line + s * lines + c / ${LINE_SLOTS} as line_id, c % ${LINE_SLOTS} as slot,
      base.relative + 2 * n as parent_relative, base.relative + 2 * n + 1 as elder_relative, base.person + n as parent_person
    from base, size, generate_series(0, schools - 1) s, generate_series(0, children - 1) c, lateral (select s * children + c as n) numbered`,
  rows: [
    `alter table scale_child add primary key (child_id)`,
    `create temporary table scale_class on commit drop as
     select school_id, class_id, row_number() over (order by class_id) as n, row_number() over (partition by school_id order by class_id)::int as in_school,
       count(*)::int as pupils, (select max(parent_person) from scale_child) + row_number() over (order by class_id) as teacher
     from scale_child group by school_id, class_id`,
    `with placed as (insert into district (name) select '规模区 ' || min(school_id) from scale_child returning district_id)
     insert into school (school_id, district_id, name, settings) overriding system value
     select distinct school_id, district_id, '规模小学 ' || school_id, '{"talkEveryDays": 14, "visitEveryDays": 60}'::jsonb from scale_child, placed`,
    `insert into person (person_id, openid, name) overriding system value
     select id, 'o_scale_p' || id, name from (
       select parent_person as id, '家长' || n as name from scale_child union all select teacher, '老师' || n from scale_class) people`,
    `insert into school_class (school_id, class_id, grade, number, name, pupils) overriding system value
     select school_id, class_id, 1 + (in_school - 1) % 6, 1 + (in_school - 1) / 6, '班' || in_school, pupils from scale_class`,
    `insert into membership (school_id, person_id, role, since) select school_id, teacher, 'teacher', '2020-09-01' from scale_class`,
    `insert into class_teacher (school_id, class_id, person_id) select school_id, class_id, teacher from scale_class`,
    `insert into child (school_id, child_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
     overriding system value
     select school_id, child_id, class_id, '孩子' || n, 'hz', case n % 2 when 0 then 'female' else 'male' end, date '2015-09-01' + (n % 1500)::int,
       'both', 'bothParents', 'day', '{}', '2021-09-01' from scale_child`,
    `insert into relative (school_id, relative_id, name, employer, person_id, bound_at) overriding system value
     select school_id, parent_relative, '家长' || n, '东屿市电子厂', parent_person, timestamptz '2021-09-02T00:00Z' from scale_child
     union all select school_id, elder_relative, '老人' || n, '', null, null from scale_child`,
    `insert into child_relative (school_id, child_id, relative_id, relation, call_order, is_caregiver, at_home)
     select school_id, child_id, parent_relative, 'father', 1, false, false from scale_child
     union all select school_id, child_id, elder_relative, 'grandmotherPaternal', 2, true, true from scale_child`,
    `insert into care_arrangement (school_id, child_id, kind, caregiver_id, from_on)
     select school_id, child_id, 'kinshipGrandparent', elder_relative, '2021-09-01' from scale_child`,
    `insert into phone_line (school_id, line_id, name, medium, slot_minutes) overriding system value
     select distinct school_id, line_id, '亲情电话' || line_id, 'voice', 15 from scale_child`,
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute)
     select school_id, line_id, weekday, span[1], span[2]
     from (select distinct school_id, line_id from scale_child) l, generate_series(1, 5) weekday, (values (array[710, 770]), (array[960, 1080])) h (span)`,
    ...Object.entries({
      school: 'school_id',
      person: 'person_id',
      school_class: 'class_id',
      child: 'child_id',
      relative: 'relative_id',
      phone_line: 'line_id',
    }).map(
      ([table, column]) =>
        `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max(${column}) from ${table}))`,
    ),
  ],
}

/** When the slot of a child falls in a week: twelve a day, four of them at lunch. */
const startsAt = `((week + slot / 12)::timestamp + make_interval(mins => case when slot % 12 < 4 then 710 + 15 * (slot % 12) else 900 + 15 * (slot % 12) end)
  - interval '8 hours') at time zone 'UTC'`
const reached = `(n * 7 + extract(week from week)::int * 13) % 100 < 83`

/** The moment from which the county is seen. `week` is its Monday, `now` an ISO instant. */
export interface Seen {
  now: string
  week: string
}

/** Every parent has signed in, agreed to everything and allows three messages. */
export function signedUp(noticeVersion: string, { now }: Seen): string[] {
  return [
    `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at)
     select school_id, child_id, parent_person, purpose, '${noticeVersion}', timestamptz '${now}' - interval '100 days'
     from scale_child, unnest(array['records', 'photos', 'messages', 'district']) purpose`,
    `insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at)
     select school_id, parent_person, 'weeklyUpdate', 3, 'accept', timestamptz '${now}' - interval '100 days' from scale_child`,
  ]
}

/** Twelve weeks of work before the current one, and what is still ahead of this week's bookings. */
export function pastWork({ now, week }: Seen): string[] {
  const history = `scale_child cross join lateral (select date '${week}' - 7 * back as week from generate_series(1, 12) back) past`
  return [
    `insert into booking (school_id, line_id, starts_at, week, child_id, relative_id, state, booked_by, booked_at)
     select school_id, line_id, ${startsAt}, week, child_id, parent_relative, case when ${reached} then 'done' else 'missed' end, parent_person, ${startsAt} - interval '2 days'
     from ${history}
     union all select school_id, line_id, ${startsAt}, week, child_id, parent_relative, 'booked', parent_person, least(${startsAt} - interval '2 days', timestamptz '${now}')
     from scale_child cross join (select date '${week}' as week) this where ${startsAt} > timestamptz '${now}'`,
    `insert into family_call (school_id, child_id, relative_id, booking_id, medium, started_at, week, duration_seconds, outcome, mood, topics, logged_by, logged_at)
     select b.school_id, b.child_id, b.relative_id, b.booking_id, 'voice', b.starts_at, b.week, case b.state when 'done' then 240 + b.child_id % 300 else 0 end,
       case b.state when 'done' then 'reached' else 'noAnswer' end, case b.state when 'done' then 3 + b.child_id % 3 end,
       case b.state when 'done' then array['study', 'life'] else '{}' end, k.teacher, b.starts_at + interval '12 minutes'
     from booking b join scale_child c using (child_id) join scale_class k using (class_id) where b.state in ('done', 'missed')`,
    `insert into note (school_id, child_id, kind, happened_on, week, body, for_parents, author, posted_at)
     select c.school_id, child_id, 'talkNote', week + 2, week,
       '{"topics": {"study": {"step": "good", "words": "作业工整"}, "mood": {"step": "fair", "words": "想家"}}, "problem": "", "measure": ""}'::jsonb,
       '这周的作业写得很认真。', k.teacher, (week + 2)::timestamp at time zone 'UTC' + interval '9 hours'
     from ${history.replace('scale_child', 'scale_child c join scale_class k using (class_id)')} where (week - date '2020-01-06') % 14 = 0`,
    `insert into weekly_update (school_id, child_id, week, body, thin, teacher_line, composed_at, published_at, published_by)
     select c.school_id, c.child_id, c.week, jsonb_build_object(
         'calls', jsonb_build_array(jsonb_build_object('at', to_char(f.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'medium', f.medium,
           'outcome', f.outcome, 'minutes', f.duration_seconds / 60, 'mood', f.mood)),
         'topics', case when t.note_id is null then '{}' else '{"study": "good", "mood": "fair"}' end::jsonb,
         'notes', case when t.note_id is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('kind', t.kind, 'on', t.happened_on, 'text', t.for_parents)) end,
         'photoIds', '[]'::jsonb, 'nextCallAt', null),
       f.outcome <> 'reached' and t.note_id is null, '谢谢您按时打电话。', c.week::timestamp at time zone 'UTC' + interval '4 days 10 hours',
       c.week::timestamp at time zone 'UTC' + interval '4 days 11 hours', k.teacher
     from (select * from ${history}) c join scale_class k using (class_id)
     join family_call f on f.school_id = c.school_id and f.child_id = c.child_id and f.week = c.week
     left join note t on t.school_id = c.school_id and t.child_id = c.child_id and t.week = c.week`,
    `insert into update_reader (school_id, update_id, person_id, child_id, read_at, thumb, answered_at)
     select u.school_id, u.update_id, c.parent_person, u.child_id, u.published_at + interval '1 hour', u.update_id % 2 = 0,
       case when u.update_id % 2 = 0 then u.published_at + interval '1 hour' end
     from weekly_update u join scale_child c using (child_id) where u.update_id % 10 < 8`,
    // The clock remembers what it has composed (domain/clock).
    `insert into job (name, due, done_at) select distinct 'compose ' || school_id, week::text, week::timestamp at time zone 'UTC' + interval '4 days 10 hours'
     from weekly_update where school_id in (select school_id from scale_child)`,
  ]
}
