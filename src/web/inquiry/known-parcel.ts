import type { Report, SituationName } from '#domain/diagnosis/tokens.ts'
import type { InquiryReason } from '#domain/inquiry/tokens.ts'
import type { Draft, DraftAnswers } from '#services/inquiries/drafts/draft.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { type Origin, originOfHistory, originOfNumber } from '../asked-parcel.ts'

const OF_REPORT: Record<Report, InquiryReason> = {
  'not-received': 'delivered-not-received',
  damaged: 'damaged',
  'missing-contents': 'missing-contents',
}

const OF_SITUATION: Partial<Record<SituationName, InquiryReason>> = {
  damaged: 'damaged',
  'missing-contents': 'missing-contents',
  'delivered-not-received': 'delivered-not-received',
  'probably-lost': 'lost',
  'no-updates': 'no-updates',
  late: 'late',
  'unclear-status': 'unclear-status',
  returning: 'returned',
  wish: 'delivery-wish',
}

/** The reason that fits what is known, so that most need not choose; undefined where none stands out. */
export function likelyReason(parcel: ParcelReading | null): InquiryReason | undefined {
  const meaning = parcel?.meaning
  if (!meaning) return undefined
  const { report } = meaning.circumstances.told
  return report ? OF_REPORT[report] : OF_SITUATION[meaning.diagnosis.situation]
}

/** What was told before, on the parcel's own page, as answers: nobody is asked twice. */
export function toldAnswers(fields: Readonly<Record<string, string | undefined>>): DraftAnswers {
  const { role, wish, insured, mailedOn } = fields
  return {
    ...(role === 'sender' || role === 'recipient' ? { role } : {}),
    ...(wish ? { wish } : {}),
    ...(insured ? { insured: insured === 'no' ? 'no' : 'yes' } : {}),
    ...(mailedOn ? { mailedOn } : {}),
  }
}

/** How the pages of a draft came to its parcel. */
export function originOfDraft({ draft, parcel }: { draft: Draft; parcel: ParcelReading | null }): Origin {
  return draft.history
    ? originOfHistory(draft.history)
    : originOfNumber(parcel?.trackingNumber ?? draft.trackingNumber ?? '', {})
}
