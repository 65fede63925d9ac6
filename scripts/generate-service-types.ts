/**
 * Writes the service types of knowledge/service-types.json in the compact form that the tracking-number module carries,
 * since that module stands alone, in browsers too. Run by `npm run generate`; a test compares.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KNOWLEDGE_FOLDER, readKnowledgeFile } from '../src/knowledge/read-file.ts'
import { ServiceTypesFile } from '../src/knowledge/service-types.ts'

export const GENERATED_FILE = join(import.meta.dirname, '../src/domain/tracking-number/service-types.generated.ts')

/** The text of the generated file. */
export function generatedServiceTypes(): string {
  const { rows, asOf } = readKnowledgeFile(KNOWLEDGE_FOLDER, 'service-types.json', ServiceTypesFile)
  const current = rows.filter((row) => row.effectiveTo === null)
  const former = rows.filter((row) => row.effectiveTo !== null)
  const lastDay = former.map((row) => row.effectiveTo ?? '').sort()[0] ?? ''
  return [
    '// Made from knowledge/service-types.json by `npm run generate`; change it there.',
    '',
    '/** The day as of which the current codes are listed. */',
    `export const LISTED_ON = '${asOf}'`,
    '',
    '/** The last day of the former meanings. */',
    `export const FORMER_UNTIL = '${lastDay}'`,
    '',
    '/** Mail class, services, codes: one group to a line. */',
    `export const CURRENT = \`${compact(current)}\``,
    '',
    '/** What codes meant before; most are no longer given out, some mean something else now. */',
    `export const FORMER = \`${compact(former)}\``,
    '',
  ].join('\n')
}

function compact(rows: readonly { code: string; mailClass: string; services: string[] }[]): string {
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    const key = `${row.mailClass}|${row.services.join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), row.code])
  }
  return [...groups].map(([key, codes]) => `${key}|${codes.sort().join(' ')}`).join('\n')
}

if (import.meta.main) writeFileSync(GENERATED_FILE, generatedServiceTypes())
