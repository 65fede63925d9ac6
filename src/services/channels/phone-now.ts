import type { Context } from '../context.ts'
import { type ListedLine, listChannels } from './list-channels.ts'

const MINUTE_MS = 60_000
const lastAsked = new WeakMap<Context, { minute: number; line: ListedLine | null }>()

/** The line for questions about parcels, and whether it answers now; worked out once a minute. */
export function phoneNow(ctx: Context): ListedLine | null {
  const minute = Math.floor(ctx.clock() / MINUTE_MS)
  const last = lastAsked.get(ctx)
  if (last?.minute === minute) return last.line
  const line = listChannels(ctx).channels.find((one) => one.channel === 'phone')?.phone ?? null
  lastAsked.set(ctx, { minute, line })
  return line
}
