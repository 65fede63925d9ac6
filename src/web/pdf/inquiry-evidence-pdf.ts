import type { EvidenceScan, SealedEvidence } from '#domain/evidence/evidence.ts'
import type { EvidenceMail, EvidenceMessage, FrozenParcel, InquiryEvidence } from '#domain/evidence/inquiry-evidence.ts'
import {
  EVIDENCE_WORDS,
  evidenceMoment,
  recordedEventWords,
  recordedInquiryFacts,
  INQUIRY_EVIDENCE_WORDS as WORDS,
} from '#words/en/index.ts'
import { drawMeaning, drawParcel, drawScans, drawScansNote, drawSeal, drawSimulated } from './evidence-parts.ts'
import { BOLD, GREY, type OpenPdf, openPdf } from './open-pdf.ts'

const NOTE = '#7a4a00'
/** Drawing takes a second for each million letters, and others wait: whatever is longer stands in the attached record. */
const MOST_LETTERS = 300_000
const MOST_EVENTS = 1_000

/** A signed record of an inquiry as a PDF that people read; the signed JSON itself is attached to it. */
export async function inquiryEvidencePdf(sealed: SealedEvidence<InquiryEvidence>, nowMs: number, verifyAt: string) {
  const { evidence, digest } = sealed
  const { inquiry, frozen, parcel } = evidence
  const { reference } = inquiry
  const pdf = await openPdf(`${WORDS.title} ${reference}`, nowMs)
  pdf.title(WORDS.title, reference)
  if (parcel?.source.simulated) drawSimulated(pdf)
  if (evidence.madeFor === 'desk') pdf.text(WORDS.forDesk, { font: BOLD, color: NOTE })
  pdf.heading(WORDS.facts)
  for (const [label, value] of recordedInquiryFacts(inquiry)) pdf.row(label, value.split('\n'))
  pdf.row(EVIDENCE_WORDS.madeAt, evidenceMoment(evidence.madeAt))
  pdf.row(EVIDENCE_WORDS.madeBy, [evidence.madeBy.software, evidence.madeBy.address ?? ''].filter(Boolean).join(', '))
  if (parcel) drawParcel(pdf, parcel)
  const takenAt = frozen?.content.takenAt ?? ''
  const known = frozen?.content.parcel ?? null
  if (known) {
    pdf.text(WORDS.frozenAt(evidenceMoment(takenAt)), { font: BOLD })
    drawScans(pdf, known.scans.map(frozenScan), WORDS.frozenScans(known.scans.length))
  }
  const later = (parcel?.scans ?? []).filter(({ recordedAt }) => !known || recordedAt > takenAt)
  if (later.length > 0)
    drawScans(pdf, later, known ? WORDS.laterScans(later.length) : EVIDENCE_WORDS.scans(later.length))
  if (parcel) drawScansNote(pdf)
  if (frozen?.content.pasted) drawLetter(pdf, WORDS.pasted, frozen.content.pasted.text)
  if (parcel) drawMeaning(pdf, parcel)
  drawMessages(pdf, evidence)
  drawMails(pdf, evidence.mails)
  if (evidence.files.length > 0) pdf.heading(WORDS.files)
  for (const { name, mediaType, bytes, sha256 } of evidence.files) {
    pdf.row(name, [`${mediaType}, ${bytes} bytes`, `sha256 ${sha256}`])
  }
  pdf.heading(WORDS.events)
  for (const event of evidence.events.slice(0, MOST_EVENTS))
    pdf.row(evidenceMoment(event.at), recordedEventWords(event))
  drawRest(pdf, evidence.events.length - MOST_EVENTS)
  drawSeal(pdf, sealed, WORDS.title, verifyAt)
  return pdf.end((page, pages) => `${reference}   ${digest}   ${EVIDENCE_WORDS.page(page, pages)}`)
}

function frozenScan({ corrected, ...scan }: FrozenParcel['scans'][number]): EvidenceScan {
  return { ...scan, phase: scan.phase as EvidenceScan['phase'], readAs: null, isCorrected: corrected }
}

function drawMessages(pdf: OpenPdf, { messages, files }: InquiryEvidence): void {
  pdf.heading(WORDS.messages(messages.length))
  let letters = 0
  const shown = messages.filter(({ text }) => {
    letters += text.length
    return letters <= MOST_LETTERS
  })
  for (const message of shown) {
    const names = files.filter(({ id }) => message.files.includes(id)).map(({ name }) => name)
    const below = names.length === 0 ? null : WORDS.withFiles(names.join(', '))
    drawLetter(pdf, letterHead(message), message.text, { color: message.from === 'note' ? NOTE : 'black', below })
  }
  drawRest(pdf, messages.length - shown.length)
}

function drawRest(pdf: OpenPdf, count: number): void {
  if (count > 0) pdf.text(WORDS.rest(count), { font: BOLD, color: NOTE })
}

function letterHead({ from, author, at, takenBackAt }: EvidenceMessage): string {
  const takenBack = takenBackAt === null ? '' : WORDS.takenBack(evidenceMoment(takenBackAt))
  return [WORDS.from[from], author, evidenceMoment(at), takenBack].filter(Boolean).join(', ')
}

/** A text as it was written, line by line. */
function drawLetter(
  pdf: OpenPdf,
  head: string,
  text: string,
  { color = 'black', below = null }: { color?: string; below?: string | null } = {},
): void {
  pdf.text(head, { font: BOLD, size: 9, color })
  for (const line of text.split('\n')) if (line.trim() !== '') pdf.text(line)
  if (below !== null) pdf.text(below, { size: 8, color: GREY })
  pdf.gap()
}

function drawMails(pdf: OpenPdf, mails: readonly EvidenceMail[]): void {
  if (mails.length === 0) return
  pdf.heading(WORDS.mails(mails.length))
  pdf.text(WORDS.mailsNote, { size: 8, color: GREY })
  for (const { direction, at, from, to, cc, subject, state, messageId, checks } of mails) {
    const who = [from && WORDS.mailFrom(from), to && WORDS.mailTo(to), cc.length > 0 && WORDS.mailCc(cc.join(', '))]
    const lines = [
      WORDS.mailDirection[direction],
      who.filter(Boolean).join(', '),
      subject ?? '',
      messageId ?? '',
      [state, checks ?? ''].filter(Boolean).join('; '),
    ]
    pdf.row(evidenceMoment(at), lines.filter(Boolean))
  }
}
