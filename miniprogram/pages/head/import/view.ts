import type { Output } from '../../../../contract/actions'
import { shareText } from '../share-text'

type Preview = Output<'roster.preview'>

export interface NoteRow {
  key: string
  /** `F4 · 出生日期` */
  place: string
  /** `“2018.13.5”`, or `没有填`. */
  value: string
  text: string
}

export interface PreviewView {
  importId: number
  fileName: string
  /** How many rows of children the file has; a child may stand on two. */
  headline: string
  facts: Array<{ key: string; label: string; text: string; tone: string }>
  warnings: string[]
  changes: string
  absent: string
  /** The differences as lists of their own. */
  lists: Array<{ kind: string; label: string; count: number }>
  /** A sentence on headings that nobody is sure of; empty where there are none. */
  unsure: string
  examples: Array<{ key: string; name: string; className: string; what: string }>
  examplesMore: string
  refused: number
  refusals: NoteRow[]
  refusalsMore: string
  corrected: number
  corrections: NoteRow[]
  correctionsMore: string
  notes: NoteRow[]
  notesTitle: string
  notesMore: string
  columns: Array<{ key: string; heading: string; field: string }>
  columnsText: string
  unread: string
  school: string
  classes: string
  care: { rows: Array<{ label: string; count: number }>; total: number }
  /** What the one button says; empty where there is nothing to confirm. */
  confirm: string
}

const shown = (value: string) => (value === '' ? '没有填' : `“${value}”`)

function noteRows(notes: Array<Preview['notes'][number] & { to?: string }>): NoteRow[] {
  return notes.map(({ cell, column, value, reason, to }, index) => ({
    key: `${cell}${index}`,
    place: column ? `${cell} · ${column}` : cell,
    value: to === undefined ? shown(value) : `${shown(value)}改为“${to}”`,
    text: reason,
  }))
}

function factsOf({ accepted, corrected, refused, skipped }: Preview): PreviewView['facts'] {
  const facts = [
    { key: 'accepted', label: '照原样读进来', count: accepted, tone: 'reached' },
    { key: 'corrected', label: '改了写法再读进来', count: corrected, tone: 'booked' },
    { key: 'refused', label: '没通过，不会导入', count: refused, tone: 'missed' },
    { key: 'skipped', label: '不是孩子的行（合计、签名等）', count: skipped, tone: '' },
  ]
  return facts
    .filter(({ key, count }) => count > 0 || key === 'accepted')
    .map(({ count, ...fact }) => ({ ...fact, text: `${count} 行` }))
}

function confirmText({ changes: { added, changed, same }, classes }: Preview): string {
  if (added > 0 && changed === 0) return `确认导入 ${added + same} 名儿童`
  if (added > 0) return `确认新增 ${added} 名、更新 ${changed} 名`
  if (changed > 0) return `确认更新 ${changed} 名儿童`
  return same > 0 && classes.length > 0 ? '孩子没有变化，确认班级人数' : ''
}

function changesText({ added, changed, same }: Preview['changes']): string {
  if (added + changed === 0) return same > 0 ? `${same} 名孩子都和档案里一样` : '没有可以导入的孩子'
  const parts = [
    added > 0 ? `新增 ${added} 名` : '',
    changed > 0 ? `更新 ${changed} 名` : '',
    same > 0 ? `${same} 名和档案里一样` : '',
  ]
  return parts.filter(Boolean).join('，')
}

/** Who moves to another class is listed there and not once more among the changed. */
function listsOf({ added, changed, moved, absent }: Preview['changes']): PreviewView['lists'] {
  const lists = [
    { kind: 'added', label: '新增的孩子', count: added },
    { kind: 'moved', label: '换了班级的', count: moved },
    { kind: 'changed', label: '其他有变化的', count: changed - moved },
    { kind: 'absent', label: '在档案里、不在这份名册里的', count: absent },
  ]
  return lists.filter(({ count }) => count > 0)
}

function unsureText(headings: string[]): string {
  if (headings.length === 0) return ''
  const named = headings.slice(0, 3).join('、')
  return `${named}${headings.length > 3 ? '等' : ''} ${headings.length} 列没有用到，因为拿不准是什么。`
}

