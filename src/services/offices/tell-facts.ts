import { isSameOffice } from '#domain/offices/same-office.ts'
import { readFacts, type StoredFacts, saveFacts } from '#store/office-facts.ts'
import { officesOfZips, type StoredOffice } from '#store/offices.ts'
import type { Context } from '../context.ts'
import type { OfficeDirectory } from '../ports/offices.ts'
import type { ToldFacts } from './offices-answer.ts'

/** Hours and phones seldom change; calls are few. */
const FRESH_MS = 24 * 3_600_000
/** Older ones are worse than none. */
const KEEP_MS = 14 * FRESH_MS
/** Nobody waits longer for hours than for the office itself; the answer is kept for the next who asks. */
const WAIT_MS = 2_000
const AFTER_FAILURE_MS = 10 * 60_000

/** Calls are for the offices on top, which people go to. */
const ASKED_FOR = 3

type Asking = { underWay: Map<string, Promise<void>>; restUntilMs: number }

const askings = new WeakMap<OfficeDirectory, Asking>()

/**
 * What USPS says of offices, by their ids: kept for a day, then asked for again by one call. Where that takes long or
 * fails, or where no directory is connected, what is stored stands with its age.
 * @returns `isMissing`: the directory could not tell about the first of them
 */
export async function tellFacts(
  ctx: Context,
  offices: readonly StoredOffice[],
): Promise<{ told: Map<string, ToldFacts>; isMissing: boolean }> {
  const directory = ctx.officeDirectory
  const [first] = offices
  if (!first) return { told: new Map(), isMissing: false }
  let stored = await storedFacts(ctx, offices)
  const old = offices.slice(0, ASKED_FOR).find(({ id }) => ctx.clock() - (stored.get(id)?.atMs ?? 0) > FRESH_MS)
  if (old && directory) {
    await inTime(askOnce(ctx, directory, old.zip))
    stored = await storedFacts(ctx, offices)
  }
  const told = new Map<string, ToldFacts>()
  for (const [id, { facts, atMs }] of stored) {
    if (facts && ctx.clock() - atMs < KEEP_MS) told.set(id, { facts, atMs })
  }
  return { told, isMissing: directory !== null && !stored.has(first.id) }
}

async function storedFacts(ctx: Context, offices: readonly StoredOffice[]): Promise<Map<string, StoredFacts>> {
  const ids = offices.map(({ id }) => id)
  return new Map((await readFacts(ctx.database, ids)).map((facts) => [facts.officeId, facts]))
}

/** Many who ask for one ZIP Code at once make one call; after a failure none is made for a while. */
function askOnce(ctx: Context, directory: OfficeDirectory, zip: string): Promise<void> {
  const asking = askings.get(directory) ?? { underWay: new Map(), restUntilMs: 0 }
  askings.set(directory, asking)
  const running = asking.underWay.get(zip)
  if (running) return running
  if (ctx.clock() < asking.restUntilMs) return Promise.resolve()
  const call = ask(ctx, directory, zip)
    .then((restUntilMs) => {
      asking.restUntilMs = restUntilMs
    })
    .catch((error) => ctx.log.warn({ err: error, zip }, 'What USPS says of offices could not be kept'))
    .finally(() => asking.underWay.delete(zip))
  asking.underWay.set(zip, call)
  return call
}

/** Asks for the offices around a ZIP Code and keeps the answers. @returns until when not to ask again */
async function ask(ctx: Context, directory: OfficeDirectory, zip: string): Promise<number> {
  const result = await directory.near(zip)
  const nowMs = ctx.clock()
  if (!result.ok) {
    ctx.log.warn({ fault: result.fault, zip }, `USPS does not tell about offices: ${result.message}`)
    return result.retryAtMs ?? nowMs + AFTER_FAILURE_MS
  }
  const zips = [...new Set([zip, ...result.offices.map((office) => office.zip)])]
  const kept: StoredFacts[] = []
  for (const office of await officesOfZips(ctx.database, zips)) {
    const match = result.offices.find((one) => isSameOffice(one, office))
    // Of the ZIP Code asked for, an office that is not in the answer is one that USPS does not tell about.
    if (match || office.zip === zip) kept.push({ officeId: office.id, facts: match?.facts ?? null, atMs: nowMs })
  }
  await saveFacts(ctx.database, kept)
  return 0
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
