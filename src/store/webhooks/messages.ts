import type { WebhookEvent } from '#domain/webhook/webhook-event.ts'
import type { Queryable, Transaction } from '../database.ts'

export type MessageState = 'waiting' | 'taken' | 'given-up'

/** Something that an endpoint is told. Times are epoch milliseconds. */
export type Message = {
  /** The same for each try. */
  id: string
  endpointId: number
  type: WebhookEvent
  trackingNumber: string
  state: MessageState
  createdAtMs: number
  tryUntilMs: number
  tries: number
  lastTriedAtMs: number | null
  /** What came of the last try, in plain words; null before the first. */
  lastAnswer: string | null
}

const COLUMNS = `m.id, m.endpoint_id as "endpointId", m.type, m.tracking_number as "trackingNumber", m.state,
  m.created_at_ms as "createdAtMs", m.try_until_ms as "tryUntilMs", m.tries, m.last_tried_at_ms as "lastTriedAtMs",
  m.last_answer as "lastAnswer"`

export type NewMessage = Pick<
  Message,
  'id' | 'endpointId' | 'type' | 'trackingNumber' | 'createdAtMs' | 'tryUntilMs'
> & {
  body: string
}

export async function insertMessage(transaction: Transaction, one: NewMessage): Promise<void> {
  await transaction.query({
    name: 'insert-webhook-message',
    text: `insert into webhook_messages (id, endpoint_id, type, tracking_number, body, created_at_ms, try_until_ms)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [one.id, one.endpointId, one.type, one.trackingNumber, one.body, one.createdAtMs, one.tryUntilMs],
  })
}

/** A message that is to be sent, with where to and how to sign it. */
export type DueMessage = Message & {
  body: string
  url: string
  isLocal: boolean
  secret: string
  oldSecret: string | null
  oldSecretUntilMs: number | null
  lastTakenAtMs: number | null
}

/** Null where it is sent, given up, or its endpoint paused or gone. */
export async function readDueMessage(database: Queryable, id: string): Promise<DueMessage | null> {
  const { rows } = await database.query<DueMessage>({
    name: 'read-due-webhook-message',
    text: `select ${COLUMNS}, m.body, e.url, e.is_local as "isLocal", e.secret, e.old_secret as "oldSecret",
        e.old_secret_until_ms as "oldSecretUntilMs", e.last_taken_at_ms as "lastTakenAtMs"
      from webhook_messages m join webhook_endpoints e on e.id = m.endpoint_id
      where m.id = $1 and m.state = 'waiting' and e.state = 'active'`,
    values: [id],
  })
  return rows[0] ?? null
}

/** Keeps what came of a try. */
export async function noteTry(
  database: Queryable,
  one: { id: string; state: MessageState; answer: string; atMs: number },
): Promise<void> {
  await database.query({
    name: 'note-webhook-try',
    text: `update webhook_messages set state = $2, last_answer = $3, last_tried_at_ms = $4, tries = tries + 1
      where id = $1 and state <> 'taken'`,
    values: [one.id, one.state, one.answer, one.atMs],
  })
}

/** A page of an endpoint's messages, the newest first, from before a place on. */
export async function readMessages(
  database: Queryable,
  {
    endpointId,
    before,
    limit,
  }: { endpointId: number; before: { createdAtMs: number; id: string } | null; limit: number },
): Promise<Message[]> {
  const { rows } = await database.query<Message>({
    name: 'read-webhook-messages',
    text: `select ${COLUMNS} from webhook_messages m
      where endpoint_id = $1 and ($2::bigint is null or (created_at_ms, id) < ($2, $3::text))
      order by created_at_ms desc, id desc limit $4`,
    values: [endpointId, before?.createdAtMs ?? null, before?.id ?? null, limit],
  })
  return rows
}

/** One message of an endpoint, with what is sent. */
export async function readMessage(
  database: Queryable,
  endpointId: number,
  id: string,
): Promise<(Message & { body: string }) | null> {
  const { rows } = await database.query<Message & { body: string }>(
    `select ${COLUMNS}, m.body from webhook_messages m where endpoint_id = $1 and id = $2`,
    [endpointId, id],
  )
  return rows[0] ?? null
}

/** Has a message sent again. */
export async function reviveMessage(
  transaction: Transaction,
  { id, tryUntilMs }: { id: string; tryUntilMs: number },
): Promise<void> {
  await transaction.query(`update webhook_messages set state = 'waiting', try_until_ms = $2 where id = $1`, [
    id,
    tryUntilMs,
  ])
}

/** The messages of an endpoint that wait; they get time anew. */
export async function reviveWaiting(
  transaction: Transaction,
  { endpointId, tryUntilMs }: { endpointId: number; tryUntilMs: number },
): Promise<string[]> {
  const { rows } = await transaction.query<{ id: string }>(
    `update webhook_messages set try_until_ms = $2 where endpoint_id = $1 and state = 'waiting' returning id`,
    [endpointId, tryUntilMs],
  )
  return rows.map(({ id }) => id)
}

/** Forgets old messages. */
export async function pruneMessages(database: Queryable, beforeMs: number): Promise<void> {
  await database.query('delete from webhook_messages where created_at_ms < $1', [beforeMs])
}
