import { type Kysely, sql } from 'kysely'

/**
 * Notices to watchers that are no mails: an outbox of their own, gone with their watcher. `try_started_at_ms` is set while
 * a server sends one, so that two never do. `notice_log` is what limits count by, also after a watcher is gone: `target`
 * and `target_group` are keyed hashes, so that nobody can be read from them.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table watchers drop constraint watchers_channel_check,
      add constraint watchers_channel_check check (channel in ('email', 'web-push', 'sms', 'webhook'))`.execute(
    database,
  )
  await sql`
    create table outgoing_notices (
      id bigint generated always as identity primary key,
      watcher_id bigint not null references watchers (id) on delete cascade,
      channel text not null check (channel in ('web-push', 'sms', 'webhook')),
      kind text not null check (kind in ('question', 'news')),
      content jsonb not null,
      state text not null check (state in ('waiting', 'sent', 'failed', 'cancelled')),
      why text,
      tries integer not null default 0,
      next_try_at_ms bigint not null,
      try_started_at_ms bigint,
      last_error text,
      created_at_ms bigint not null,
      ended_at_ms bigint
    )`.execute(database)
  await sql`create index outgoing_notices_due on outgoing_notices (next_try_at_ms) where state = 'waiting'`.execute(
    database,
  )
  await sql`create index outgoing_notices_by_state on outgoing_notices (state, id)`.execute(database)
  await sql`create index outgoing_notices_of_watcher on outgoing_notices (watcher_id)`.execute(database)
  await sql`create index outgoing_notices_ended on outgoing_notices (ended_at_ms) where ended_at_ms is not null`.execute(
    database,
  )
  await sql`
    create table notice_log (
      channel text not null,
      kind text not null,
      target text not null,
      target_group text,
      at_ms bigint not null
    )`.execute(database)
  await sql`create index notice_log_of_target on notice_log (target, at_ms)`.execute(database)
  await sql`create index notice_log_of_group on notice_log (target_group, at_ms) where target_group is not null`.execute(
    database,
  )
  await sql`create index notice_log_by_time on notice_log (at_ms)`.execute(database)
}
