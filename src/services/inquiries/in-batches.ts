import type { Context } from '../context.ts'

/**
 * Goes on until there is nothing left, each once: what can't be done now is told in the log, holds up nothing else, and is
 * not tried again and again.
 */
export async function inBatches(
  ctx: Context,
  read: () => Promise<number[]>,
  work: (inquiryId: number) => Promise<unknown>,
): Promise<void> {
  const done = new Set<number>()
  for (;;) {
    const ids = (await read()).filter((id) => !done.has(id))
    if (ids.length === 0) return
    for (const id of ids) {
      // The server stops: what is left is done after its next start.
      if (ctx.database.ending) return
      done.add(id)
      try {
        await work(id)
      } catch (error) {
        ctx.log.warn({ err: error, inquiry: id }, 'An inquiry could not be tended')
      }
    }
  }
}
