import type { Context } from '#services/context.ts'

const EVERY_MS = 30_000

/** Does now and then what time does to something, one round at a time. */
export function tendOften(ctx: Context, what: string, tend: (ctx: Context) => Promise<void>): Disposable {
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    tend(ctx)
      .catch((error) => ctx.log.warn({ err: error }, `${what} could not be tended`))
      .finally(() => {
        isBusy = false
      })
  }, EVERY_MS).unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
