import { z } from 'zod'
import { BASES } from '#domain/scans/basis.ts'
import { PHASES } from '#domain/scans/phase.ts'

const phase = z.enum([...PHASES, 'unchanged'])
const basis = z.enum(BASES)
const sourced = { source: z.string().min(5), checkedOn: z.iso.date() }

const Example = z.strictObject({ code: z.string().optional(), wording: z.string().optional(), phase, basis })

export const ScanCodesFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  rows: z.array(
    z.strictObject({
      code: z.string().min(1).nullable(),
      wording: z.string().min(1),
      alsoWorded: z.array(z.string().min(1)).optional(),
      category: z.string().min(1),
      phase,
      basis,
      meaning: z.string().min(10),
      whatToDo: z.string().min(4),
      terminal: z.boolean(),
      attempt: z.boolean(),
      acceptance: z.boolean().nullable(),
      stopsClock: z.boolean().nullable(),
      effectiveFrom: z.iso.date().nullable(),
      examples: z.array(Example).min(1),
      ...sourced,
    }),
  ),
})

export const ScanWordingsFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  rows: z.array(
    z.strictObject({
      name: z.string().min(1),
      begins: z.array(z.string().min(2)).optional(),
      has: z.array(z.string().min(2)).optional(),
      hasNot: z.array(z.string().min(2)).optional(),
      phase,
      basis,
      terminal: z.boolean(),
      attempt: z.boolean(),
      acceptance: z.boolean(),
      examples: z.array(z.string()).min(1),
      notExamples: z.array(z.string()),
      ...sourced,
    }),
  ),
})
