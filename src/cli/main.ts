import { Command, CommanderError } from 'commander'
import { ConfigError } from '#main/config.ts'
import { FolderInUse } from '#main/embedded-postgres/owner-lock.ts'
import { addAgents } from './agents.ts'
import { addBackup } from './backup.ts'
import { addCheckKnowledge } from './check-knowledge.ts'
import { addComments } from './comments.ts'
import { CommandError, EXIT } from './exit.ts'
import { addImportOffices } from './import-offices.ts'
import { addImportScans } from './import-scans.ts'
import { addKeys } from './keys.ts'
import { addMail } from './mail.ts'
import { addMigrate } from './migrate.ts'
import { addOffices } from './offices.ts'
import { addParse } from './parse.ts'
import { addPersonalData } from './personal-data.ts'
import { addRead } from './read.ts'
import { addRestore } from './restore.ts'
import { addServe } from './serve.ts'
import { addSimulate } from './simulate.ts'
import { addTrack } from './track.ts'
import { addUsps } from './usps.ts'
import { addUspsClients } from './usps-clients.ts'
import { addVerifyEvidence } from './verify-evidence.ts'
import { addWatch } from './watch.ts'

const program = new Command('whereabouts')
  .description('Where USPS parcels are: self-hosted tracking and customer service.')
  .showHelpAfterError('(whereabouts --help shows all commands)')
  .exitOverride()

for (const add of [
  addServe,
  addMigrate,
  addTrack,
  addParse,
  addRead,
  addImportScans,
  addImportOffices,
  addOffices,
  addSimulate,
  addAgents,
  addKeys,
  addCheckKnowledge,
  addComments,
  addMail,
  addPersonalData,
  addUspsClients,
  addBackup,
  addRestore,
  addUsps,
  addVerifyEvidence,
  addWatch,
]) {
  add(program)
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (error instanceof CommandError) {
    if (error.message !== '') console.error(error.message)
    return error.exitCode
  }
  if (error instanceof ConfigError) {
    console.error(error.message)
    return EXIT.usage
  }
  console.error(error instanceof FolderInUse || process.env.LOG_LEVEL !== 'debug' ? messageOf(error) : error)
  return EXIT.failed
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || (error as NodeJS.ErrnoException).code || error.name
}
