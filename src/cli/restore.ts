import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { restoreConfigured } from '#main/commands/backup.ts'
import { CommandError, EXIT } from './exit.ts'

/** `whereabouts restore FILE`: puts a backup back. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup of the embedded database back; the server must not run')
    .argument('<file>', 'a file that backup wrote')
    .option('--replace', 'set the present data aside first')
    .action(async (file: string, options: { replace?: boolean }) => {
      if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`, EXIT.notFound)
      const { manifest, keptOld } = await restoreConfigured(resolve(file), options.replace === true)
      console.log(`Restored the backup of ${manifest.createdAt}.`)
      if (keptOld) console.log(`The data that were there lie in ${keptOld}; delete them when all is well.`)
    })
}
