import type { Context as HonoContext } from 'hono'
import type { DeskRules } from '#services/agents/desk-rules.ts'
import type { Context } from '#services/context.ts'
import type { AskedSource } from '#services/following/status.ts'

/** What the pages need besides the verbs. */
export type Site = {
  ctx: Context
  clock: () => number
  /** The address under which people reach the server, without a slash at its end; null where it was not told. */
  publicUrl: string | null
  /** Which client a request comes from. */
  addressOf: (c: HonoContext) => string
  /** Simulated parcels are on: every page says so. */
  simulated: boolean
  /** The source that is asked within a budget of calls; null where none is. */
  asked: AskedSource | null
  sampleNumbers: () => Promise<{ trackingNumber: string; about: string }[]>
  openApi: () => object
  /** Gets the rule of each address of the desk. */
  deskRules: DeskRules
  /** Open streams end when the server stops. */
  stopping: AbortSignal
}
