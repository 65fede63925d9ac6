import type { Context } from '#services/context.ts'
import { takeScans } from '#services/inquiries/take-scans.ts'
import type { JobKind, Retries } from './queue.ts'

/** A day in all: what fails that long needs a person, and the next scan brings a job of its own. */
const RETRIES: Retries = { limit: 100, delayS: 2, mostDelayS: 900 }

/** Brings later scans into an inquiry. */
export function takeScansKind(parts: { ctx: () => Context; retries?: Retries | undefined }): JobKind<'take-scans'> {
  const { ctx, retries = RETRIES } = parts
  return {
    name: 'take-scans',
    retries,
    mostSeconds: 60,
    workers: 2,
    workersOfGroup: 1,
    takeEach: 20,
    work: async ({ about }) => {
      await takeScans(ctx(), about.inquiryId)
    },
  }
}
