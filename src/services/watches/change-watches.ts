import type { Transaction } from '#store/database.ts'
import { inTransaction } from '#store/transaction.ts'
import { cancelWaitingOf } from '#store/watches/outgoing-notices.ts'
import { deleteWatcher, lockWatcher, saveWatcher, type Watcher } from '#store/watches/watchers.ts'
import { beginPending, readWatches, saveWatch, type Watch } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { FieldReader } from '../inquiries/read-fields.ts'
import { lookSoon } from './ask-to-watch.ts'
import { type ChoicesInput, readChoices } from './read-choices.ts'
import { allow, refuse } from './refuse.ts'
import { watcherWithKey } from './watcher-key.ts'

/** A watcher with all watches, the newest first. */
export type Watching = { watcher: Watcher; watches: Watch[] }

/** What the owner of a key watches, and has been asked about. @throws ServiceError `wrong-key` */
export async function readWatching(ctx: Context, key: string): Promise<Watching> {
  const watcher = await watcherWithKey(ctx, ctx.database, key)
  return { watcher, watches: await readWatches(ctx.database, watcher.id) }
}

/** The owner of the address says yes: what was asked about begins. @throws ServiceError `wrong-key` */
export async function confirmWatches(ctx: Context, key: string): Promise<void> {
  await change(ctx, key, async (transaction, watcher) => {
    const numbers = await beginPending(transaction, watcher.id)
    await saveWatcher(transaction, { ...watcher, confirmedAtMs: watcher.confirmedAtMs ?? ctx.clock() })
    if (numbers.length > 0) await lookSoon(ctx, transaction, watcher.id, numbers)
    for (const source of ctx.sources) source.wanted?.(numbers)
  })
}

/** Ends one watch, or all. What ended already stays so. @throws ServiceError `wrong-key` */
export async function stopWatching(ctx: Context, input: { key: string; watchId: number | null }): Promise<void> {
  await change(ctx, input.key, async (transaction, watcher) => {
    for (const watch of await readWatches(transaction, watcher.id)) {
      if (watch.state === 'ended' || (input.watchId !== null && watch.id !== input.watchId)) continue
      await saveWatch(transaction, { ...watch, state: 'ended', endedAtMs: ctx.clock(), nextLookAtMs: null })
    }
    if (input.watchId === null) await cancelWaitingOf(transaction, watcher.id, ctx.clock())
  })
}

/** Changes what is told of one parcel. @throws ServiceError `wrong-key`, `not-found`, `not-valid` */
export async function changeEvents(
  ctx: Context,
  input: { key: string; watchId: number; events: readonly string[] },
): Promise<void> {
  const fields = new FieldReader()
  const { events } = readChoices(fields, { events: input.events })
  fields.done()
  await change(ctx, input.key, async (transaction, watcher) => {
    const watch = (await readWatches(transaction, watcher.id)).find(({ id }) => id === input.watchId)
    if (!watch) throw new ServiceError('not-found', 'There is no such watch.')
    await saveWatch(transaction, { ...watch, events })
  })
}

/** Changes when nobody is told. @throws ServiceError `wrong-key`, `not-valid` */
export async function changeQuietHours(
  ctx: Context,
  input: { key: string } & Pick<ChoicesInput, 'quietHours' | 'zone'>,
): Promise<void> {
  const fields = new FieldReader()
  const { quiet, zone } = readChoices(fields, input)
  fields.done()
  await change(ctx, input.key, (transaction, watcher) => saveWatcher(transaction, { ...watcher, quiet, zone }))
}

/** Deletes all that is kept of a watcher. @throws ServiceError `wrong-key` */
export async function forgetWatcher(ctx: Context, key: string): Promise<void> {
  await change(ctx, key, (transaction, watcher) => deleteWatcher(transaction, watcher.id))
}

/**
 * The owner of the address wants never to be asked again, or to be asked again after all: nothing is watched, and the
 * address is kept so that nobody else can have it written to. @throws ServiceError `wrong-key`
 */
export async function refuseMails(ctx: Context, input: { key: string; refuses: boolean }): Promise<void> {
  await change(ctx, input.key, async (transaction, watcher) => {
    if (input.refuses) await refuse(transaction, watcher, ctx.clock())
    else await allow(transaction, watcher)
  })
}

async function change(
  ctx: Context,
  key: string,
  work: (transaction: Transaction, watcher: Watcher) => Promise<void>,
): Promise<void> {
  await inTransaction(ctx.database, async (transaction) => {
    const { id } = await watcherWithKey(ctx, transaction, key)
    const watcher = await lockWatcher(transaction, id)
    if (!watcher) throw new ServiceError('wrong-key', 'This link is not valid any more.')
    await work(transaction, watcher)
  })
}
