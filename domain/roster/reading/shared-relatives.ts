import type { AcceptedRow, Column, SharedRelative } from './reading'

const word = { father: '父亲', mother: '母亲' } as const

/**
 * Finds people whom several children's rows name, with the same name and a number in common: brothers and sisters
 * share a father, not a copy of him. Each row concerned gets a note.
 * @param columnsOf the columns of a sheet, to point at a cell
 */
export function linkSharedRelatives(rows: AcceptedRow[], columnsOf: (sheet: string) => Column[]): SharedRelative[] {
  const groups = new Map<string, SharedRelative>()
  for (const row of rows) {
    row.child.relatives.forEach((relative, index) => {
      if (!relative.name || relative.phones.length === 0) return
      const keys = relative.phones.map((phone) => `${relative.name}|${phone}`)
      const found = keys.map((key) => groups.get(key)).find((group) => group !== undefined)
      const group = found ?? { name: relative.name, phones: [], members: [] }
      group.members.push({ sheet: row.sheet, row: row.row, relative: index })
      group.phones = [...new Set([...group.phones, ...relative.phones])]
      keys.forEach((key) => groups.set(key, groups.get(key) ?? group))
    })
  }
  const shared = [...new Set(groups.values())].filter(isOfSeveralRows)
  shared.forEach((group) => noteGroup(group, rows, columnsOf))
  return shared
}

function isOfSeveralRows(group: SharedRelative): boolean {
  return new Set(group.members.map((member) => `${member.sheet}|${member.row}`)).size > 1
}

function noteGroup(group: SharedRelative, rows: AcceptedRow[], columnsOf: (sheet: string) => Column[]): void {
  const members = group.members.map((member) => {
    const row = rows.find((candidate) => candidate.sheet === member.sheet && candidate.row === member.row)!
    return { row, relative: row.child.relatives[member.relative]! }
  })
  for (const { row, relative } of members) {
    const others = members.filter((member) => member.row !== row)
    const field = relative.relation === 'father' || relative.relation === 'mother' ? relative.relation : 'guardian'
    const columns = columnsOf(row.sheet)
    const column =
      columns.find((candidate) => candidate.field === `${field}.name`) ??
      columns.find((candidate) => candidate.field === 'name')!
    const children = others.map((other) => `第${other.row.row}行${other.row.child.name}`).join('、')
    const role = relative.relation in word ? word[relative.relation as keyof typeof word] : relative.relationText
    row.notes.push({
      cell: `${column.letters}${row.row}`,
      row: row.row,
      column: column.heading,
      value: relative.name,
      reason: `${role}与${children}登记的是同一人（姓名、电话相同），合为一位联系人`,
    })
  }
}
