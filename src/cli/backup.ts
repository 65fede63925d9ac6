import { resolve } from 'node:path'
import type { Command } from 'commander'
import { backUpConfigured } from '#main/commands/backup.ts'
import { progressBar } from './progress.ts'

/** A new cluster has about so many files; the bar needs no better guess. */
const USUAL_FILES = 1_400

/** `whereabouts backup FILE`: a backup of the embedded database, while it runs. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('back up the embedded database, while it runs')
    .argument('<file>', 'a file to write, .tar.gz')
    .option('--json', 'print what was written as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const bar = progressBar('Backing up')
      const target = resolve(file)
      const manifest = await backUpConfigured(target, (files) => bar.update(Math.min(0.99, files / USUAL_FILES)))
      bar.done()
      if (options.json) console.log(JSON.stringify({ file: target, ...manifest }))
      else console.log(`${target}: ${manifest.files} files, ${Math.round(manifest.bytes / 1e6)} MB before packing`)
    })
}
