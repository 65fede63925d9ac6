import { z } from 'zod'
import { TRUSTS } from '#domain/rules/window-rule.ts'

const days = z.int().min(0).max(60)

export const ServiceStandardsFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  cutOffMinute: z.int().min(0).max(1439),
  cutOffSource: z.string().min(5),
  farStates: z.array(z.string().length(2)),
  rows: z.array(
    z.strictObject({
      id: z.string().regex(/^standard\.[a-z-]+$/),
      mailClass: z.string().min(1),
      least: days,
      most: days,
      farLeast: days,
      farMost: days,
      trust: z.enum(TRUSTS),
      source: z.string().min(5),
      checkedOn: z.iso.date(),
      effectiveFrom: z.iso.date(),
      effectiveTo: z.iso.date().nullable(),
      note: z.string().optional(),
      /** One within the 48 states, and one to a far state, at least. */
      examples: z
        .array(
          z.strictObject({ acceptedDay: z.iso.date(), destinationState: z.string().length(2).optional(), most: days }),
        )
        .min(2),
    }),
  ),
})
