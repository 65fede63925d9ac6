import { readShare, type Share } from '#store/shares.ts'
import { hashSecret } from '../api-clients/hash-secret.ts'
import type { Context } from '../context.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { isShareSecret, noShare } from './share-secret.ts'

export type SharedParcel = { share: Share; reading: ParcelReading }

/**
 * What a link shows. A link that never was, has ended or was ended looks the same.
 * @throws ServiceError `not-found`
 */
export async function readSharedParcel(ctx: Context, token: string): Promise<SharedParcel> {
  // Found by its hash: how long that takes tells nothing of the token.
  const share = isShareSecret(token) ? await readShare(ctx.database, hashSecret(token), ctx.clock()) : null
  if (!share) throw noShare()
  const { trackingNumber, piece } = share
  return { share, reading: await findParcel(ctx, { number: trackingNumber, ...(piece === null ? {} : { piece }) }) }
}
