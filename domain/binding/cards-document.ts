import type { Table as WordTable, Paragraph as WordParagraph } from 'docx'
import { relationLabel } from '../../contract/labels'
import { monthDay } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { printedCode } from './code'

/** A child's contact card as it is printed. */
export interface Card {
  school: string
  name: string
  className: string
  teachers: string[]
  /** The last day on which the codes hold. */
  lastDay: DateText
  /** In the order in which to call; numbers masked, for a card can be lost. `code` is null for whoever reads along already. */
  relatives: {
    name: string
    relation: keyof typeof relationLabel
    relationText: string
    reachable: string
    phones: string[]
    bound: boolean
    code: string | null
  }[]
}

type Docx = typeof import('docx')
type Relative = Card['relatives'][number]

/** Half points. */
const TITLE = 30
const BODY = 20
const CODE = 24
/** Twentieths of a point: A4 with 1.5 cm around it. */
const MARGIN = 850

const kinOf = ({ relation, relationText }: Relative) => relationText || relationLabel[relation]
const codeText = ({ bound, code }: Relative) => (bound ? '已绑定' : code ? printedCode(code) : '')

/**
 * Contact cards as a Word file (docx is loaded when one is asked for: it weighs more than the rest of a function).
 * @param onePerPage a page for each child; else as many as fit, none torn over two pages
 */
export async function cardsDocument(cards: Card[], onePerPage: boolean): Promise<Uint8Array> {
  const docx = await import('docx')
  const children = cards.flatMap((card, at) => [
    cardTable(docx, card),
    new docx.Paragraph({ pageBreakBefore: onePerPage && at < cards.length - 1, spacing: { after: 120 }, children: [] }),
  ])
  const document = new docx.Document({
    creator: '雁书',
    title: '联系卡',
    styles: {
      default: { document: { run: { size: BODY, font: { ascii: 'Arial', eastAsia: '宋体', hAnsi: 'Arial' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        children,
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

/** One card: a frame of one cell, which Word does not tear over two pages. */
function cardTable(docx: Docx, card: Card): WordTable {
  const edge = { style: docx.BorderStyle.DASHED, size: 6, color: '888888' }
  const cell = new docx.TableCell({
    borders: { top: edge, bottom: edge, left: edge, right: edge },
    margins: { top: 120, bottom: 120, left: 160, right: 160 },
    children: [...headOf(docx, card), relativesTable(docx, card), ...footOf(docx, card)],
  })
  return new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: [new docx.TableRow({ cantSplit: true, children: [cell] })],
  })
}

function headOf(docx: Docx, { name, className, school, teachers, relatives }: Card): WordParagraph[] {
  const first = relatives.find(({ phones }) => phones.length > 0)
  const about = [school, className, ...(teachers.length > 0 ? [`班主任 ${teachers.join('、')}`] : [])].join('　')
  return [
    new docx.Paragraph({
      children: [new docx.TextRun({ text: `${name}的联系卡`, bold: true, size: TITLE })],
    }),
    new docx.Paragraph({ text: about }),
    new docx.Paragraph({
      spacing: { after: 80 },
      children: [
        new docx.TextRun({
          text: first ? `有事先打给：${kinOf(first)} ${first.name}` : '还没有登记电话，请告诉班主任。',
          bold: true,
        }),
      ],
    }),
  ]
}

const columns: [title: string, width: number, text: (relative: Relative, at: number) => string][] = [
  ['顺序', 8, (_, at) => String(at + 1)],
  ['称呼', 12, kinOf],
  ['姓名', 16, ({ name }) => name],
  ['电话', 36, ({ phones, reachable }) => [phones.join('、') || '没有登记', reachable].filter(Boolean).join('，')],
  ['绑定码', 28, codeText],
]

function relativesTable(docx: Docx, { relatives }: Card): WordTable {
  const cell = (text: string, width: number, run: object = {}) =>
    new docx.TableCell({
      width: { size: width, type: docx.WidthType.PERCENTAGE },
      margins: { left: 80, right: 80, top: 30, bottom: 30 },
      children: [new docx.Paragraph({ children: [new docx.TextRun({ text, ...run })] })],
    })
  const heading = new docx.TableRow({
    tableHeader: true,
    children: columns.map(([title, width]) => cell(title, width, { bold: true })),
  })
  const rows = relatives.map(
    (relative, at) =>
      new docx.TableRow({
        children: columns.map(([title, width, text]) =>
          cell(
            text(relative, at),
            width,
            title === '绑定码' && relative.code ? { bold: true, size: CODE, font: 'Consolas' } : {},
          ),
        ),
      }),
  )
  return new docx.Table({ width: { size: 100, type: docx.WidthType.PERCENTAGE }, rows: [heading, ...rows] })
}

function footOf(docx: Docx, { relatives, lastDay }: Card): WordParagraph[] {
  const lines = relatives.some(({ code }) => code)
    ? [
        '1. 在微信里搜索小程序“雁书”，打开后点“用联系卡上的绑定码”。',
        '2. 输入自己名字后面的 10 位绑定码，就能看到孩子的每周简报、约通话。',
        `3. 每个码只能用一次，${lastDay.slice(0, 4)}年${monthDay(lastDay)}前有效。请只交给本人，丢了就请班主任重新打印。`,
      ]
    : ['家人都已经绑定了微信。号码或住址有变化，请告诉班主任。']
  return lines.map((text, at) => new docx.Paragraph({ text, spacing: { before: at === 0 ? 80 : 0 } }))
}
