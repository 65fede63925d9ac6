import { cityKey } from '#domain/geo/city-key.ts'
import type { ListedOffice } from '#domain/offices/office.ts'
import type { Queryable, Transaction } from './database.ts'

/** One import of the list. */
export type OfficeImport = {
  atMs: number
  file: string
  form: string
  /** The day on which USPS published the list, where known. */
  publishedOn: string | null
  offices: number
  added: number
  changed: number
  gone: number
  rejected: number
}

const COLUMNS = [
  'id',
  'name',
  'kind',
  'address',
  'city',
  'state',
  'zip',
  'zip4',
  'list_lat',
  'list_lon',
  'list_method',
  'list_radius_km',
  'time_zone',
  'area',
  'district',
  'delivery_zips',
  'box_zips',
  'city_key',
  'name_key',
] as const

const LIST = COLUMNS.join(', ')
/** What tells whether an office changed: all but its id. */
const own = (alias: string) => COLUMNS.slice(1).map((column) => `${alias}.${column}`)

/** Makes the table that takes the new list; it is gone when the transaction ends. */
export async function beginList(transaction: Transaction): Promise<void> {
  await transaction.query(`create temporary table incoming on commit drop as select ${LIST} from offices with no data`)
}

/** Adds offices to the new list. */
export async function addToList(transaction: Transaction, offices: readonly ListedOffice[]): Promise<void> {
  await transaction.query({
    name: 'add-to-office-list',
    text: `insert into incoming (${LIST})
      select id, name, kind, address, city, state, zip, zip4, lat, lon, method, radius_km, time_zone, area, district,
        string_to_array(delivery_zips, ' '), string_to_array(box_zips, ' '), city_key, name_key
      from json_to_recordset($1) as office (id text, name text, kind text, address text, city text, state text,
        zip text, zip4 text, lat double precision, lon double precision, method text, radius_km double precision,
        time_zone text, area text, district text, delivery_zips text, box_zips text, city_key text, name_key text)`,
    values: [JSON.stringify(offices.map(incomingRow))],
  })
}

/**
 * Puts the new list in the place of the old one. An office whose address is the same keeps its street position, and,
 * where `keepPositions`, its place from the list before too.
 */
export async function replaceList(
  transaction: Transaction,
  options: { keepPositions: boolean },
): Promise<{ added: number; changed: number; gone: number }> {
  await transaction.query('create unique index on incoming (id)')
  await transaction.query('analyze incoming')
  if (options.keepPositions) {
    await transaction.query(`
      update incoming set list_lat = old.list_lat, list_lon = old.list_lon, list_method = old.list_method,
        list_radius_km = old.list_radius_km, time_zone = old.time_zone
      from (select distinct on (address, city, state, zip) * from offices where list_method like 'town%'
        order by address, city, state, zip, id) as old
      where (old.address, old.city, old.state, old.zip)
        = (incoming.address, incoming.city, incoming.state, incoming.zip)`)
  }
  await transaction.query(`
    create temporary table streets on commit drop as
    select distinct on (address, city, state, zip) address, city, state, zip,
      street_lat, street_lon, street_outcome, street_asked_at_ms
    from offices where street_outcome is not null order by address, city, state, zip, street_outcome`)
  const gone = await transaction.query(
    'delete from offices where not exists (select from incoming where incoming.id = offices.id)',
  )
  const changed = await transaction.query(`
    update offices set (${COLUMNS.slice(1).join(', ')}) = (${own('incoming').join(', ')})
    from incoming where incoming.id = offices.id
      and (${own('offices').join(', ')}) is distinct from (${own('incoming').join(', ')})`)
  const added = await transaction.query(`
    insert into offices (${LIST})
    select ${LIST} from incoming where not exists (select from offices where offices.id = incoming.id)`)
  await transaction.query(`
    update offices set street_lat = streets.street_lat, street_lon = streets.street_lon,
      street_outcome = streets.street_outcome, street_asked_at_ms = streets.street_asked_at_ms
    from (select offices.id, streets.street_lat, streets.street_lon, streets.street_outcome, streets.street_asked_at_ms
      from offices left join streets on (streets.address, streets.city, streets.state, streets.zip)
        = (offices.address, offices.city, offices.state, offices.zip)) as streets
    where streets.id = offices.id and (offices.street_outcome, offices.street_lat, offices.street_lon)
      is distinct from (streets.street_outcome, streets.street_lat, streets.street_lon)`)
  // Else each search by delivery ZIP would read the entries that the index put aside.
  await transaction.query("select gin_clean_pending_list('offices_of_delivery_zip'::regclass)")
  await transaction.query('analyze offices')
  return { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, gone: gone.rowCount ?? 0 }
}

/** How many offices are stored. */
export async function countOffices(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ n: number }>('select count(*)::integer as n from offices')
  return rows[0]?.n ?? 0
}

/** Writes down that a list was imported. */
export async function saveImport(transaction: Transaction, done: OfficeImport): Promise<void> {
  await transaction.query(
    `insert into office_imports (at_ms, file, form, published_on, offices, added, changed, gone, rejected)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      done.atMs,
      done.file,
      done.form,
      done.publishedOn,
      done.offices,
      done.added,
      done.changed,
      done.gone,
      done.rejected,
    ],
  )
}

function incomingRow(office: ListedOffice): object {
  const { position, timeZone, deliveryZips, boxZips, ...rest } = office
  return {
    ...rest,
    lat: position?.lat,
    lon: position?.lon,
    method: position?.method,
    radius_km: position?.radiusKm,
    time_zone: timeZone,
    delivery_zips: deliveryZips.join(' '),
    box_zips: boxZips.join(' '),
    city_key: cityKey(office.city),
    name_key: cityKey(office.name),
  }
}
