import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import type { NoteKindName } from '../../contract/notes/registry'
import { decrypt } from '../../database/crypto'
import { maskedAddress, maskedPhone } from '../contacts/phone'
import { isoOf, statement } from '../handler'
import type { Context } from '../handler'
import { alertsOf } from '../overview/alert'
import type { Standing } from '../overview/alert'
import { gapsOf } from '../records/completeness'
import { noticeStanding, openCare } from '../records/notice-standing'
import { needsOf, readsNotes, standingOn } from './needs'
import { noteSummary } from './note-summary'
import { stripOf, weekMarks } from './strip'
import { weeksWithoutCall } from './weeks-without-call'

/** The latest so many entries of the timeline; a page stays quick on a village's network. */
const TIMELINE_LIMIT = 40

type Child = Output<'children.open'>
type Sealed = { sealed: string[] }
type RowEvent = Exclude<Child['timeline'][number], { type: 'note' }> | NoteRow
type NoteRow = Omit<Extract<Child['timeline'][number], { type: 'note' }>, 'summary'> & { body: Record<string, unknown> }
interface Row extends Omit<Child, 'relatives' | 'timeline' | 'strip' | 'address' | 'alerts' | 'can'> {
  notice: Standing['notice']
  address: string | null
  marks: string | null
  relatives: (Omit<Child['relatives'][number], 'phones'> & Sealed)[]
  timeline: RowEvent[]
}

const relatives = sql`coalesce((
  select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'relation', cr.relation, 'employer', r.employer, 'isCaregiver', cr.is_caregiver,
    'deceased', r.deceased, 'signedIn', r.person_id is not null,
    'sealed', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
      where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) order by r.deceased, cr.call_order, r.relative_id)
  from child_relative cr join relative r using (school_id, relative_id)
  where cr.school_id = c.school_id and cr.child_id = c.child_id), '[]'::jsonb)`

/** Calls, notes, family letters and contacts with the guardians of child `c`, newest first; a note stands at noon of its day. Where the hat reads no notes the policy gives none. Names come last: they are looked up once, for what is shown. */
const timeline: SQL = sql`coalesce((
  select jsonb_agg(entry || jsonb_build_object('by', coalesce(p.name, '')) order by at desc, id desc) from (
    select f.started_at as at, f.call_id as id, f.logged_by as by, jsonb_build_object('type', 'call', 'id', f.call_id, 'at', ${isoOf(sql`f.started_at`)}, 'medium', f.medium,
      'outcome', f.outcome, 'minutes', ceil(f.duration_seconds / 60.0), 'mood', f.mood, 'line', f.line)
        || case when f.origin = 'home' then '{"home": true}'::jsonb else '{}'::jsonb end as entry
    from family_call f
    where f.school_id = c.school_id and f.child_id = c.child_id and f.undone_at is null
    union all
    select (n.happened_on::timestamp + interval '4 hours') at time zone 'UTC', n.note_id, n.author, jsonb_build_object('type', 'note', 'id', n.note_id, 'kind', n.kind, 'on', n.happened_on, 'body', n.body,
      'forParents', n.for_parents, 'photos', (select count(*) from photo h where h.school_id = n.school_id and h.note_id = n.note_id and h.state <> 'refused'))
      || (select case when count(*) > 0 then jsonb_build_object('checking', count(*)) else '{}'::jsonb end from photo h
        where h.school_id = n.school_id and h.note_id = n.note_id and h.state = 'pending')
    from note n
    where n.school_id = c.school_id and n.child_id = c.child_id and n.undone_at is null
    union all
    select coalesce(lc.sent_at, lc.confirmed_at), lc.letter_id, coalesce(lc.sent_by, l.announced_by), jsonb_build_object('type', 'letter', 'id', lc.letter_id,
      'on', app.school_date(coalesce(lc.sent_at, lc.confirmed_at)), 'title', l.title, 'confirmed', lc.confirmed_at is not null)
    from letter_child lc join letter l on l.school_id = lc.school_id and l.letter_id = lc.letter_id
    where lc.school_id = c.school_id and lc.child_id = c.child_id and l.kind = 'family' and l.withdrawn_at is null and coalesce(lc.sent_at, lc.confirmed_at) is not null
    union all
    select g.made_at, g.contact_id, g.made_by, jsonb_build_object('type', 'contact', 'id', g.contact_id, 'at', ${isoOf(sql`g.made_at`)}, 'about', g.about, 'reached', g.reached, 'summary', g.summary,
      'relation', (select cr.relation from child_relative cr where cr.school_id = g.school_id and cr.child_id = g.child_id and cr.relative_id = g.relative_id))
    from guardian_contact g where g.school_id = c.school_id and g.child_id = c.child_id and g.undone_at is null
    order by at desc, id desc limit ${TIMELINE_LIMIT}) latest left join person p on p.person_id = latest.by), '[]'::jsonb)`

