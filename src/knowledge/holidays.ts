import { z } from 'zod'

const month = z.int().min(1).max(12)
const from = z.int().optional()

export const HolidaysFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  rules: z
    .array(
      z.union([
        z.strictObject({ name: z.string(), month, day: z.int().min(1).max(31), from }),
        z.strictObject({ name: z.string(), month, weekday: z.int().min(0).max(6), nth: z.int().min(-1).max(5), from }),
      ]),
    )
    .min(1),
  sundayObservedOnMonday: z.boolean(),
  source: z.string().min(5),
  checkedOn: z.iso.date(),
  overrides: z.array(
    z.strictObject({ day: z.iso.date(), isPostalDay: z.boolean(), name: z.string(), source: z.string().min(5) }),
  ),
  examples: z.strictObject({ holidays: z.array(z.iso.date()).min(1), workingDays: z.array(z.iso.date()).min(1) }),
})
