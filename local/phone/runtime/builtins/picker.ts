import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { PickerSheet, type Column } from '../overlays/picker-sheet'
import { dateColumns, timeColumns, type DateFields } from './picker-columns'
import { defineBuiltin, type Host } from './host'
import { applyShared, sharedProps } from './shared'

const pickerProps = {
  ...{
    ...sharedProps,
    mode: 'selector',
    disabled: false,
    range: [] as unknown[],
    rangeKey: '',
    value: undefined as unknown,
  },
  ...{ start: '', end: '', fields: 'day', headerText: '', name: '', level: '', customItem: '' },
}

type PickerHost = Host<typeof pickerProps>

/** `<picker>`: selector, multiSelector, date and time, in a sheet from below. */
export function definePicker(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const picker = defineBuiltin(space, 'picker', pickerProps, (host) => {
    applyShared(host)
    host.on('tap', () => {
      if (!host.get('disabled')) void pick(host)
    })
    host.labelTap = () => void pick(host)
    host.formValue = () => host.get('value')
    host.formReset = () => host.set('value', null)
  })
  return { picker }
}

async function pick(host: PickerHost): Promise<void> {
  const open = openers[host.get('mode')]
  if (!open) throw new Error(`本机预览不支持 <picker mode="${host.get('mode')}"> (local phone: not supported)`)
  const value = await open(host)
  if (value === undefined) return void host.emit('cancel')
  host.set('value', value)
  host.emit('change', { value })
}

const openers: Record<string, (host: PickerHost) => Promise<unknown>> = {
  async selector(host) {
    const rows = texts(host, host.get('range'))
    const chosen = await new PickerSheet(host.get('headerText'), [
      { rows, index: Number(host.get('value') ?? 0) },
    ]).ask()
    // A string, as phones send it.
    return chosen && String(chosen.rows[0])
  },
  multiSelector: askSeveral,
  async date(host) {
    const limits = { start: host.get('start'), end: host.get('end'), fields: host.get('fields') as DateFields }
    return askParts(host, (value) => dateColumns(value, limits), '-', new Date())
  },
  async time(host) {
    return askParts(host, (value) => timeColumns(value, host.get('start'), host.get('end')), ':', new Date())
  },
}

async function askSeveral(host: PickerHost): Promise<number[] | undefined> {
  const current = (host.get('value') ?? []) as number[]
  const columns = (): Column[] =>
    (host.get('range') as unknown[][]).map((range, at) => ({ rows: texts(host, range), index: current[at] ?? 0 }))
  const sheet = new PickerSheet(host.get('headerText'), columns(), (column, value) => {
    current[column] = value
    host.emit('columnchange', { column, value })
  })
  host.watch('range', () => sheet.replace(columns()))
  host.watch('value', (value) => Object.assign(current, value))
  return (await sheet.ask())?.rows
}

/** Asks for a value made of parts (a date or a time); a later column may depend on an earlier one. */
async function askParts(
  host: PickerHost,
  columnsFor: (parts: string) => Column[],
  joint: string,
  now: Date,
): Promise<string | undefined> {
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const fallback = joint === ':' ? `${two(now.getHours())}:${two(now.getMinutes())}` : today
  const columns = columnsFor(String(host.get('value') || fallback))
  const sheet = new PickerSheet(host.get('headerText'), columns, () => {
    sheet.replace(columnsFor(sheet.texts().join(joint)))
  })
  const chosen = await sheet.ask()
  return chosen?.texts.map((text) => two(parseInt(text, 10))).join(joint)
}

const two = (n: number): string => String(n).padStart(2, '0')

function texts(host: PickerHost, range: unknown[]): string[] {
  const key = host.get('rangeKey')
  return range.map((row) => String(key ? (row as Record<string, unknown>)[key] : row))
}
