import { createWriteStream, existsSync } from 'node:fs'
import type { Command } from 'commander'
import { importScans, type RejectedLine } from '#main/commands/import-scans.ts'
import { CommandError, EXIT } from './exit.ts'
import { progressBar } from './progress.ts'

const MOST_SHOWN = 20

/** `whereabouts import-scans FILE`: takes the scans of a file. */
export function addImportScans(program: Command): void {
  program
    .command('import-scans')
    .description('take the scans of a CSV or NDJSON file')
    .argument('<file>')
    .option('--feed <name>', 'the feed that the scans belong to', 'import')
    .option('--rejected <file>', 'write rejected lines there, as NDJSON')
    .option('--json', 'print the counts as JSON')
    .action(async (file: string, options: { feed: string; rejected?: string; json?: boolean }) => {
      if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`, EXIT.notFound)
      const report = options.rejected ? createWriteStream(options.rejected) : null
      const shown: RejectedLine[] = []
      const bar = progressBar('Taking scans')
      const imported = await importScans({
        file,
        feed: options.feed,
        onRejected(rejected) {
          report?.write(`${JSON.stringify(rejected)}\n`)
          if (shown.length < MOST_SHOWN) shown.push(rejected)
        },
        onProgress: (share) => bar.update(share),
      })
      report?.end()
      bar.done()
      if (options.json) console.log(JSON.stringify({ ...imported, rejectedLines: shown }))
      else {
        console.log(`${imported.accepted} new, ${imported.duplicates} known already, ${imported.rejected} rejected`)
        for (const { line, field, message } of shown)
          console.error(`  line ${line}${field ? `, ${field}` : ''}: ${message}`)
        if (imported.rejected > shown.length) console.error(`  … and ${imported.rejected - shown.length} more`)
      }
    })
}
