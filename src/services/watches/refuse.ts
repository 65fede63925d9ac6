import type { Transaction } from '#store/database.ts'
import { cancelWaitingOf } from '#store/watches/outgoing-notices.ts'
import { saveWatcher, type Watcher } from '#store/watches/watchers.ts'
import { deleteWatches } from '#store/watches/watches.ts'

/** Nothing is watched, nothing more leaves, and the address is kept so that nobody else can have it written to. */
export async function refuse(transaction: Transaction, watcher: Watcher, atMs: number): Promise<void> {
  await deleteWatches(transaction, watcher.id)
  await cancelWaitingOf(transaction, watcher.id, atMs)
  await saveWatcher(transaction, { ...watcher, refusedAtMs: atMs, confirmedAtMs: null })
}

/** The address may be asked again. */
export async function allow(transaction: Transaction, watcher: Watcher): Promise<void> {
  await saveWatcher(transaction, { ...watcher, refusedAtMs: null, confirmedAtMs: null })
}
