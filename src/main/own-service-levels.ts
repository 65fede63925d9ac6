import { KNOWLEDGE_FOLDER, readKnowledgeFile } from '#knowledge/read-file.ts'
import { type OwnServiceLevels, OwnServiceLevelsFile, ServiceLevelsFile } from '#knowledge/service-levels.ts'
import { ConfigError } from './config.ts'
import { readOwnFile } from './read-own-file.ts'

/**
 * The operator's own business hours and service levels, from `service-levels.json` in the data folder; none where there is
 * no such file.
 * @throws ConfigError that names the file and what is wrong in it
 */
export function readOwnServiceLevels(dataFolder: string): OwnServiceLevels {
  const file = readOwnFile(dataFolder, 'service-levels.json')
  if (!file) return {}
  const result = OwnServiceLevelsFile.safeParse(file.content)
  if (!result.success) {
    const [issue] = result.error.issues
    const where = issue?.path.length ? `${issue.path.map(String).join('.')}: ` : ''
    throw new ConfigError(`${file.path}: ${where}${issue?.message}`)
  }
  const { rows } = readKnowledgeFile(KNOWLEDGE_FOLDER, 'service-levels.json', ServiceLevelsFile)
  const known = rows.map(({ id }) => id)
  const unknown = Object.keys(result.data.levels ?? {}).find((id) => !known.includes(id))
  if (unknown !== undefined) {
    throw new ConfigError(`${file.path}: levels: there is no level ${unknown}. Known are: ${known.join(', ')}.`)
  }
  return result.data
}
