import { deleteShare } from '#store/shares.ts'
import { hashSecret } from '../api-clients/hash-secret.ts'
import type { Context } from '../context.ts'
import { isShareSecret, noShare } from './share-secret.ts'

/** Ends a link at once. @throws ServiceError `not-found`, also for a wrong key: nobody learns whether a link exists */
export async function endShare(ctx: Context, { token, key }: { token: string; key: string }): Promise<void> {
  const isEnded =
    isShareSecret(token) &&
    isShareSecret(key) &&
    (await deleteShare(ctx.database, {
      tokenHash: hashSecret(token),
      keyHash: hashSecret(key),
      nowMs: ctx.clock(),
    }))
  if (!isEnded) throw noShare()
}
