import { z } from 'zod'

const days = z.int().min(0).max(60)

export const ServiceStandardsFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  cutOffMinute: z.int().min(0).max(1439),
  cutOffSource: z.string().min(5),
  farStates: z.array(z.string().length(2)),
  rows: z.array(
    z.strictObject({
      mailClass: z.string().min(1),
      least: days,
      most: days,
      farLeast: days,
      farMost: days,
      source: z.string().min(5),
      checkedOn: z.iso.date(),
      effectiveFrom: z.iso.date(),
      effectiveTo: z.iso.date().nullable(),
      note: z.string().optional(),
      examples: z.array(z.strictObject({ acceptedDay: z.iso.date(), most: days })).min(1),
    }),
  ),
})
