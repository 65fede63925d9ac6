import { removeFollowed } from '#store/following/followed-parcels.ts'
import type { Context } from '../context.ts'
import { readAsked } from '../parcels/find-parcels.ts'

/** Stops asking a source about parcels; what is stored of them stays. @returns how many were followed */
export function unfollowParcels(ctx: Context, source: string, texts: readonly string[]): Promise<number> {
  const numbers = texts.map((text) => readAsked(text).trackingNumber).filter((number) => number !== '')
  return removeFollowed(ctx.database, source, numbers)
}
