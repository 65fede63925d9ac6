import { SITUATIONS, type SituationName } from '#domain/diagnosis/tokens.ts'
import {
  INQUIRY_REASONS,
  INQUIRY_STATUSES,
  type InquiryReason,
  type InquiryStatus,
  PRIORITIES,
  type Priority,
} from '#domain/inquiry/tokens.ts'
import { QUEUE_VIEWS, type QueueFilter, type QueueView } from '#services/inquiries/list-inquiries.ts'
import type { Answers } from '../answers.ts'
import { paths, withQuery } from '../paths.ts'

/** The part of the queue that an address names. */
export type QueueQuery = {
  view: QueueView
  /** Words to search for, over everything. */
  words?: string | undefined
  status?: InquiryStatus | undefined
  reason?: InquiryReason | undefined
  priority?: Priority | undefined
  situation?: SituationName | undefined
  assignee?: string | undefined
  tag?: string | undefined
  place?: string | undefined
  cursor?: string | undefined
  /** The reference of the inquiry that an agent who works through it comes to next. */
  next?: string | undefined
}

const MOST_WORDS = 300
const FILTERS = ['status', 'reason', 'priority', 'assignee', 'tag', 'situation', 'place'] as const

/** Reads an address; what it does not know in it counts for nothing. `prefix`: how its fields are called in a form. */
export function readQueueQuery({ one }: Pick<Answers, 'one'>, prefix = ''): QueueQuery {
  const short = (name: string, most = 100) => one(prefix + name)?.slice(0, most)
  const among = <T extends string>(choices: readonly T[], name: string) =>
    choices.find((known) => known === one(prefix + name))
  return {
    view: among(QUEUE_VIEWS, 'view') ?? 'mine',
    words: short('q', MOST_WORDS),
    status: among(INQUIRY_STATUSES, 'status'),
    reason: among(INQUIRY_REASONS, 'reason'),
    priority: among(PRIORITIES, 'priority'),
    situation: among(SITUATIONS, 'situation'),
    assignee: short('assignee'),
    tag: short('tag'),
    place: short('place'),
    cursor: short('cursor'),
    next: short('next'),
  }
}

/** What the query asks for besides its view. */
export function filterOf(query: QueueQuery): QueueFilter {
  const list = <T>(value: T | undefined) => (value === undefined ? undefined : [value])
  return {
    ...(query.status ? { statuses: [query.status] } : {}),
    reasons: list(query.reason),
    priorities: list(query.priority),
    situations: list(query.situation),
    tags: list(query.tag),
    place: query.place,
    ...(query.assignee === undefined ? {} : { assignee: query.assignee }),
  }
}

/** The address of a part of the queue. */
export function queuePath(query: QueueQuery): string {
  return withQuery(paths.desk.queue(), queueFields(query))
}

/** The fields of a part of the queue as an address has them. */
export function queueFields(query: QueueQuery): [name: string, value: string][] {
  const fields: [string, string | undefined][] = [
    ['view', query.view],
    ['q', query.words],
    ...FILTERS.map((name): [string, string | undefined] => [name, query[name]]),
    ['cursor', query.cursor],
  ]
  return fields.filter((field): field is [string, string] => field[1] !== undefined)
}

/** The address of an inquiry that an agent came to from a part of the queue, so that the next one is at hand. */
export function inquiryPath(
  reference: string,
  query: QueueQuery | null,
  more: readonly (readonly [name: string, value: string])[] = [],
): string {
  return withQuery(paths.desk.inquiry(reference), [...(query ? queueFields(query) : []), ...more])
}

/** The part of the queue that an agent came from; null where the address names none. */
export function queueBefore(answers: Pick<Answers, 'one'>, prefix = ''): QueueQuery | null {
  const isNamed = answers.one(`${prefix}view`) !== undefined || answers.one(`${prefix}q`) !== undefined
  return isNamed ? readQueueQuery(answers, prefix) : null
}

/** Whether anything narrows the view. */
export function isNarrowed(query: QueueQuery): boolean {
  return FILTERS.some((name) => query[name] !== undefined)
}
