import type { OfficeNote, OfficeNoteKey } from '#domain/offices/note.ts'
import type { Context } from '../context.ts'

/** Notes that send people to USPS itself. */
const SENDS_ON: ReadonlySet<OfficeNoteKey> = new Set(['no-list', 'facts-not-now'])

/** Adds the phone line and the page of USPS to the notes that name them. */
export function withWaysOut({ knowledge }: Context, notes: readonly OfficeNote[]): OfficeNote[] {
  const phone = knowledge.phoneLines.find(({ id }) => id === 'general')?.phone ?? ''
  const url = knowledge.channels.find(({ channel }) => channel === 'post-office')?.url ?? ''
  return notes.map((note) => (SENDS_ON.has(note.key) ? { ...note, values: { ...note.values, phone, url } } : note))
}
