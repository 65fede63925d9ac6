import { randomBytes } from 'node:crypto'
import { insertShare } from '#store/shares.ts'
import { hashSecret } from '../api-clients/hash-secret.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findParcel } from '../parcels/find-parcel.ts'

/** So many days a link may hold. */
export const SHARE_DAYS = [1, 7, 30, 90] as const

export const USUAL_SHARE_DAYS = 30

const DAY_MS = 86_400_000
/** 128 random bits: nobody guesses a link. */
const TOKEN_BYTES = 16

export type NewShare = {
  token: string
  /** Ends the link; told this once. */
  key: string
  hasHistory: boolean
  expiresAtMs: number
}

/**
 * Makes a link by which others see a parcel without its number. The parcel is the one that has the number now, or `piece`.
 * @throws ServiceError `not-valid` naming `trackingNumber` or `days`, `unavailable`
 */
export async function createShare(
  ctx: Context,
  input: { trackingNumber: string; piece?: number | undefined; hasHistory: boolean; days: number },
): Promise<NewShare> {
  const { trackingNumber, piece, hasHistory, days } = input
  if (!SHARE_DAYS.some((one) => one === days)) {
    throw notValid('days', `A link holds for ${SHARE_DAYS.join(', ')} days.`)
  }
  const reading = await findParcel(ctx, { number: trackingNumber, ...(piece === undefined ? {} : { piece }) })
  if (reading.outcome === 'unavailable') throw new ServiceError('unavailable', 'We can’t look the parcel up right now.')
  if (reading.outcome === 'not-a-tracking-number') throw notValid('trackingNumber', 'This is not a tracking number.')
  if (reading.outcome === 'not-ours') throw notValid('trackingNumber', 'We are not told about this parcel.')
  const [token, key] = [secret(), secret()]
  const expiresAtMs = ctx.clock() + days * DAY_MS
  await insertShare(ctx.database, {
    tokenHash: hashSecret(token),
    keyHash: hashSecret(key),
    trackingNumber: reading.trackingNumber,
    piece: reading.piece,
    hasHistory,
    expiresAtMs,
  })
  return { token, key, hasHistory, expiresAtMs }
}

function secret(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
