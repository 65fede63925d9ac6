import type { Assessment } from '#domain/advice/assess.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import type { ReadingContext } from '#services/context.ts'
import { type ReadParcelInput, readParcel } from '#services/readings/read-parcel.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'

export const knowledge = loadKnowledge()

const ctx: ReadingContext = {
  clock: () => 0,
  knowledge,
  places: createPlaces(),
  readHistory: (text: string, nowMs: number) => readPastedHistory(knowledge.scanTable, text, nowMs),
}

export type AssessInput = Omit<ReadParcelInput, 'nowMs' | 'told'> & ReadParcelInput['told'] & { now: string }

/** What a parcel with these scans means at an instant, by the rules as they stand in the knowledge folder. */
export function assessScans(input: AssessInput): Assessment {
  const { now, role, report, wish, insured, helpRequestedOn, claimDecidedOn, ...rest } = input
  const { reading } = readParcel(ctx, {
    ...rest,
    nowMs: Date.parse(now),
    told: { role, report, wish, insured, helpRequestedOn, claimDecidedOn },
  })
  if (!reading.meaning) throw new Error('Nothing can be said of this parcel.')
  return reading.meaning
}

/** A step of an assessment by its channel. */
export function stepOf(assessment: Assessment, channel: string) {
  return assessment.advice.find((step) => step.channel === channel)
}