type Progress = Output<'roster.step'>

/** What the progress bar says. */
export function progressText({ phase, done, total }: Progress): { percent: number; step: string } {
  const percent = total > 0 ? Math.min(99, Math.floor((100 * done) / total)) : 0
  return { percent, step: phase === 'comparing' ? '正在和档案比对' : '正在读名册' }
}

function classesText(classes: Preview['classes']): string {
  const sizes = classes.flatMap(({ pupils }) => (pupils === null ? [] : [pupils]))
  if (sizes.length === 0) return classes.length > 0 ? `${classes.length} 个班，名册里没有班级人数` : ''
  return `${classes.length} 个班，共 ${sizes.reduce((all, one) => all + one, 0)} 名学生`
}

const beyond = (count: number, unit: string) => (count > 0 ? `还有 ${count} ${unit}，下载的表里都有` : '')

function columnsOf(columns: Preview['columns']) {
  const read = columns.filter(({ field }) => field !== null)
  const unread = columns.filter(({ field }) => field === null).map(({ heading }) => heading)
  return {
    columns: read.map(({ heading, field }, index) => ({ key: `${heading}${index}`, heading, field: field ?? '' })),
    columnsText: `看懂了 ${read.length} 列`,
    unread: unread.length > 0 ? `没有用到的列：${unread.join('、')}` : '',
  }
}

/** What a file would do, in the order in which somebody checks it. */
export function previewView(reply: Preview): PreviewView {
  const { importId, fileName, refused, corrected, more, changes, statistics } = reply
  const { pupils, leftBehind, care } = statistics
  return {
    importId,
    fileName,
    headline: `名册里有 ${reply.accepted + corrected + refused} 行孩子`,
    facts: factsOf(reply),
    warnings: reply.warnings,
    changes: changesText(changes),
    absent: changes.absent > 0 ? `档案里还有 ${changes.absent} 名孩子不在这份名册里，他们的档案不会动。` : '',
    lists: listsOf(changes),
    unsure: unsureText(reply.unsure),
    examples: changes.examples.map((one, index) => ({ key: `${one.name}${index}`, ...one })),
    examplesMore: countBeyond(changes.added + changes.changed - changes.examples.length),
    refused,
    refusals: noteRows(reply.refusals),
    refusalsMore: beyond(more.refusals, '处'),
    corrected,
    corrections: noteRows(reply.corrections),
    correctionsMore: countBeyond(more.corrections),
    notes: noteRows(reply.notes),
    notesTitle: `请看一眼（${reply.notes.length + more.notes} 处）`,
    notesMore: countBeyond(more.notes),
    ...columnsOf(reply.columns),
    school: pupils === null ? `${leftBehind} 名留守儿童` : schoolText(leftBehind, pupils),
    classes: classesText(reply.classes),
    care: { rows: care.parts.map(({ label, count }) => ({ label, count })), total: care.total },
    confirm: confirmText(reply),
  }
}

const countBeyond = (count: number) => (count > 0 ? `还有 ${count} 处同类，不一一列出` : '')

const schoolText = (leftBehind: number, pupils: number) =>
  `${leftBehind} 名留守儿童，占 ${shareText(leftBehind, pupils)}`

export interface DoneView {
  title: string
  facts: Array<{ label: string; text: string }>
  /** Rows that still wait to be mended; empty where none does. */
  refused: string
}

/** What a confirmed import has done. */
export function doneView({ added, changed, same, classes }: Output<'roster.confirm'>, refused: number): DoneView {
  const facts = [
    { label: '新增', count: added, unit: '名' },
    { label: '更新', count: changed, unit: '名' },
    { label: '和原来一样', count: same, unit: '名' },
    ...(classes > 0 ? [{ label: '班级', count: classes, unit: '个' }] : []),
  ]
  return {
    title: added + changed > 0 ? '导入好了' : '档案已经是最新的',
    facts: facts.map(({ label, count, unit }) => ({ label, text: `${count} ${unit}` })),
    refused: refused > 0 ? `还有 ${refused} 行没通过。下载下来改好，单独导入这几行就行。` : '',
  }
}
