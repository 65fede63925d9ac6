import type pg from 'pg'
import { inTransaction } from '#store/transaction.ts'

/**
 * Active watches of each scan, one for each number, each watcher with two of them by the mail address that `addressOf`
 * gives. What they were told is as one real watch has it: all parcels are alike. Those of runs before are gone.
 * @param real the number of a parcel that somebody has just asked to watch
 */
export async function fillWatches(
  database: pg.Pool,
  { numbers, addressOf, real }: { numbers: readonly string[]; addressOf: (watcher: number) => string; real: string },
): Promise<void> {
  const { rows } = await database.query(`select told from watches where tracking_number = $1`, [real])
  const told = JSON.stringify(rows[0].told)
  const half = numbers.length / 2
  const addresses = Array.from({ length: half }, (_, i) => addressOf(i))
  // At once: the server forgets watchers without a watch.
  await inTransaction(database, async (transaction) => {
    await transaction.query('delete from watchers')
    await transaction.query('delete from outgoing_mails')
    await transaction.query(
      `insert into watchers (channel, address, address_key, mailbox_key, key_salt, zone, created_at_ms, confirmed_at_ms)
       select 'email', a, a, a, md5(a), 'America/Chicago', $2, $2 from unnest($1::text[]) as a`,
      [addresses, Date.now()],
    )
    await transaction.query(
      `insert into watches (watcher_id, tracking_number, events, state, told, created_at_ms)
       select watchers.id, n, '{seen,out-for-delivery,delivered}', 'active', replace($3, $4, n)::jsonb, $5
       from unnest($1::text[], $2::text[]) as asked (n, a) join watchers on address = a`,
      [numbers, numbers.map((_, i) => addresses[i % half]), told, real, Date.now()],
    )
  })
  await database.query('vacuum analyze watchers, watches, outgoing_mails')
}
