import type { Context } from '#services/context.ts'
import { tellWatcher } from '#services/watches/tell-watcher.ts'
import type { JobKind, Retries } from './queue.ts'

/** A day in all: what fails that long needs a person, and the next scan brings a job of its own. */
const RETRIES: Retries = { limit: 100, delayS: 2, mostDelayS: 900 }

/** Tells a watcher what is news. */
export function tellWatcherKind(parts: { ctx: () => Context; retries?: Retries | undefined }): JobKind<'tell-watcher'> {
  const { ctx, retries = RETRIES } = parts
  return {
    name: 'tell-watcher',
    retries,
    mostSeconds: 60,
    workers: 2,
    workersOfGroup: 1,
    takeEach: 20,
    atOnce: 2,
    work: ({ about }) => tellWatcher(ctx(), about),
  }
}
