import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatInstant } from '#domain/scans/at.ts'
import { NOTICE_CHANNELS, NOTICE_STATES } from '#domain/watch/notice.ts'
import { ServiceError } from '#services/errors.ts'
import { cancelNotice, retryNotice } from '#services/outgoing-notices/change-notice.ts'
import { listNotices, type OutboxNotice } from '#services/outgoing-notices/list-notices.ts'
import { noticeSummary } from '#words/en/notices.ts'
import type { ApiDeps } from '../deps.ts'
import { checkInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'
import { instant } from './desk-schemas.ts'

const PATH = '/v1/desk/notices'
const ON_A_PAGE = 100
const params = z.object({ id: z.string().openapi({ example: '12' }) })

const ListQuery = z.object({
  state: z.enum(NOTICE_STATES).optional(),
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional()
    .openapi({ description: '`next` of the page before' }),
})

const NoticeSchema = z
  .object({
    id: z.number(),
    channel: z.enum(NOTICE_CHANNELS),
    kind: z.enum(['question', 'news']),
    to: z.string(),
    subject: z.string(),
    state: z.enum(NOTICE_STATES),
    why: z.string().nullable().openapi({ example: 'away' }),
    tries: z.number(),
    lastError: z.string().nullable().openapi({ example: 'it answered 503' }),
    queuedAt: instant,
    nextTryAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .openapi('OutgoingNotice')

/** News to watchers that goes out otherwise than by mail, and what came of it. */
export function addDeskNotices(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: PATH,
      summary: 'Notices that are no mails',
      description: 'The newest first; those that ended are kept for 30 days.',
      request: {
        query: ListQuery,
      },
      responses: {
        200: jsonResponse('A page', z.object({ items: z.array(NoticeSchema), next: z.string().nullable() })),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { state, before } = checkInput(ListQuery, c.req.query())
      const { notices } = await listNotices(ctx, {
        states: state && [state],
        beforeId: before === undefined ? null : Number(before),
        limit: ON_A_PAGE + 1,
      })
      const items = notices.slice(0, ON_A_PAGE)
      const next = notices.length > ON_A_PAGE ? String(items.at(-1)?.id) : null
      return c.json({ items: items.map(noticeJson), next })
    },
  )

  for (const [action, summary, act] of [
    ['retry', 'Send a notice now', retryNotice],
    ['drop', 'Drop a notice that has not left', cancelNotice],
  ] as const) {
    defineDeskRoute(
      app,
      deps,
      {
        need: 'reply',
        method: 'post',
        path: `${PATH}/{id}/${action}`,
        summary,
        request: { params },
        responses: { 200: jsonResponse('As it is then', NoticeSchema), 403: PROBLEM_RESPONSE, 404: PROBLEM_RESPONSE },
      },
      async (c) => c.json(noticeJson(await act(ctx, { noticeId: noticeId(c.req.param('id') ?? '') }))),
    )
  }
}

function noticeId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new ServiceError('not-found', 'There is no such notice.')
}

function noticeJson(notice: OutboxNotice): object {
  const { id, channel, kind, address, state, why, tries, lastError, nextTryAtMs, endedAtMs } = notice
  return {
    id,
    channel,
    kind,
    to: address,
    subject: noticeSummary(notice),
    state,
    why,
    tries,
    lastError,
    queuedAt: formatInstant(notice.createdAtMs),
    nextTryAt: state === 'waiting' ? formatInstant(nextTryAtMs) : null,
    endedAt: endedAtMs === null ? null : formatInstant(endedAtMs),
  }
}
