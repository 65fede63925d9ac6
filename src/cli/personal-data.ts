import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import {
  deletePerson,
  exportPerson,
  type PersonalDataEntry,
  personalDataEntries,
} from '#main/commands/personal-data.ts'
import { CommandError, EXIT } from './exit.ts'

const MOST_LISTED = 200
const WHO = 'an email address, a phone number that gets texts, or the reference of an inquiry without an address'

/** `whereabouts personal-data …`: all that is kept of one person, handed over or deleted. */
export function addPersonalData(program: Command): void {
  const data = program.command('personal-data').description('hand over or delete what is kept of one person')
  data
    .command('export')
    .description('write all that is kept of one person as JSON, with notes: read it before you hand it over')
    .argument('<who>', WHO)
    .option('--file <file>', 'where to; standard output by default')
    .action(async (who: string, options: { file?: string }) => {
      const out = options.file === undefined ? process.stdout : createWriteStream(options.file, { mode: 0o600 })
      if (!(await exportPerson(who, (piece) => write(out, piece)))) throw nobody(who)
      if (out === process.stdout) return
      out.end()
      await finished(out)
    })
  data
    .command('delete')
    .description('delete what is kept of one person, everywhere; it can’t be undone')
    .argument('<who>', WHO)
    .requiredOption('--yes', 'really')
    .option('--json', 'print how much it was as JSON')
    .action(async (who: string, options: { json?: boolean }) => {
      const deleted = await deletePerson(who)
      if (!deleted) throw nobody(who)
      if (options.json) console.log(JSON.stringify(deleted))
      else console.log(`Deleted: ${countsLine(deleted)}. Backups made before still hold it.`)
    })
  data
    .command('log')
    .description('show what was done with personal data, by whom and when; the newest first')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const entries = await personalDataEntries(MOST_LISTED)
      if (options.json) console.log(JSON.stringify({ items: entries.map(entryJson) }, null, 2))
      else
        for (const { atMs, kind, byName, counts } of entries) {
          console.log(`${new Date(atMs).toISOString()}  ${kind} by ${byName}: ${countsLine(counts)}`)
        }
    })
}

/** Waits where the other side is slower. */
async function write(out: Writable, piece: string): Promise<void> {
  if (out.write(piece)) return
  await new Promise((resolve) => out.once('drain', resolve))
}

function nobody(who: string): CommandError {
  return new CommandError(`There is no inquiry ${who}.`, EXIT.notFound)
}

function countsLine(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}

function entryJson({ atMs, kind, byId, byName, personHash, counts }: PersonalDataEntry): object {
  return { at: new Date(atMs).toISOString(), kind, by: { id: byId, name: byName }, person: personHash, counts }
}
