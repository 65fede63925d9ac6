import { z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import { INQUIRY_ORIGINS, INQUIRY_REASONS, INQUIRY_STATUSES, PRIORITIES } from '#domain/inquiry/tokens.ts'
import { parseInstant } from '#domain/scans/at.ts'
import {
  type ListInput,
  MOST_LISTED,
  QUEUE_LIMIT,
  QUEUE_ORDERS,
  QUEUE_VIEWS,
} from '#services/inquiries/list-inquiries.ts'
import { checkInput } from '../read-body.ts'

const MOST = 100

/** One or more choices, joined by commas. */
function some<T extends string>(choices: readonly [T, ...T[]]) {
  return z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.enum(choices)))
    .optional()
    .openapi({ type: 'string', description: `Some of ${choices.join(', ')}; joined by commas`, example: choices[0] })
}

function moment(description: string) {
  return z
    .string()
    .transform((text, context) => {
      // In an address `+` is a blank.
      const ms = parseInstant(text.replace(/ (\d\d:?\d\d)$/, '+$1'))
      if (ms !== null) return ms
      context.addIssue({ code: 'custom', message: 'A moment is written as 2026-11-20T12:00:00Z.' })
      return z.NEVER
    })
    .optional()
    .openapi({ type: 'string', description, example: '2026-11-20T12:00:00Z' })
}

const text = (description: string) => z.string().max(300).optional().openapi({ description })

/** Which part of the queue is asked for. */
export const QueueQuery = z.object({
  view: z.enum(QUEUE_VIEWS).default('todo').openapi({ description: 'The list; `all` holds closed ones too' }),
  order: z
    .enum(QUEUE_ORDERS)
    .optional()
    .openapi({ description: '`due`: the most urgent first; else the newest first' }),
  status: some(INQUIRY_STATUSES),
  reason: some(INQUIRY_REASONS),
  priority: some(PRIORITIES),
  origin: some(INQUIRY_ORIGINS),
  situation: some(SITUATIONS),
  place: text('Where the parcel was last scanned: MEMPHIS, TN'),
  tag: text('Tags joined by commas: inquiries that have all of them'),
  assignee: text('The id of an agent, or `nobody`'),
  trackingNumber: text('As it stands in answers'),
  email: text('Of the customer'),
  openedFrom: moment('Opened at this moment or later'),
  openedBefore: moment('Opened before this moment'),
  cursor: text('The nextCursor of the answer before'),
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(QUEUE_LIMIT),
})

/** Reads the address of a list. @throws ServiceError `not-valid` naming each field that is wrong */
export function readQueueQuery(c: HonoContext): Omit<ListInput, 'by'> {
  const query = checkInput(QueueQuery, c.req.query())
  return {
    view: query.view,
    order: query.order,
    cursor: query.cursor,
    limit: query.limit,
    filter: {
      ...(query.status ? { statuses: query.status } : {}),
      reasons: query.reason,
      priorities: query.priority,
      origins: query.origin,
      situations: query.situation,
      place: query.place,
      tags: query.tag?.split(',').slice(0, MOST),
      ...(query.assignee === undefined ? {} : { assignee: query.assignee === 'nobody' ? null : query.assignee }),
      trackingNumber: query.trackingNumber,
      email: query.email,
      createdFromMs: query.openedFrom,
      createdBeforeMs: query.openedBefore,
    },
  }
}
