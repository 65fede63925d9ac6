import type { SealedEvidence } from '#domain/evidence/evidence.ts'
import { EVIDENCE_WORDS, evidenceMoment } from '#words/en/index.ts'
import { drawMeaning, drawParcel, drawScans, drawScansNote, drawSeal, drawSimulated } from './evidence-parts.ts'
import { openPdf } from './open-pdf.ts'

/** Signed evidence as a PDF that people read; the signed JSON itself is attached to it. */
export async function evidencePdf(sealed: SealedEvidence, nowMs: number, verifyAt: string) {
  const { evidence, digest } = sealed
  const { parcel } = evidence
  const pdf = await openPdf(`${EVIDENCE_WORDS.title} ${parcel.printed}`, nowMs)
  pdf.title(EVIDENCE_WORDS.title, parcel.printed)
  if (parcel.source.simulated) drawSimulated(pdf)
  drawParcel(pdf, parcel)
  pdf.row(EVIDENCE_WORDS.knownAt, evidenceMoment(evidence.knownAt))
  pdf.row(EVIDENCE_WORDS.madeAt, evidenceMoment(evidence.madeAt))
  pdf.row(EVIDENCE_WORDS.madeBy, [evidence.madeBy.software, evidence.madeBy.address ?? ''].filter(Boolean).join(', '))
  drawMeaning(pdf, parcel)
  drawScans(pdf, parcel.scans, EVIDENCE_WORDS.scans(parcel.scans.length))
  drawScansNote(pdf)
  drawSeal(pdf, sealed, EVIDENCE_WORDS.title, verifyAt)
  return pdf.end((page, pages) => `${parcel.printed}   ${digest}   ${EVIDENCE_WORDS.page(page, pages)}`)
}
