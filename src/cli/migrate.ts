import type { Command } from 'commander'
import { migrateConfigured } from '#main/commands/migrate.ts'

/** `whereabouts migrate`: brings the database up to date. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date (serve does so too)')
    .action(async () => {
      const applied = await migrateConfigured()
      console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
    })
}
