import { z } from 'zod'
import { isWithin, LIMIT_UNITS, SUBJECTS } from '#domain/rules/further-rule.ts'
import type { Check } from './check-knowledge.ts'
import { dated, id } from './rule-files.ts'

const further = {
  id,
  subject: z.enum(SUBJECTS),
  name: z.string().min(5),
  note: z.string().optional(),
  ...dated,
}
const bound = z.number().min(0).nullable()

const limit = z.strictObject({
  ...further,
  kind: z.literal('limit'),
  least: bound,
  most: bound,
  unit: z.enum(LIMIT_UNITS),
  examples: z.array(z.strictObject({ value: z.number().min(0), holds: z.boolean() })).min(2),
})

const list = z.strictObject({
  ...further,
  kind: z.literal('list'),
  items: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  examples: z.array(z.strictObject({ item: z.string(), holds: z.boolean() })).min(2),
})

export const FurtherRulesFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  rows: z.array(z.discriminatedUnion('kind', [limit, list])).min(1),
})

type Row = z.infer<typeof FurtherRulesFile>['rows'][number]

/** Runs the examples of the limits and lists; a limit without an example on each of its sides is a problem too. */
export function checkFurtherRules(rows: readonly Row[], check: Check): void {
  for (const row of rows) {
    const where = `further-rules.json: ${row.id}`
    if (row.kind === 'list') {
      for (const { item, holds } of row.examples) {
        check.that(row.items.includes(item) === holds, `${where}: ${item} is ${holds ? 'not' : ''} in the list`)
      }
      continue
    }
    for (const { value, holds } of row.examples) {
      check.that(isWithin(row, value) === holds, `${where}: ${value} is ${isWithin(row, value) ? 'within' : 'outside'}`)
    }
    const has = (fits: (value: number) => boolean) => row.examples.some(({ value }) => fits(value))
    const { least, most } = row
    check.that(least === null || has((value) => value === least), `${where}: no example stands on its least`)
    check.that(!least || has((value) => value < least), `${where}: no example lies below its least`)
    check.that(most === null || has((value) => value === most), `${where}: no example stands on its most`)
    check.that(most === null || has((value) => value > most), `${where}: no example lies above its most`)
  }
}
