import { type Deleted, deletePersonalData } from '#services/personal-data/delete-personal-data.ts'
import { exportPersonalData } from '#services/personal-data/export-personal-data.ts'
import { listPersonalDataEntries, type PersonalDataEntry } from '#services/personal-data/list-entries.ts'
import { onDesk } from './agents.ts'
import { withContext } from './with-context.ts'

export type { Deleted, PersonalDataEntry }

const BY = { kind: 'system' } as const

/** Hands all that is kept of a person to `write`, piece by piece; false where there is no such inquiry. */
export async function exportPerson(who: string, write: (piece: string) => Promise<void>): Promise<boolean> {
  const done = await onDesk(async (ctx) => {
    for await (const piece of await exportPersonalData(ctx, { who, by: BY })) await write(piece)
    return true
  })
  return done === true
}

/** Deletes what is kept of a person; null where there is no such inquiry. */
export function deletePerson(who: string): Promise<Deleted | null> {
  return onDesk((ctx) => deletePersonalData(ctx, { who, by: BY }))
}

/** What was done with personal data, the newest first. */
export async function personalDataEntries(limit: number): Promise<PersonalDataEntry[]> {
  const { items } = await withContext((ctx) => listPersonalDataEntries(ctx, { by: BY, limit }))
  return items
}
