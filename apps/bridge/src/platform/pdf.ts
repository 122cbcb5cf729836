import type PDFDocument from 'pdfkit'
import { drawable } from './pdf-letters.ts'

type Doc = InstanceType<typeof PDFDocument>

/** What can be drawn: text alone, in order. */
export type PdfPart =
  | { kind: 'lead' | 'heading' | 'text' | 'small' | 'notice'; text: string }
  | { kind: 'numbers'; numbers: { label: string; value: string; basis: string; change: string }[] }
  | { kind: 'list'; items: { text: string; detail: string }[] }
  | { kind: 'table'; columns: { label: string; isNumber?: boolean }[]; rows: string[][] }

export interface PdfPage {
  title: string
  period: string
  blocks: readonly PdfPart[]
}

const ink = '#22292f'
const soft = '#5a666e'
const line = '#d8dcde'
const margin = 54
/** What has to fit below a heading, or it begins a page. */
const room = 80

/** Draws an A4 document. What its built-in letters (those of Western Europe) lack is drawn as `?`. `at` in epoch milliseconds. */
export async function drawPdf({ title, period, blocks }: PdfPage, at: number): Promise<Buffer> {
  // Two megabytes of fonts and tables, for a document a week.
  const { default: Document } = await import('pdfkit')
  const doc = new Document({
    size: 'A4',
    margin,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: drawable(title),
      Producer: 'Throughline',
      Creator: 'Throughline',
      CreationDate: new Date(at),
    },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  say(doc, title, { size: 18, bold: true, after: 2 })
  say(doc, period, { size: 9, color: soft, after: 12 })
  for (const block of blocks) draw(doc, block)
  doc.end()
  return done
}

function draw(doc: Doc, block: PdfPart): void {
  switch (block.kind) {
    case 'lead':
      say(doc, block.text, { size: 13, bold: true, after: 12 })
      break
    case 'heading':
      if (doc.y + room > doc.page.maxY()) doc.addPage()
      say(doc, block.text, { size: 12, bold: true, before: 12, after: 4 })
      break
    case 'text':
      say(doc, block.text, { after: 4 })
      break
    case 'small':
      say(doc, block.text, { size: 9, color: soft, after: 4 })
      break
    case 'notice':
      say(doc, `! ${block.text}`, { color: '#7a5600', after: 6 })
      break
    case 'list':
      for (const [index, { text, detail }] of block.items.entries()) {
        say(doc, `${index + 1}. ${text}`, { bold: true, after: 1 })
        say(doc, detail, { size: 9, color: soft, after: 6 })
      }
      break
    case 'numbers':
      for (const { label, value, basis, change } of block.numbers)
        row(doc, [`${label}\n${basis}\n${change}`, value], { widths: [0.75, 0.25], right: [1], bold: [1] })
      doc.y += 4
      break
    case 'table': {
      const { columns, rows } = block
      const widths = widthsOf(doc, columns, rows)
      const right = columns.flatMap(({ isNumber }, at) => (isNumber ? [at] : []))
      row(
        doc,
        columns.map(({ label }) => label),
        { widths, right, color: soft },
      )
      for (const cells of rows) row(doc, cells, { widths, right })
      doc.y += 4
    }
  }
}

interface Look {
  size?: number
  bold?: boolean
  color?: string
  before?: number
  after?: number
}

function say(doc: Doc, text: string, look: Look): void {
  const { size = 10, bold = false, color = ink, before = 0, after = 0 } = look
  doc
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(size)
    .fillColor(color)
  doc.text(drawable(text), margin, doc.y + before, { width: widthOf(doc), lineGap: 2 })
  doc.y += after
}

interface RowLook {
  /** Shares of the page's width. */
  widths: readonly number[]
  right: readonly number[]
  bold?: readonly number[]
  color?: string
}

/** Cells beside each other; a row is never torn by the end of a page. */
function row(doc: Doc, cells: readonly string[], { widths, right, bold = [], color = ink }: RowLook): void {
  const gap = 8
  const wide = cells.map((_, at) => (widths[at] ?? 0) * widthOf(doc) - gap)
  const setFont = (at: number) => doc.font(bold.includes(at) ? 'Helvetica-Bold' : 'Helvetica').fontSize(9.5)
  const high = Math.max(
    ...cells.map((cell, at) =>
      setFont(at).heightOfString(drawable(cell), { width: wide[at] ?? 0, lineGap: 2 }),
    ),
  )
  if (doc.y + high + 8 > doc.page.maxY()) doc.addPage()
  const top = doc.y
  doc
    .moveTo(margin, top)
    .lineTo(margin + widthOf(doc), top)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke()
  let left = margin
  for (const [at, cell] of cells.entries()) {
    setFont(at).fillColor(color)
    const align = right.includes(at) ? 'right' : 'left'
    doc.text(drawable(cell), left, top + 4, { width: wide[at] ?? 0, align, lineGap: 2 })
    left += (wide[at] ?? 0) + gap
  }
  doc.y = top + high + 7
}

const widthOf = (doc: Doc): number => doc.page.width - 2 * margin

/** Each column by its longest cell, none so narrow that a number breaks. */
function widthsOf(doc: Doc, columns: readonly { label: string }[], rows: readonly string[][]): number[] {
  doc.font('Helvetica').fontSize(9.5)
  const wanted = columns.map(({ label }, at) =>
    Math.min(
      260,
      Math.max(
        60,
        ...[label, ...rows.map((cells) => cells[at] ?? '')].map(
          (text) => doc.widthOfString(drawable(text)) + 16,
        ),
      ),
    ),
  )
  const all = wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => width / all)
}
