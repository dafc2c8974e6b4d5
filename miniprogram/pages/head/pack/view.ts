import type { Output } from '../../../../contract/actions'
import { momentText } from '../../../services/clock'

type Listed = Output<'compliance.list'>

export interface FileView {
  key: string
  label: string
  about: string
  fileName: string
  url: string
}

export interface PackView {
  packId: number
  title: string
  about: string
  files: FileView[]
}

export interface View {
  years: Array<{ key: number; label: string; handIn: string; make: string }>
  packs: PackView[]
  missing: Array<{ key: string; text: string }>
}

function filesOf({ packId, document, workbook }: Listed['packs'][number]): FileView[] {
  const files = [
    { ...document, key: `${packId}d`, label: 'Word 材料', about: '打印、签字、盖章用' },
    { ...workbook, key: `${packId}w`, label: 'Excel 数据', about: '每张表一页' },
  ]
  return files.flatMap(({ url, ...file }) => (url === null ? [] : [{ ...file, url }]))
}

/** The packs of a school, newest first, with the years that one can be made for. `present` in milliseconds. */
export function toView({ years, packs, missing }: Listed, present: number): View {
  return {
    years: years.map(({ year, over, handInBy }) => ({
      key: year,
      label: `${year} 年`,
      handIn: over ? `${handInBy} 前报送` : `这一年还没过完，${handInBy} 前报送`,
      make: packs.some((pack) => pack.year === year) ? `重新生成 ${year} 年的材料` : `生成 ${year} 年的材料`,
    })),
    packs: packs.map((pack) => ({
      packId: pack.packId,
      title: `${pack.year} 年`,
      about: `${momentText(Date.parse(pack.madeAt), present)}${pack.by ? `，${pack.by}` : ''}生成，保存到 ${pack.keptUntil}`,
      files: filesOf(pack),
    })),
    missing: missing.map(({ key, text }) => ({ key, text })),
  }
}
