import { winAnsi } from './win-ansi.ts'

const MARGIN = 50
const LABEL_WIDTH = 150
const LINE = 0.5
const WORDS = 'Helvetica'
const CODE = 'Courier'

export const GREY = '#555555'
export const BOLD = 'Helvetica-Bold'

export type Look = { font?: string; size?: number; color?: string }

export type Attachment = { name: string; type: string; description: string; bytes: Uint8Array }

/** A PDF of US Letter size that is being drawn, each thing with its mark for screen readers. */
export type OpenPdf = {
  title(title: string, number: string): void
  heading(words: string): void
  text(words: string, look?: Look): void
  /** Leaves half a line free. */
  gap(): void
  /** A label with its value beside it, in one or more lines; or with a line to write on. */
  row(label: string, value: string | readonly string[]): void
  /** A text to be compared letter by letter, such as a digest. */
  code(text: string): void
  attach(file: Attachment): void
  /** Closes it; `footer` stands at the foot of each page. */
  end(footer?: (page: number, pages: number) => string): Promise<Uint8Array<ArrayBuffer>>
}

/** Begins a PDF; `nowMs` is the moment that it shows. */
export async function openPdf(title: string, nowMs: number): Promise<OpenPdf> {
  // Read when the first sheet is asked for: most servers never draw one, and it takes 30 MB.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    pdfVersion: '1.7',
    lang: 'en-US',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: winAnsi(title),
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
  const root = doc.struct('Document')
  doc.addStructure(root)
  const width = doc.page.width - 2 * MARGIN
  const write = (
    words: string,
    { font = WORDS, size = 10, color = 'black' }: Look,
    options: PDFKit.Mixins.TextOptions,
  ) => doc.font(font).fontSize(size).fillColor(color).text(winAnsi(words), options)
  const mark = (tag: 'H1' | 'H2' | 'P', content: () => void) => root.add(doc.struct(tag, {}, content))

  function artifact(content: () => void): void {
    doc.markContent('Artifact', { type: 'Layout' })
    content()
    doc.endMarkedContent()
  }

  function heightOf(value: string): number {
    return doc
      .font(WORDS)
      .fontSize(10)
      .heightOfString(winAnsi(value), { width: width - LABEL_WIDTH })
  }

  return {
    title(words, number) {
      mark('H1', () => write(words, { font: BOLD, size: 18 }, { width }))
      mark('P', () => write(number, { font: 'Courier-Bold', size: 16 }, { width }))
      doc.moveDown(LINE)
    },
    heading(words) {
      doc.moveDown(LINE)
      mark('H2', () => write(words, { font: BOLD, size: 11, color: '#0b5d66' }, { width }))
    },
    text(words, look = {}) {
      mark('P', () => write(words, look, { width }))
    },
    gap() {
      doc.moveDown(LINE)
    },
    row(label, value) {
      const lines = [value].flat()
      const isBlank = lines.join('') === ''
      const height = isBlank ? 19 : lines.reduce((sum, line) => sum + heightOf(line), 0)
      if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
      const { y } = doc
      mark('P', () => {
        doc.x = MARGIN
        write(label, { size: 9, color: GREY }, { width: LABEL_WIDTH - 8 })
        if (isBlank) return
        doc.y = y
        doc.x = MARGIN + LABEL_WIDTH
        for (const line of lines) write(line, {}, { width: width - LABEL_WIDTH })
      })
      doc.x = MARGIN
      doc.y = Math.max(doc.y, y + height) + 2
      if (isBlank) {
        artifact(() => {
          doc
            .moveTo(MARGIN + LABEL_WIDTH, doc.y - 4)
            .lineTo(MARGIN + width, doc.y - 4)
            .lineWidth(LINE)
            .strokeColor(GREY)
            .stroke()
        })
      }
    },
    code(text) {
      mark('P', () => write(text, { font: CODE, size: 9 }, { width }))
    },
    attach({ bytes, ...options }) {
      doc.file(Buffer.from(bytes), { ...options, relationship: 'Data' } as PDFKit.Mixins.PDFAttachmentOptions)
    },
    async end(footer) {
      root.end()
      const { start, count } = doc.bufferedPageRange()
      for (let page = 0; footer && page < count; page++) {
        doc.switchToPage(start + page)
        // Below the margin a text would begin a new page.
        doc.page.margins.bottom = 0
        artifact(() => {
          doc.font(WORDS).fontSize(7).fillColor(GREY)
          doc.text(winAnsi(footer(page + 1, count)), MARGIN, doc.page.height - MARGIN + 14, { width, lineBreak: false })
        })
      }
      doc.end()
      await isDone
      return Buffer.concat(chunks)
    },
  }
}
