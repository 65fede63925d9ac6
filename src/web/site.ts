import type { Context } from '#services/context.ts'

/** What the pages need besides the verbs. */
export type Site = {
  ctx: Context
  clock: () => number
  /** Simulated parcels are on: every page says so. */
  simulated: boolean
  sampleNumbers: () => Promise<{ trackingNumber: string; about: string }[]>
  openApi: () => object
}