/** One child's page: the four facts apart, whom to call first, what is due, the latest records. Numbers and the address come masked. */
export const openChild = statement('children.open', {
  answer({ childId }, { caller, now, today, week }) {
    const facts = sql`jsonb_build_object('parentalAbsence', c.parental_absence, 'leftBehindStatus', c.left_behind_status, 'accommodation', c.accommodation,
      'specialStatus', to_jsonb(c.special_status), 'careArrangement', coalesce(a.kind, 'none'))`
    const missing = readsNotes(caller.role) ? sql`jsonb_array_length(${gapsOf(today)})` : sql`0`
    const nextCall = sql`(select ${isoOf(sql`min(b.starts_at)`)} from booking b
      where b.school_id = c.school_id and b.child_id = c.child_id and b.state = 'booked' and b.starts_at > ${now}::timestamptz)`
    return {
      with: weekMarks(caller.placeId, week, today),
      reply: sql`
        select jsonb_build_object('childId', c.child_id, 'name', c.name, 'sex', c.sex, 'birthDate', c.birth_date, 'className', k.name, 'facts', ${facts},
          'character', c.character, 'interests', c.interests, 'health', c.health, 'address', encode(c.address, 'base64'), 'week', ${week}::text,
          'marks', (select m.marks from marks m where m.child_id = c.child_id), 'needs', ${needsOf(week, today, caller.role)},
          'weeksWithoutCall', ${weeksWithoutCall(sql`standing.called_on`, week)}, 'nextCall', ${nextCall}, 'notice', ${noticeStanding(today)}, 'gaps', ${missing}, 'relatives', ${relatives}, 'timeline', ${timeline})
        from child c join school_class k using (school_id, class_id) join school s on s.school_id = c.school_id ${openCare} ${standingOn(today)}
        where c.school_id = ${caller.placeId} and c.child_id = ${childId}`,
      children: sql`array[${childId}]`,
    }
  },
  view: childView,
})

function childView(
  { marks, address, notice, relatives: people, timeline: events, ...rest }: Row,
  { ports, caller, today }: Context,
): Child {
  const staff = readsNotes(caller.role)
  const open = (sealed: string) => decrypt(ports.keys, Buffer.from(sealed, 'base64'))
  return {
    ...rest,
    address: address === null ? '' : maskedAddress(open(address)),
    strip: stripOf(marks),
    relatives: people.map(({ sealed, ...relative }) => ({
      ...relative,
      phones: sealed.map((one) => maskedPhone(open(one))),
    })),
    timeline: events.map(eventView),
    alerts: staff ? alertsOf({ birthDate: rest.birthDate, care: rest.facts.careArrangement, notice }, today) : [],
    can: { log: true, note: staff, record: staff },
  }
}

function eventView(event: RowEvent): Child['timeline'][number] {
  if (event.type !== 'note') return event
  const { body, ...note } = event
  return { ...note, summary: noteSummary(note.kind as NoteKindName, body) }
}
