import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { SUBJECTS } from '#domain/rules/further-rule.ts'
import { TRUSTS } from '#domain/rules/window-rule.ts'
import { listRules } from '#services/rules/list-rules.ts'
import { ruleFits, ruleName, ruleWords } from '#words/en/index.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { jsonResponse } from './schemas.ts'

const day = z.string().openapi({ example: '2026-01-18' })

const RuleSchema = z
  .object({
    id: z.string(),
    subject: z.enum(SUBJECTS),
    name: z.string(),
    text: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    note: z.string().nullable(),
    trust: z.enum(TRUSTS),
    source: z.string(),
    checkedOn: day,
    effectiveFrom: day,
    effectiveTo: day.nullable(),
    inForce: z.boolean(),
    setByOperator: z.boolean(),
  })
  .openapi('Rule')

/** `/v1/rules`: every dated row of the rules, with its source. */
export function addRules(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/rules',
      summary: 'The rules that deadlines and advice come from',
      description:
        'Rows of one id follow each other in the order of their dates; `inForce` says which holds today. `trust` says how sure we are: read at the source, read in a copy, from memory, or a choice of this house.',
      request: {
        query: z.object({ q: z.string().optional().openapi({ description: 'Only rules that have these words' }) }),
      },
      responses: { 200: jsonResponse('The rules', z.object({ items: z.array(RuleSchema), rulesAsOf: day })) },
    },
    (c) => {
      const query = (c.req.query('q') ?? '').slice(0, 100)
      const rules = listRules(ctx).filter((rule) => ruleFits(rule, query))
      const items = rules.flatMap((rule) =>
        rule.rows.map(({ says, isOwn, ...row }) => ({
          id: rule.id,
          subject: rule.subject,
          name: ruleName(rule),
          text: ruleWords(says),
          values: says.values,
          ...row,
          setByOperator: isOwn,
        })),
      )
      return c.json({ items, rulesAsOf: ctx.knowledge.rules.asOf })
    },
  )
}
