import type { Glance } from '#domain/watch/glance.ts'
import { joined, SEPARATOR } from '../columns.ts'
import type { Queryable, Transaction } from '../database.ts'

/** What an endpoint knows of one parcel. */
export type EndpointParcel = {
  trackingNumber: string
  isListed: boolean
  /** What was known then is what the endpoint knows, while `told` is null. Epoch milliseconds. */
  sinceMs: number
  told: Glance | null
}

/** Which endpoints are to be told of which of these numbers: paused ones too. */
export async function readEndpointsOfParcels(
  database: Queryable,
  trackingNumbers: readonly string[],
): Promise<{ endpointId: number; trackingNumbers: string[] }[]> {
  const { rows } = await database.query<{ endpointId: number; trackingNumbers: string[] }>({
    name: 'read-webhook-endpoints-of-parcels',
    text: `select id as "endpointId", string_to_array($1, $2) as "trackingNumbers" from webhook_endpoints where all_parcels
      union all
      select endpoint_id, array_agg(tracking_number) from webhook_parcels
      where is_listed and tracking_number = any(string_to_array($1, $2)) group by endpoint_id`,
    values: [joined(trackingNumbers), SEPARATOR],
  })
  return rows
}

/** Keeps numbers for an endpoint; those that it has stay as they are, but that they may come onto its list. */
export async function keepParcels(
  transaction: Transaction,
  one: {
    endpointId: number
    trackingNumbers: readonly string[]
    isListed: boolean
    sinceMs: number
    nextLookAtMs: number | null
  },
): Promise<void> {
  await transaction.query({
    name: 'keep-webhook-parcels',
    text: `insert into webhook_parcels as p (endpoint_id, tracking_number, is_listed, since_ms, next_look_at_ms)
      select $1, number, $4, $5, $6 from unnest(string_to_array($2, $3)) as number order by number
      on conflict (endpoint_id, tracking_number) do update set is_listed = true, forget_at_ms = null
        where excluded.is_listed and not p.is_listed`,
    values: [one.endpointId, joined(one.trackingNumbers), SEPARATOR, one.isListed, one.sinceMs, one.nextLookAtMs],
  })
}

export async function removeParcels(
  transaction: Transaction,
  endpointId: number,
  trackingNumbers: readonly string[],
): Promise<void> {
  await transaction.query(
    'delete from webhook_parcels where endpoint_id = $1 and tracking_number = any(string_to_array($2, $3))',
    [endpointId, joined(trackingNumbers), SEPARATOR],
  )
}

export async function countListed(database: Queryable, endpointId: number): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::integer as n from webhook_parcels where endpoint_id = $1 and is_listed',
    [endpointId],
  )
  return rows[0]?.n ?? 0
}

export async function readParcels(
  transaction: Transaction,
  endpointId: number,
  trackingNumbers: readonly string[],
): Promise<EndpointParcel[]> {
  const { rows } = await transaction.query<EndpointParcel>({
    name: 'read-webhook-parcels',
    text: `select tracking_number as "trackingNumber", is_listed as "isListed", since_ms as "sinceMs", told
      from webhook_parcels where endpoint_id = $1 and tracking_number = any(string_to_array($2, $3))
      order by tracking_number`,
    values: [endpointId, joined(trackingNumbers), SEPARATOR],
  })
  return rows
}

/** Has parcels looked at once the endpoint goes on. */
export async function lookLater(
  transaction: Transaction,
  endpointId: number,
  trackingNumbers: readonly string[],
  atMs: number,
): Promise<void> {
  await transaction.query({
    name: 'look-at-webhook-parcels-later',
    text: `update webhook_parcels set next_look_at_ms = least(next_look_at_ms, $4)
      where endpoint_id = $1 and tracking_number = any(string_to_array($2, $3))`,
    values: [endpointId, joined(trackingNumbers), SEPARATOR, atMs],
  })
}

export type ToldParcel = {
  endpointId: number
  trackingNumber: string
  told: Glance
  nextLookAtMs: number | null
  forgetAtMs: number | null
}

export async function saveTold(transaction: Transaction, one: ToldParcel): Promise<void> {
  await transaction.query({
    name: 'save-webhook-told',
    text: `update webhook_parcels set told = $3, next_look_at_ms = $4, forget_at_ms = $5
      where endpoint_id = $1 and tracking_number = $2`,
    values: [one.endpointId, one.trackingNumber, JSON.stringify(one.told), one.nextLookAtMs, one.forgetAtMs],
  })
}

/** Parcels of active endpoints that are to be looked at now. */
export async function readToLookAt(
  database: Queryable,
  nowMs: number,
  limit: number,
): Promise<{ endpointId: number; trackingNumbers: string[] }[]> {
  const { rows } = await database.query<{ endpointId: number; trackingNumbers: string[] }>({
    name: 'read-webhook-parcels-to-look-at',
    text: `with due as (
        select endpoint_id, tracking_number from webhook_parcels join webhook_endpoints e on e.id = endpoint_id
        where next_look_at_ms <= $1 and e.state = 'active' order by next_look_at_ms limit $2)
      select endpoint_id as "endpointId", array_agg(tracking_number) as "trackingNumbers" from due
      group by endpoint_id order by endpoint_id`,
    values: [nowMs, limit],
  })
  return rows
}

/** Forgets what is known of parcels that are on no list and long over. */
export async function pruneParcels(database: Queryable, nowMs: number): Promise<void> {
  await database.query('delete from webhook_parcels where forget_at_ms <= $1 and not is_listed', [nowMs])
}
