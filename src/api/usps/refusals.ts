import type { LookedUp, Refusal } from './look-up.ts'
import { notNow, UspsError } from './usps-error.ts'

type Refused = Extract<LookedUp, { ok: false }>

/** USPS's code for each refusal, with what it means in our words. The figures before the colon are USPS's too. */
const TEXTS: Record<Exclude<Refusal, 'not-covered' | 'unavailable'>, { code: string; text: string }> = {
  'not-scanned-yet': {
    code: '150001',
    text: '12: No status is known yet. There will be one once the shipper tells USPS more, or USPS has the item. - ',
  },
  unknown: {
    code: '150002',
    text: '7: The number may be wrong, or no status is known yet. Check the number, or ask again later. - ',
  },
  malformed: { code: '150002', text: '7: This is no tracking number as it stands. Check the number. - ' },
  'not-trackable': { code: '150004', text: '4: The status of this item is not told here. - ' },
  'other-kind-of-number': { code: '150011', text: 'The number confirms a pickup; it is not the number of an item. - ' },
  'fraudulent-postage': { code: '150012', text: 'The postage of this item is not genuine. Ask the seller. - ' },
  'other-carrier': { code: '150010', text: 'The number looks like one of another carrier. - ' },
}

/** Why a client gets no parcel, as v3 says it: "not scanned yet" is a 400. */
export function refusedV3(refused: Refused): UspsError {
  return refusalOf(refused, 400)
}

/** The same as v3r2 says it: 404. */
export function refusedV3r2(refused: Refused): UspsError {
  return refusalOf(refused, 404)
}

function refusalOf({ refusal, mailerId }: Refused, status: 400 | 404): UspsError {
  if (refusal === 'unavailable') return notNow()
  if (refusal === 'not-covered') return notCovered(mailerId)
  const { code, text } = TEXTS[refusal]
  return new UspsError(status, text, [{ status: String(status), code, title: text, detail: '' }])
}

/** A parcel of a mailer whose parcels the client may not see. */
export function notCovered(mailerId: string | null): UspsError {
  const whose = mailerId === null ? 'of the mailer of this item' : `of the Mailer ID (MID) ${mailerId}`
  const text = `The client may not see the items ${whose}: see USPS API Access Controls 4/1/2026.`
  return new UspsError(403, text, [{ status: '403', title: 'Forbidden', detail: text }])
}
