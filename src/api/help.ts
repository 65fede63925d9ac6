import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import { type HelpHit, MOST_HITS, MOST_QUERY, searchHelp } from '#services/help/search-help.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { checkInput } from './read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

const Query = z.object({
  q: z.string().max(MOST_QUERY).openapi({ description: 'Words, or a status as USPS writes it' }),
  limit: z.coerce.number().int().min(1).max(MOST_HITS).default(20),
})

export const HitSchema = z
  .object({
    kind: z.enum(['article', 'status']),
    slug: z.string().openapi({ description: 'The page is /help/{slug}' }),
    title: z.string(),
    excerpt: z.string(),
    situation: z.enum(SITUATIONS).optional(),
  })
  .openapi('HelpHit')

/** `/v1/help?q=`: articles and statuses that fit a question, the best first. */
export function addHelp(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/help',
      summary: 'Help articles and statuses that fit a question',
      request: { query: Query },
      responses: { 200: jsonResponse('What fits', z.object({ items: z.array(HitSchema) })), 422: PROBLEM_RESPONSE },
    },
    (c) => {
      const items = searchHelp(ctx, checkInput(Query, c.req.query())).map(hitJson)
      return c.json({ items })
    },
  )
}

/** What fits a question as `/v1` writes it. */
export function hitJson({ kind, slug, title, excerpt, situation }: HelpHit): z.infer<typeof HitSchema> {
  return { kind, slug, title, excerpt, ...(situation ? { situation } : {}) }
}
