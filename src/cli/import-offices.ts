import { statSync } from 'node:fs'
import type { Command } from 'commander'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { importOffices, type RejectedOffice } from '#main/commands/offices/import-offices.ts'
import { CommandError, EXIT } from './exit.ts'
import { progressBar } from './progress.ts'

const MOST_SHOWN = 20

/** `whereabouts import-offices FILE`: puts a list of Post Offices in the place of the one that is stored. */
export function addImportOffices(program: Command): void {
  program
    .command('import-offices')
    .description('take a list of Post Offices: our CSV, or the ZIP Locale Detail of USPS (.xls, .xlsx or CSV)')
    .argument('<file>')
    .option('--published <day>', 'the day on which USPS published the list, as 2026-09-08')
    .option('--allow-fewer', 'take a list that has less than nine tenths of the offices that are stored')
    .option('--json', 'print the counts as JSON')
    .action(async (file: string, options: { published?: string; allowFewer?: boolean; json?: boolean }) => {
      const found = statSync(file, { throwIfNoEntry: false })
      if (!found) throw new CommandError(`There is no file ${file}.`, EXIT.notFound)
      if (found.isDirectory()) throw new CommandError(`${file} is a folder, and no file.`)
      if (options.published !== undefined && parseDay(options.published) === null) {
        throw new CommandError('--published: write the day as 2026-09-08.', EXIT.usage)
      }
      if (options.published !== undefined && options.published > new Date().toISOString().slice(0, 10)) {
        throw new CommandError('--published: this day is still to come.', EXIT.usage)
      }
      const shown: RejectedOffice[] = []
      let more = 0
      const bar = progressBar('Reading offices')
      try {
        const imported = await importOffices({
          file,
          publishedOn: options.published ?? null,
          allowFewer: options.allowFewer ?? false,
          onRejected(rejected) {
            if (shown.length < MOST_SHOWN) shown.push(rejected)
            else more++
          },
          onProgress: (share) => bar.update(share),
        })
        bar.done()
        if (options.json) console.log(JSON.stringify({ ...imported, rejectedLines: shown }))
        else {
          const { offices, added, changed, gone } = imported
          console.log(`${offices} offices: ${added} new, ${changed} changed, ${gone} gone`)
        }
      } finally {
        bar.done()
        if (!options.json) printRejected(shown, more)
      }
    })
}

function printRejected(shown: readonly RejectedOffice[], more: number): void {
  for (const { line, field, message } of shown) console.error(`  line ${line}, ${field}: ${message}`)
  if (more > 0) console.error(`  … and ${more} more`)
}
