import type { Database } from './database.ts'

/** The value of a setting; the first server that asks writes `initial`, and all others get the same. */
export async function settingOnce(database: Database, name: string, initial: string): Promise<string> {
  await database.query('insert into settings (name, value) values ($1, $2) on conflict (name) do nothing', [
    name,
    initial,
  ])
  const { rows } = await database.query<{ value: string }>('select value from settings where name = $1', [name])
  return rows[0]?.value ?? initial
}

/** The value of a setting; null where there is none. */
export async function readSetting(database: Database, name: string): Promise<string | null> {
  const { rows } = await database.query<{ value: string }>('select value from settings where name = $1', [name])
  return rows[0]?.value ?? null
}

/** Sets a setting. */
export async function writeSetting(database: Database, name: string, value: string): Promise<void> {
  await database.query(
    'insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, value],
  )
}
