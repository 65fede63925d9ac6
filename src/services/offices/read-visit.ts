import { isVisit, VISITS, type Visit, visitFor } from '#domain/offices/visit.ts'
import type { OfficeVisit } from '#knowledge/knowledge.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

export type { OfficeVisit, Visit }

/** The reason for going to an office, as typed. @throws ServiceError `not-valid` naming `for` */
export function readVisit(text: string | undefined): Visit | null {
  if (text === undefined) return null
  if (isVisit(text)) return text
  const message = `We do not know that reason to go. It is one of: ${VISITS.join(', ')}.`
  throw new ServiceError('not-valid', message, [{ field: 'for', code: 'not-valid', message }])
}

/** What the office that delivers a parcel can be asked for now; null where nothing of its own. */
export function visitOfParcel({ meaning }: Pick<ParcelReading, 'meaning'>): Visit | null {
  if (!meaning) return null
  const { situation, rule } = meaning.diagnosis
  return visitFor({ situation, rule, wish: meaning.circumstances.told.wish })
}

/** Every reason, in the order in which people ask for it, with what an office does then. */
export function listVisits({ knowledge }: Pick<Context, 'knowledge'>): OfficeVisit[] {
  return VISITS.flatMap((visit) => knowledge.visits.get(visit) ?? [])
}
