import { startClock } from './clock.mjs'
import { ask, element } from './dom.mjs'
import { Phone } from './phone.mjs'

const labels = ['老师的手机', '家长的手机', '校长的手机']
const phones = labels.map((label) => new Phone(label, schools, remember))
const nobody = '-'

/** The schools of those who hold a phone. */
function schools() {
  return phones.map((each) => each.owner?.schoolId).filter((id) => typeof id === 'number')
}

/** Who has the phones stands in the address, so that a reload, a bookmark or a script finds them again. */
function remember() {
  const ids = phones.map((each) => each.owner?.id ?? nobody)
  history.replaceState(null, '', `?phones=${ids.join(',')}`)
}

function giveAll(personas) {
  phones.forEach((each, i) => each.give(personas[i]))
  remember()
}

/** The school that has been at it for months: the one with the most families who have signed in. */
function oldSchool(personas) {
  return byFamilies(personas)[0]
}

/** The school that has just joined: the one with the fewest. */
function newSchool(personas) {
  return byFamilies(personas).at(-1)
}

function byFamilies(personas) {
  const ids = [...new Set(personas.map((persona) => persona.schoolId))].filter((id) => id !== null)
  const schools = ids.map((id) => {
    const people = personas.filter((persona) => persona.schoolId === id)
    return { people, parents: people.filter((persona) => persona.role === 'parent') }
  })
  const signedIn = ({ parents }) => parents.filter((persona) => persona.bound).length
  return schools.sort((a, b) => signedIn(b) - signedIn(a))
}

/** Teacher, parent and head of a school; of several parents one who has signed in already. */
function cast(school) {
  const teachers = school?.people.filter((persona) => persona.role === 'teacher') ?? []
  return [
    teachers.find((persona) => persona.hint.startsWith('班主任')) ?? teachers[0],
    school?.parents.find((persona) => persona.bound) ?? school?.parents[0],
    school?.people.find((persona) => persona.role === 'head'),
  ]
}

const presets = [
  ['有历史的学校', oldSchool],
  ['新学校 · 还没有名册', newSchool],
]

function showPresets() {
  document
    .getElementById('presets')
    .append(
      ...presets.map(([text, school]) =>
        element(
          'button',
          { type: 'button', onclick: async () => giveAll(cast(school(await ask('/stage/personas')))) },
          text,
        ),
      ),
    )
}

async function start() {
  document.getElementById('table').append(...phones.map((each) => each.place))
  showPresets()
  const moved = (offsetMs) => phones.forEach((each) => each.tell({ type: 'clock', offsetMs }))
  await startClock(document.getElementById('clock'), schools, moved)
  const personas = await ask('/stage/personas')
  const wanted = new URLSearchParams(location.search).get('phones')?.split(',')
  const byId = new Map(personas.map((persona) => [persona.id, persona]))
  giveAll(wanted ? labels.map((_, i) => byId.get(wanted[i])) : cast(oldSchool(personas)))
}

void start()
