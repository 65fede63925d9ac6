import type { Queryable } from './database.ts'

/** What a subscription is about: all parcels of a mailer, or one parcel. */
export type SubscriptionSubject = { mailerId: string } | { trackingNumber: string }

/** What we know of a subscription that was made here. */
export type StoredSubscription = {
  source: string
  id: string
  subject: SubscriptionSubject
  events: string[]
  listenerUrl: string
  adminEmails: string[]
  /** Signs its notices; null where the secret of the installation does. */
  secret: string | null
  /** The source has not said yet that it took the secret. */
  isSecretUnsettled: boolean
  status: string
  expiresAtMs: number | null
  madeAtMs: number
  /** When the source was last asked about it. */
  checkedAtMs: number
  lastHeardMs: number | null
}

type SubscriptionRow = {
  source: string
  id: string
  subject: SubscriptionSubject
  events: string[]
  listener_url: string
  admin_emails: string[]
  secret: string | null
  is_secret_unsettled: boolean
  status: string
  expires_at_ms: number | null
  made_at_ms: number
  checked_at_ms: number
  last_heard_ms: number | null
}

const COLUMNS = `source, id, subject, events, listener_url, admin_emails, secret, status, expires_at_ms, made_at_ms,
  checked_at_ms, last_heard_ms, secret_before is not null and secret_before_until_ms is null as is_secret_unsettled`

/** The subscriptions of a source that were made here, the oldest first. */
export async function readSubscriptions(database: Queryable, source: string): Promise<StoredSubscription[]> {
  const { rows } = await database.query<SubscriptionRow>(
    `select ${COLUMNS} from source_subscriptions where source = $1 order by made_at_ms, id`,
    [source],
  )
  return rows.map((row) => ({
    source: row.source,
    id: row.id,
    subject: row.subject,
    events: row.events,
    listenerUrl: row.listener_url,
    adminEmails: row.admin_emails,
    secret: row.secret,
    isSecretUnsettled: row.is_secret_unsettled,
    status: row.status,
    expiresAtMs: row.expires_at_ms,
    madeAtMs: row.made_at_ms,
    checkedAtMs: row.checked_at_ms,
    lastHeardMs: row.last_heard_ms,
  }))
}

/** Writes down a subscription, or what the source says of it now. When it was last heard, and its secrets, stay. */
export async function saveSubscription(
  database: Queryable,
  subscription: Omit<StoredSubscription, 'lastHeardMs' | 'secret' | 'isSecretUnsettled'>,
): Promise<void> {
  await database.query(
    `insert into source_subscriptions (source, id, subject, events, listener_url, admin_emails, status, expires_at_ms,
        made_at_ms, checked_at_ms)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (source, id) do update set subject = excluded.subject, events = excluded.events,
        listener_url = excluded.listener_url, admin_emails = excluded.admin_emails, status = excluded.status,
        expires_at_ms = excluded.expires_at_ms, checked_at_ms = excluded.checked_at_ms`,
    [
      subscription.source,
      subscription.id,
      JSON.stringify(subscription.subject),
      subscription.events,
      subscription.listenerUrl,
      subscription.adminEmails,
      subscription.status,
      subscription.expiresAtMs,
      subscription.madeAtMs,
      subscription.checkedAtMs,
    ],
  )
}

/** Gives a subscription a new secret; the one before stays good until `settleSecret` says how long. */
export async function rotateSecret(
  database: Queryable,
  subscription: { source: string; id: string },
  secret: string,
  secretBefore: string,
): Promise<void> {
  await database.query(
    `update source_subscriptions set secret = $3, secret_before = $4, secret_before_until_ms = null
      where source = $1 and id = $2`,
    [subscription.source, subscription.id, secret, secretBefore],
  )
}

/** The source took the secret: the one before, where there is one that is good without end, ends then. */
export async function settleSecret(database: Queryable, source: string, id: string, untilMs: number): Promise<void> {
  await database.query(
    `update source_subscriptions set secret_before_until_ms = $3
      where source = $1 and id = $2 and secret_before is not null and secret_before_until_ms is null`,
    [source, id, untilMs],
  )
}

/** Whether it is time to ask the source about its subscriptions; true for the first that comes, who then does so. */
export async function claimSubscriptionCheck(
  database: Queryable,
  source: string,
  nowMs: number,
  beforeMs: number,
): Promise<boolean> {
  const { rowCount } = await database.query(
    'update source_subscriptions set checked_at_ms = $2 where source = $1 and checked_at_ms < $3',
    [source, nowMs, beforeMs],
  )
  return (rowCount ?? 0) > 0
}

/** Counts a check that failed as one of an earlier moment, so that the next comes sooner. */
export async function postponeSubscriptionCheck(database: Queryable, source: string, asOfMs: number): Promise<void> {
  await database.query('update source_subscriptions set checked_at_ms = $2 where source = $1', [source, asOfMs])
}

/** Forgets a subscription. */
export async function forgetSubscription(database: Queryable, source: string, id: string): Promise<void> {
  await database.query('delete from source_subscriptions where source = $1 and id = $2', [source, id])
}

/** Notes that a notice of a subscription came; nothing where it was not made here. */
export async function markSubscriptionHeard(
  database: Queryable,
  source: string,
  id: string,
  atMs: number,
): Promise<void> {
  await database.query({
    name: 'mark-subscription-heard',
    text: `update source_subscriptions set last_heard_ms = greatest(last_heard_ms, $3) where source = $1 and id = $2`,
    values: [source, id, atMs],
  })
}

/** Secrets of single subscriptions that are good at a moment, those that were replaced lately included. */
export async function readSubscriptionSecrets(database: Queryable, source: string, nowMs: number): Promise<string[]> {
  const { rows } = await database.query<{ secret: string }>({
    name: 'read-subscription-secrets',
    text: `select secret from source_subscriptions where source = $1 and secret is not null
      union select secret_before from source_subscriptions where source = $1 and secret_before is not null
        and (secret_before_until_ms is null or secret_before_until_ms > $2)`,
    values: [source, nowMs],
  })
  return rows.map((row) => row.secret)
}
