import { type Kysely, sql } from 'kysely'

/**
 * The postal units of USPS's list, as imported, with their street positions where they were looked up. The position in
 * force, and whether the unit is a counter that can be ranked by distance, are worked out from both. `office_facts` is
 * what USPS's API said of an office (null: it does not know it); `office_imports` tells of the imports.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table offices (
      id text primary key,
      name text not null,
      kind text not null,
      address text not null,
      city text not null,
      state text not null,
      zip text not null,
      zip4 text not null,
      list_lat double precision,
      list_lon double precision,
      list_method text,
      list_radius_km double precision,
      time_zone text not null,
      area text not null,
      district text not null,
      delivery_zips text[] not null,
      box_zips text[] not null,
      city_key text not null,
      name_key text not null,
      street_lat double precision,
      street_lon double precision,
      street_outcome text check (street_outcome in ('found', 'not-found', 'several')),
      street_asked_at_ms bigint,
      lat double precision generated always as (coalesce(street_lat, list_lat)) stored,
      lon double precision generated always as (coalesce(street_lon, list_lon)) stored,
      is_counter boolean generated always as (kind in ('post_office', 'contract_unit', 'village_post_office')) stored,
      is_ranked boolean generated always as (
        kind in ('post_office', 'contract_unit', 'village_post_office')
        and (street_lat is not null or coalesce(list_method, 'city_fallback') <> 'city_fallback')) stored
    )`.execute(database)
  await sql`create index offices_of_zip on offices (zip)`.execute(database)
  await sql`create index offices_of_delivery_zip on offices using gin (delivery_zips)`.execute(database)
  await sql`create index offices_of_city on offices (city_key, state)`.execute(database)
  await sql`create index offices_of_name on offices (name_key, state)`.execute(database)
  await sql`create index offices_by_position on offices (lat, lon) where is_ranked`.execute(database)
  await sql`create index offices_to_geocode on offices (id) where street_outcome is null`.execute(database)
  await sql`
    create table office_imports (
      id bigint generated always as identity primary key,
      at_ms bigint not null,
      file text not null,
      form text not null,
      published_on text,
      offices integer not null,
      added integer not null,
      changed integer not null,
      gone integer not null,
      rejected integer not null
    )`.execute(database)
  await sql`
    create table office_facts (
      office_id text primary key references offices (id) on delete cascade,
      facts json,
      asked_at_ms bigint not null
    )`.execute(database)
}
