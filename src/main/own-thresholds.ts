import { z } from 'zod'
import { THRESHOLDS } from '#domain/rules/threshold.ts'
import type { OwnThresholds } from '#knowledge/rules.ts'
import { ConfigError } from './config.ts'
import { readOwnFile } from './read-own-file.ts'

const postalDays = z.int('a whole number of postal days from 1 to 60').min(1).max(60)
const OwnThresholdsFile = z.partialRecord(z.enum(THRESHOLDS), postalDays)

/**
 * The operator's own house thresholds, from `thresholds.json` in the data folder; none where there is no such file.
 * @throws ConfigError that names the file and what is wrong in it
 */
export function readOwnThresholds(dataFolder: string): OwnThresholds {
  const file = readOwnFile(dataFolder, 'thresholds.json')
  if (!file) return {}
  const { path, content } = file
  const result = OwnThresholdsFile.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (issue?.code === 'unrecognized_keys' || issue?.code === 'invalid_key') {
    const name = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.')
    throw new ConfigError(`${path}: there is no limit ${name}. Known are: ${THRESHOLDS.join(', ')}.`)
  }
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new ConfigError(`${path}: ${where}write an object of names with postal days from 1 to 60. ${issue?.message}`)
}
