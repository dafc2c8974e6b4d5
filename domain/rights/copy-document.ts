import type { Paragraph as WordParagraph, Table as WordTable } from 'docx'
import type { Output } from '../../contract/actions'
import { holdings } from '../../contract/holdings'
import type { Basis } from '../../contract/holdings'
import { consentPurposeLabel } from '../../contract/labels'
import { monthDay } from '../../contract/week'
import type { DateText } from '../../contract/week'

type Held = Omit<Output<'rights.held'>, 'onPaper'>
type Holding = Held['holdings'][number]
type Docx = typeof import('docx')

/** Half points. */
const BODY = 22

const whatStays =
  '联系卡上其他家人的电话和住址属于他们本人，这里只写有几个。老师写给学校看的谈心、家访内容留在学校，以保护孩子愿意说心里话；写给家长的话都在这里。'

/**
 * The guardian's copy (PIPL Art 45) as a Word file: every holding with its basis and all that is the guardian's to see, a page number on each page.
 * docx is loaded when a copy is asked for.
 * @returns the bytes of the .docx
 */
export async function copyDocument(held: Held, school: string, today: DateText): Promise<Uint8Array> {
  const docx = await import('docx')
  const title = `${held.name}的个人信息副本`
  const day = `${today.slice(0, 4)}年${monthDay(today)}`
  const document = new docx.Document({
    creator: '雁书',
    title,
    styles: {
      default: { document: { run: { size: BODY, font: { ascii: 'Arial', eastAsia: '宋体', hAnsi: 'Arial' } } } },
    },
    sections: [
      {
        footers: { default: pageNumbers(docx) },
        children: [
          new docx.Paragraph({
            text: title,
            heading: docx.HeadingLevel.HEADING_1,
            alignment: docx.AlignmentType.CENTER,
          }),
          plain(docx, `${school}，${day}。应监护人的要求制作（个人信息保护法第四十五条）。`),
          plain(docx, whatStays),
          ...held.holdings.flatMap((one) => part(docx, one)),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

function part(docx: Docx, one: Holding): (WordParagraph | WordTable)[] {
  const { label, what, basis } = holdings[one.name]
  const heading = docx.HeadingLevel.HEADING_2
  return [
    new docx.Paragraph({ text: label, heading, spacing: { before: 280, after: 80 }, keepNext: true }),
    plain(docx, `${what}。${amountText(one)}。依据：${basisText(basis)}。`),
    ...(one.lines.length > 0 ? [table(docx, one.lines)] : []),
  ]
}

const basisText = (basis: Basis) => ('law' in basis ? basis.law : `您的同意：${consentPurposeLabel[basis.consent]}`)

function amountText({ count, first, last }: Holding): string {
  if (count === 0) return '没有'
  return first && last ? `共 ${count} 条，${first} 至 ${last}` : `共 ${count} 条`
}

function plain(docx: Docx, text: string): WordParagraph {
  return new docx.Paragraph({ text, spacing: { after: 80 } })
}

function table(docx: Docx, lines: Holding['lines']): WordTable {
  const cell = (text: string, percent: number) =>
    new docx.TableCell({
      children: [plain(docx, text)],
      width: { size: percent, type: docx.WidthType.PERCENTAGE },
      margins: { left: 100, right: 100, top: 40 },
    })
  return new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: lines.map(
      ({ label, value }) => new docx.TableRow({ children: [cell(label, 30), cell(value, 70)], cantSplit: true }),
    ),
  })
}

function pageNumbers(docx: Docx) {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber
  const run = new docx.TextRun({ children: ['第 ', CURRENT, ' 页，共 ', TOTAL_PAGES, ' 页'] })
  return new docx.Footer({ children: [new docx.Paragraph({ alignment: docx.AlignmentType.CENTER, children: [run] })] })
}
