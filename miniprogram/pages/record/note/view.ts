import type { Output } from '../../../../contract/actions'
import { noteKindLabel } from '../../../../contract/labels'
import { dayName } from '../../../../contract/week'
import { todayAt } from '../words'

type Form = Output<'notes.form'>

export interface FieldView {
  type: Form['fields'][number]['type']
  name: string
  label: string
  placeholder: string
  max: number
  options: Array<{ key: string; label: string }>
  /** Where the server reports what is wrong with it. */
  path: string
}

export interface View {
  kind: Form['kind']
  label: string
  childId: number
  name: string
  className: string
  /** `上次谈心 11月3日`; says so where there was none. */
  last: string
  /** What of the fields nobody but the school will see. */
  stays: string
  fields: FieldView[]
  parentHint: string
  photosAllowed: boolean
  /** Why no photo can be added here; empty where one can. */
  noPhotos: string
  /** The guardians took their consent to the record back: why nothing can be written, in place of the form; empty where it can. */
  closed: string
}

function fieldView({ type, name, label, placeholder, max, options }: Form['fields'][number]): FieldView {
  return {
    type,
    name,
    label,
    placeholder: placeholder ?? '',
    max: max ?? 300,
    options: (options ?? []).map(({ value, label: word }) => ({ key: value, label: word })),
    path: `body.${name}`,
  }
}

/**
 * The form of one kind of note for one child, driven by the fields of the reply.
 * @param present milliseconds since 1970
 */
export function toView(form: Form, present: number): View {
  const { kind, label, fields, parentHint, child, photosAllowed, withdrawn, lastOn } = form
  // A talk is held; how a child learns is written down.
  const done = kind === 'talkNote' || kind === 'homeVisit'
  const did = done ? label : `记${label}`
  return {
    kind,
    label,
    childId: child.childId,
    name: child.name,
    className: child.className,
    last: lastOn ? `上次${did}：${dayName(lastOn, todayAt(present))}` : `这是第一次${did}`,
    stays: fields.some(({ type }) => type === 'topics')
      ? '留在学校：写的字只有老师看得到，表情家长也看得到'
      : '留在学校：下面的内容只有老师看得到',
    fields: fields.map(fieldView),
    parentHint,
    photosAllowed,
    closed: withdrawn ? `${child.name}的家长收回了对档案的同意，现在不再${done ? '写' : ''}${did}。` : '',
    noPhotos: photosAllowed ? '' : `${child.name}的家长还没有同意使用照片，这里先不放照片。`,
  }
}

/** The same form for a child that this phone has never opened, taken from another child's while there is no network. */
export function viewFromAnother(form: Form, childId: number, name: string): View {
  const child = { childId, name, className: '' }
  const view = toView({ ...form, child, photosAllowed: false, withdrawn: false, lastOn: null }, 0)
  return { ...view, last: '', noPhotos: '没有网络，照片等有网络时再加。' }
}

/** 谈心, 家访, 学习情况: the title of the page before the form has come. */
export const titleOf = (kind: Form['kind']) => noteKindLabel[kind] ?? '记一笔'
