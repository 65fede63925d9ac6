import { Command, CommanderError } from 'commander'
import { ConfigError } from '#main/config.ts'
import { FolderInUse } from '#main/embedded-postgres/owner-lock.ts'
import { CommandError, EXIT } from './exit.ts'

/** Each command with the file that it stands in: a command loads what it needs and nothing of the others. */
const COMMANDS: Record<string, () => Promise<(program: Command) => void>> = {
  serve: async () => (await import('./serve.ts')).addServe,
  migrate: async () => (await import('./migrate.ts')).addMigrate,
  track: async () => (await import('./track.ts')).addTrack,
  parse: async () => (await import('./parse.ts')).addParse,
  read: async () => (await import('./read.ts')).addRead,
  'import-scans': async () => (await import('./import-scans.ts')).addImportScans,
  'import-offices': async () => (await import('./import-offices.ts')).addImportOffices,
  offices: async () => (await import('./offices.ts')).addOffices,
  simulate: async () => (await import('./simulate.ts')).addSimulate,
  agents: async () => (await import('./agents.ts')).addAgents,
  keys: async () => (await import('./keys.ts')).addKeys,
  'check-knowledge': async () => (await import('./check-knowledge.ts')).addCheckKnowledge,
  comments: async () => (await import('./comments.ts')).addComments,
  mail: async () => (await import('./mail.ts')).addMail,
  notices: async () => (await import('./notices.ts')).addNotices,
  'personal-data': async () => (await import('./personal-data.ts')).addPersonalData,
  'usps-clients': async () => (await import('./usps-clients.ts')).addUspsClients,
  backup: async () => (await import('./backup.ts')).addBackup,
  restore: async () => (await import('./restore.ts')).addRestore,
  usps: async () => (await import('./usps.ts')).addUsps,
  'verify-evidence': async () => (await import('./verify-evidence.ts')).addVerifyEvidence,
  watch: async () => (await import('./watch.ts')).addWatch,
  webhooks: async () => (await import('./webhooks.ts')).addWebhooks,
}

const program = new Command('whereabouts')
  .description('Where USPS parcels are: self-hosted tracking and customer service.')
  .showHelpAfterError('(whereabouts --help shows all commands)')
  .exitOverride()

const asked = process.argv[2] ?? ''
for (const [name, load] of Object.entries(COMMANDS)) {
  if (asked !== name && Object.hasOwn(COMMANDS, asked)) continue
  const add = await load()
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
