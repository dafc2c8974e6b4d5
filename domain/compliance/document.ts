import type * as Docx from 'docx'
import type { Span } from './facts'
import { handInBy } from './pack-file'
import type { PackTable, Section } from './section'

type Library = typeof Docx

const BODY_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' }
const HEAD_FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' }
/** Twentieths of a point: A4 less the margins. */
const TEXT_WIDTH = 9070
const MARGIN = { top: 1440, bottom: 1300, left: 1418, right: 1418 }
/** Half points. */
const SMALL = 18

export interface PackDocument {
  school: string
  span: Span
  madeOn: string
  sections: readonly Section[]
}

/** The pack as a Word file on A4: a title, numbered chapters, tables whose heads repeat on each page, a place to sign and stamp. @returns the bytes of a .docx file */
export async function documentOf(pack: PackDocument): Promise<Uint8Array> {
  const docx = await import('docx')
  const body = [
    ...titleOf(docx, pack),
    ...pack.sections.flatMap((section, index) => chapterOf(docx, section, index)),
    ...signatureOf(docx, pack),
  ]
  const file = new docx.Document({
    title: `${pack.school}${pack.span.year}年度个人信息保护合规审计材料`,
    creator: pack.school,
    styles: stylesOf(),
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: MARGIN } },
        footers: { default: footerOf(docx, pack) },
        children: body,
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(file))
}

function stylesOf(): Docx.IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { font: HEAD_FONT, size, bold: true, color: '1F2A2E' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: { run: { font: BODY_FONT, size: 22 }, paragraph: { spacing: { line: 340, after: 80 } } },
      title: { run: { font: HEAD_FONT, size: 36, bold: true, color: '1F2A2E' } },
      heading1: heading(28, 360),
      heading2: heading(24, 200),
    },
  }
}

function titleOf({ Paragraph, HeadingLevel, AlignmentType }: Library, { school, span, madeOn }: PackDocument) {
  const centred = (text: string, after: number) =>
    new Paragraph({ text, alignment: AlignmentType.CENTER, spacing: { after } })
  return [
    new Paragraph({
      text: school,
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { before: 600, after: 160 },
    }),
    new Paragraph({
      text: `${span.year}年度未成年人个人信息保护`,
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
    }),
    new Paragraph({
      text: '合规审计材料',
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
    }),
    centred(`审计范围：${span.year}-01-01 至 ${span.lastDay}`, 40),
    centred(`制作日期：${madeOn}\u3000\u3000应于 ${handInBy(span.year)} 前报送`, 360),
  ]
}

const numerals = Array.from('一二三四五六七八九十')

function chapterOf(docx: Library, { title, paragraphs, tables }: Section, index: number) {
  const { Paragraph, HeadingLevel } = docx
  return [
    new Paragraph({ text: `${numerals[index]}、${title}`, heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((text) => new Paragraph({ text, indent: { firstLine: 440 } })),
    ...tables.filter(({ most }) => most !== 0).flatMap((table) => tableOf(docx, table)),
  ]
}

function tableOf(docx: Library, table: PackTable) {
  const { Paragraph, HeadingLevel, Table, WidthType, TableLayoutType } = docx
  const heading = new Paragraph({ text: table.caption, heading: HeadingLevel.HEADING_2 })
  if (table.rows.length === 0) return [heading, new Paragraph({ text: `${table.none}。` })]
  const whole = table.widths.reduce((sum, one) => sum + one, 0)
  const widths = table.widths.map((one) => Math.round((one / whole) * TEXT_WIDTH))
  const shown = table.rows.slice(0, table.most ?? table.rows.length)
  const beyond = table.rows.length - shown.length
  return [
    heading,
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [rowOf(docx, table.head, widths, true), ...shown.map((row) => rowOf(docx, row, widths, false))],
    }),
    new Paragraph({ text: beyond > 0 ? `其余 ${beyond} 行见工作簿“${table.sheet}”。` : '', spacing: { after: 60 } }),
  ]
}

function rowOf(docx: Library, cells: readonly (string | number)[], widths: readonly number[], head: boolean) {
  const { TableRow, TableCell, Paragraph, TextRun, AlignmentType, WidthType } = docx
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (cell, at) =>
        new TableCell({
          width: { size: widths[at]!, type: WidthType.DXA },
          margins: { top: 50, bottom: 50, left: 70, right: 70 },
          ...(head && { shading: { fill: 'E3EDEC' } }),
          children: [
            new Paragraph({
              spacing: { line: 260, after: 0 },
              alignment: typeof cell === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
              children: [new TextRun({ text: String(cell), bold: head, size: SMALL })],
            }),
          ],
        }),
    ),
  })
}

/** Room to write what no system knows, and for the signature and the stamp. */
function signatureOf({ Paragraph, HeadingLevel, TextRun, AlignmentType }: Library, { school, sections }: PackDocument) {
  const line = (text: string, before = 240) =>
    new Paragraph({ spacing: { before, after: 0 }, keepNext: true, children: [new TextRun({ text })] })
  return [
    new Paragraph({ text: `${numerals[sections.length]}、学校补充说明和签章`, heading: HeadingLevel.HEADING_1 }),
    line('学校补充说明（没有的写“无”）：', 0),
    line('＿'.repeat(38), 120),
    line('＿'.repeat(38), 120),
    line('本校对以上材料的真实性负责。'),
    line('个人信息保护负责人（签字）：＿＿＿＿＿＿＿＿＿＿'),
    line('学校负责人（签字）：＿＿＿＿＿＿＿＿＿＿'),
    new Paragraph({
      text: `${school}（盖章）`,
      alignment: AlignmentType.RIGHT,
      spacing: { before: 480 },
      keepNext: true,
    }),
    new Paragraph({ text: '年\u3000\u3000月\u3000\u3000日', alignment: AlignmentType.RIGHT, spacing: { before: 160 } }),
  ]
}

function footerOf({ Footer, Paragraph, TextRun, AlignmentType, PageNumber }: Library, { school, span }: PackDocument) {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ size: SMALL, text: `${school} ${span.year}年度合规审计\u3000第 ` }),
          new TextRun({ size: SMALL, children: [PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'] }),
        ],
      }),
    ],
  })
}
