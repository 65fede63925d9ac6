import { parcelJson } from '#api/parcel-json.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import { ServiceError } from '#services/errors.ts'
import { type ReadForm, readForm } from '#services/readings/read-form.ts'
import { type ReadParcel, readParcel } from '#services/readings/read-parcel.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'

export type ReadResult =
  | { ok: true; result: ReadParcel; json: object }
  | { ok: false; reason: 'no-history' | 'not-valid'; messages: string[]; found: readonly string[] }

/** Reads a pasted history, with the fields that the form of `/read` has. Needs no database. */
export function read(fields: ReadForm['fields']): ReadResult {
  const form = readForm(fields, Date.now())
  const messages = form.problems.map((problem) => problem.message)
  if (messages.length > 0) return { ok: false, reason: 'not-valid', messages, found: [] }
  const knowledge = loadKnowledge()
  try {
    const result = readParcel(
      {
        clock: Date.now,
        knowledge,
        places: createPlaces(),
        readHistory: (text, nowMs) => readPastedHistory(knowledge.scanTable, text, nowMs),
      },
      form.input,
    )
    return {
      ok: true,
      result,
      json: { ...parcelJson(result.reading), unread: result.unread, readAs: result.readAs },
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const reason = error.code === 'no-history' ? 'no-history' : 'not-valid'
    return { ok: false, reason, messages: [error.message], found: error.more.found ?? [] }
  }
}
