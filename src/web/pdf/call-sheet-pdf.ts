import type { MadeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'
import {
  askWords,
  CALL_SHEET_WORDS,
  dayWords,
  factLabel,
  factWords,
  hoursWords,
  officeAddress,
  officeName,
  openWords,
  phoneText,
  problemWords,
  zoneName,
} from '#words/en/index.ts'
import { winAnsi } from './win-ansi.ts'

const MARGIN = 50
const LABEL_WIDTH = 150
const LINE = 0.5
const GREY = '#555555'
const WORDS = 'Helvetica'
const BOLD = 'Helvetica-Bold'

/** A call sheet as a PDF of US Letter size, with room for notes; `nowMs` is the moment that it shows. */
export async function callSheetPdf(
  made: MadeCallSheet,
  office: FoundOffice | null,
  nowMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, call, line, timeZone } = made
  // Read when the first sheet is asked for: most servers never draw one, and it takes 30 MB.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    pdfVersion: '1.7',
    lang: 'en-US',
    tagged: true,
    displayTitle: true,
    info: {
      Title: winAnsi(`${CALL_SHEET_WORDS.title} ${sheet.printed}`.trim()),
      Creator: 'Whereabouts',
      Producer: 'Whereabouts',
      CreationDate: new Date(nowMs),
      ModDate: new Date(nowMs),
    },
  })
  const chunks: Uint8Array[] = []
  const isDone = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const draw = drawing(doc)
  draw.title(CALL_SHEET_WORDS.title, sheet.printed)
  draw.text(`${line.name}: ${line.phone}`, { font: BOLD, size: 13 })
  if (line.hours) draw.text(`${line.hours.map(hoursWords).join(', ')}, ${zoneName(line.zone)}`)
  if (line.state) draw.text(`When this was made: ${openWords(line.state, timeZone)}`)
  draw.heading(CALL_SHEET_WORDS.say)
  draw.text(problemWords(sheet.problem), { font: BOLD, size: 12 })
  draw.heading(CALL_SHEET_WORDS.have)
  for (const { name, text } of sheet.facts) draw.row(factLabel(name), factWords(text))
  draw.heading(CALL_SHEET_WORDS.ask)
  sheet.asks.forEach((ask, index) => {
    draw.text(`${index + 1}.  ${askWords(ask)}`)
  })
  if (office) {
    const phone = office.told?.facts.phone
    draw.heading(CALL_SHEET_WORDS.office)
    draw.text(officeName(office.office), { font: BOLD })
    draw.text(`${officeAddress(office.office)}${phone ? `, 1-${phoneText(phone)}` : ''}`)
  }
  draw.heading(CALL_SHEET_WORDS.can)
  draw.text(`${call.canDo.join('; ')}.`)
  draw.heading(CALL_SHEET_WORDS.cannot)
  draw.text(`${call.cannotDo.join('; ')}.`)
  draw.heading(CALL_SHEET_WORDS.notes)
  for (const label of CALL_SHEET_WORDS.room) draw.row(label, '')
  draw.text(
    `Rules as of ${dayWords(call.rulesAsOf)}, ${call.rulesAsOf.slice(0, 4)}. Whereabouts is independent software, not the United States Postal Service.`,
    { size: 8, color: GREY },
  )
  draw.end()
  doc.end()
  await isDone
  return Buffer.concat(chunks)
}

type Look = { font?: string; size?: number; color?: string }

/** The few things that are drawn, each with its mark for screen readers. */
function drawing(doc: PDFKit.PDFDocument) {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const width = doc.page.width - 2 * MARGIN
  const write = (
    words: string,
    { font = WORDS, size = 10, color = 'black' }: Look,
    options: PDFKit.Mixins.TextOptions,
  ) => doc.font(font).fontSize(size).fillColor(color).text(winAnsi(words), options)
  const mark = (tag: 'H1' | 'H2' | 'P', content: () => void) => root.add(doc.struct(tag, {}, content))
  return {
    title(title: string, number: string) {
      mark('H1', () => write(title, { font: BOLD, size: 18 }, { width }))
      mark('P', () => write(number, { font: 'Courier-Bold', size: 16 }, { width }))
      doc.moveDown(LINE)
    },
    heading(words: string) {
      doc.moveDown(LINE)
      mark('H2', () => write(words, { font: BOLD, size: 11, color: '#0b5d66' }, { width }))
    },
    text(words: string, look: Look = {}) {
      mark('P', () => write(words, look, { width }))
    },
    /** A label with its value beside it, or with a line to write on. */
    row(label: string, value: string) {
      const isBlank = value === ''
      const height = isBlank
        ? 19
        : doc
            .font(WORDS)
            .fontSize(10)
            .heightOfString(winAnsi(value), { width: width - LABEL_WIDTH })
      if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
      const { y } = doc
      mark('P', () => {
        doc.x = MARGIN
        write(label, { size: 9, color: GREY }, { width: LABEL_WIDTH })
        if (isBlank) return
        doc.y = y
        doc.x = MARGIN + LABEL_WIDTH
        write(value, {}, { width: width - LABEL_WIDTH })
      })
      doc.x = MARGIN
      doc.y = Math.max(doc.y, y + height) + 2
      if (isBlank) {
        doc.markContent('Artifact', { type: 'Layout' })
        doc
          .moveTo(MARGIN + LABEL_WIDTH, doc.y - 4)
          .lineTo(MARGIN + width, doc.y - 4)
          .lineWidth(LINE)
          .strokeColor(GREY)
          .stroke()
        doc.endMarkedContent()
      }
    },
    end: () => root.end(),
  }
}
