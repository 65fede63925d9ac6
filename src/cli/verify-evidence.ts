import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { type EvidenceVerdict, fetchEvidenceKey, verifyEvidenceFile } from '#main/commands/verify-evidence.ts'
import { VERIFY_WORDS } from '#words/en/index.ts'
import { CommandError, EXIT } from './exit.ts'

/** `whereabouts verify-evidence FILE`: whether a signed record is unchanged, and whose it is. */
export function addVerifyEvidence(program: Command): void {
  program
    .command('verify-evidence')
    .description('check a signed record (JSON or PDF) of a parcel or an inquiry')
    .argument('<file>', 'the record; - for standard input')
    .option('--key <key>', 'the public key (PEM): a file, or the address of a server that tells it (own key)')
    .option('--json', 'print the verdict as JSON')
    .action(async (file: string, options: { key?: string; json?: boolean }) => {
      const bytes = readBytes(file === '-' ? 0 : file)
      const verdict = await verifyEvidenceFile(bytes, options.key === undefined ? null : await readKey(options.key))
      if (!verdict) throw new CommandError(`--key ${options.key}: that is no Ed25519 key in PEM.`, EXIT.usage)
      if (options.json) console.log(JSON.stringify(verdict, null, 2))
      else console.log(verdictText(verdict))
      if (!verdict.valid) throw new CommandError('', EXIT.failed)
    })
}

async function readKey(key: string): Promise<string> {
  return /^https?:/.test(key) ? fetchEvidenceKey(key) : readBytes(key).toString('utf8')
}

function readBytes(file: string | 0): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : error}`, EXIT.notFound)
  }
}

function verdictText({ problem, digest, keyId }: EvidenceVerdict): string {
  if (problem === null) return `Unchanged since it was signed with key ${keyId}.\n${digest}`
  return `${VERIFY_WORDS.notValid}. ${VERIFY_WORDS.problems[problem]}`
}
