import type { GeoMethod, OfficeKind } from '#domain/offices/office.ts'
import type { Queryable } from './database.ts'
import type { OfficeImport } from './office-imports.ts'

/** The last import; null before the first. */
export async function lastImport(database: Queryable): Promise<OfficeImport | null> {
  const { rows } = await database.query<OfficeImport>({
    name: 'last-office-import',
    text: `select at_ms as "atMs", file, form, published_on as "publishedOn", offices, added, changed, gone, rejected
      from office_imports order by id desc limit 1`,
  })
  return rows[0] ?? null
}

/** How many offices of each kind there are. */
export async function countByKind(database: Queryable): Promise<{ kind: OfficeKind; count: number }[]> {
  const { rows } = await database.query<{ kind: OfficeKind; count: number }>(
    'select kind, count(*)::integer as count from offices group by kind order by count desc, kind',
  )
  return rows
}

/** How many positions were found by each method; null for offices without one. */
export async function countByMethod(database: Queryable): Promise<{ method: GeoMethod | null; count: number }[]> {
  const { rows } = await database.query<{ method: GeoMethod | null; count: number }>(
    `select case when street_lat is not null then 'street' else list_method end as method, count(*)::integer as count
     from offices group by 1 order by count desc, 1`,
  )
  return rows
}

/** How many addresses were looked up, and how many offices USPS told about. */
export async function countLookedUp(database: Queryable): Promise<{ streets: number; facts: number }> {
  const { rows } = await database.query<{ streets: number; facts: number }>(
    `select (select count(*) from offices where street_outcome is not null)::integer as streets,
       (select count(*) from office_facts where facts is not null)::integer as facts`,
  )
  return rows[0] ?? { streets: 0, facts: 0 }
}
