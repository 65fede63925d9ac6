import type { World } from '../world.ts'

/** The tables of the whole database, of whatever schema, in which one of these words stands, in any case. */
export async function tablesWith(world: World, words: readonly string[]): Promise<string[]> {
  const { database } = world.app.ctx
  const { rows } = await database.query<{ schema: string; name: string; bytes: string[] }>(`
    select tables.table_schema as schema, tables.table_name as name,
      coalesce(array_agg(column_name::text) filter (where data_type = 'bytea'), '{}') as bytes
    from information_schema.tables tables join information_schema.columns columns
      on columns.table_schema = tables.table_schema and columns.table_name = tables.table_name
    where table_type = 'BASE TABLE' and tables.table_schema not in ('pg_catalog', 'information_schema')
    group by 1, 2 order by 1, 2`)
  const patterns = words.map((word) => `%${word}%`)
  const found: string[] = []
  for (const { schema, name, bytes } of rows) {
    const texts = ['one::text', ...bytes.map((column) => `encode(one."${column}", 'escape')`)]
    const where = texts.map((text) => `${text} ilike any($1)`).join(' or ')
    const { rowCount } = await database.query(`select from "${schema}"."${name}" one where ${where} limit 1`, [
      patterns,
    ])
    if (rowCount) found.push(name)
  }
  return found
}
