import { canonicalJson } from '#domain/evidence/canonical-json.ts'
import type { EvidenceParcel, EvidenceScan, SealedEvidence } from '#domain/evidence/evidence.ts'
import {
  BASIS_WORDS,
  dateWords,
  deadlineWords,
  EVIDENCE_WORDS,
  evidenceMoment,
  evidenceTime,
  facilityName,
  mailClassWords,
  placeName,
  sourceWords,
} from '#words/en/index.ts'
import { BOLD, GREY, type OpenPdf } from './open-pdf.ts'

const WARN = '#a3242b'
const SIGNATURE_LINE = 64

/** Says of a parcel that does not exist that it does not. */
export function drawSimulated(pdf: OpenPdf): void {
  pdf.text(EVIDENCE_WORDS.simulated, { font: BOLD, size: 12, color: WARN })
}

/** What a parcel is, and where. */
export function drawParcel(pdf: OpenPdf, parcel: EvidenceParcel): void {
  pdf.heading(EVIDENCE_WORDS.facts)
  pdf.row(EVIDENCE_WORDS.number, parcel.trackingNumber + (Number(parcel.piece) > 1 ? ` (${parcel.piece})` : ''))
  const mailClass = mailClassWords(parcel.mailClass)
  if (mailClass) pdf.row(EVIDENCE_WORDS.class, mailClass)
  pdf.row(EVIDENCE_WORDS.state, parcel.headline)
  if (parcel.expected) {
    const { day, firstPromised } = parcel.expected
    const first = firstPromised && firstPromised !== day ? EVIDENCE_WORDS.firstPromised(dateWords(firstPromised)) : ''
    pdf.row(EVIDENCE_WORDS.expected, [dateWords(day), first].filter(Boolean).join(', '))
  }
  pdf.row(EVIDENCE_WORDS.source, sourceWords(parcel.source))
  pdf.row(EVIDENCE_WORDS.asOf, evidenceMoment(parcel.asOf))
  if (parcel.stale) pdf.text(EVIDENCE_WORDS.stale)
}

/** What its scans mean, and the dates that follow. */
export function drawMeaning(pdf: OpenPdf, { diagnosis, deadlines }: EvidenceParcel): void {
  if (diagnosis) {
    pdf.heading(EVIDENCE_WORDS.meaning)
    pdf.text(diagnosis.title, { font: BOLD })
    pdf.text(diagnosis.summary)
    if (diagnosis.because.length > 0) pdf.row(EVIDENCE_WORDS.because, diagnosis.because)
  }
  if (deadlines.length === 0) return
  pdf.heading(EVIDENCE_WORDS.deadlines)
  for (const { kind, from, until, rule, rulesAsOf } of deadlines) {
    const words = deadlineWords(kind)
    const of = EVIDENCE_WORDS.byRule(rule, dateWords(rulesAsOf))
    if (from !== null) pdf.row(words.opens, `${dateWords(from)} ${of}`)
    if (until !== null) pdf.row(words.closes, `${dateWords(until)} ${of}`)
  }
}

/** How to read scans. */
export function drawScansNote(pdf: OpenPdf): void {
  pdf.text(EVIDENCE_WORDS.scansNote, { size: 8, color: GREY })
}

export function drawScans(pdf: OpenPdf, scans: readonly EvidenceScan[], heading: string): void {
  pdf.heading(heading)
  for (const scan of scans) pdf.row(evidenceTime(scan.at), scanLines(scan))
}

function scanLines(scan: EvidenceScan): string[] {
  const words = scan.wording === null ? (scan.readAs ?? '') : `“${scan.wording}”`
  const code = scan.code === null ? '' : EVIDENCE_WORDS.code(scan.code)
  const place = [placeName(scan.place), facilityName(scan.place), scan.place.zip].filter(Boolean).join(', ')
  const basis = BASIS_WORDS[scan.basis] + (scan.isCorrected ? `; ${EVIDENCE_WORDS.corrected}` : '')
  return [
    [words, code].filter(Boolean).join(', '),
    ...(place ? [place] : []),
    `${basis}; ${scan.source}; ${EVIDENCE_WORDS.recorded(evidenceMoment(scan.recordedAt))}`,
  ]
}

/** How to check it, with digest and signature; the signed record itself is attached. */
export function drawSeal(pdf: OpenPdf, sealed: SealedEvidence<unknown>, title: string, verifyAt: string): void {
  const { digest, signature } = sealed
  pdf.heading(EVIDENCE_WORDS.check)
  for (const step of EVIDENCE_WORDS.checkSteps(verifyAt)) pdf.text(step)
  pdf.row(EVIDENCE_WORDS.key, signature.keyId)
  pdf.text(EVIDENCE_WORDS.digest, { size: 9, color: GREY })
  pdf.code(digest)
  pdf.text(EVIDENCE_WORDS.signature, { size: 9, color: GREY })
  pdf.code(signature.value.slice(0, SIGNATURE_LINE))
  pdf.code(signature.value.slice(SIGNATURE_LINE))
  pdf.text(EVIDENCE_WORDS.independent, { size: 8, color: GREY })
  pdf.attach({
    name: 'evidence.json',
    type: 'application/json',
    description: title,
    bytes: Buffer.from(canonicalJson(sealed)),
  })
}
