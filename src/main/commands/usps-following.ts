import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Followed, followParcels } from '#services/following/follow-parcels.ts'
import { type FollowingStatus, followingStatus } from '#services/following/status.ts'
import { unfollowParcels } from '#services/following/unfollow-parcels.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { askedUsps } from '../asked-usps.ts'
import { withContext } from './with-context.ts'
import { withUsps } from './with-usps.ts'

const CHUNK = 1_000

export type { FollowingStatus }

/** How the connection to USPS stands. */
export function uspsStatus(most: number): Promise<FollowingStatus> {
  return withUsps((ctx, { usps }) => followingStatus(ctx, askedUsps(usps), most))
}

/** Follows the numbers given and those of a file, one to a line; of a line of CSV the first field counts. */
export function followAtUsps(numbers: readonly string[], file: string | null): Promise<Followed> {
  return withUsps(async (ctx) => {
    const all: Followed = { added: [], known: 0, rejected: [] }
    const follow = async (chunk: readonly string[]) => {
      const { added, known, rejected } = await followParcels(ctx, USPS_SOURCE, chunk)
      all.added.push(...added)
      all.known += known
      all.rejected.push(...rejected)
    }
    await follow(numbers)
    let chunk: string[] = []
    for await (const number of file === null ? [] : numbersIn(file)) {
      chunk.push(number)
      if (chunk.length < CHUNK) continue
      await follow(chunk)
      chunk = []
    }
    await follow(chunk)
    return all
  })
}

/** Stops asking about numbers. What is stored of them stays. @returns how many were followed */
export function unfollowAtUsps(numbers: readonly string[]): Promise<number> {
  return withContext((ctx) => unfollowParcels(ctx, USPS_SOURCE, numbers))
}

async function* numbersIn(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const first = line.split(/[,;\t]/)[0]?.replace(/^[\s"'\ufeff]+|[\s"']+$/g, '') ?? ''
    if (first !== '') yield first
  }
}
