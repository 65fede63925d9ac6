import type { OwnSettings } from '#knowledge/knowledge.ts'
import { readOwnServiceLevels } from './own-service-levels.ts'
import { readOwnThresholds } from './own-thresholds.ts'

/** What the operator set otherwise, by files in the data folder. @throws ConfigError naming the file that is wrong */
export function readOwnSettings(dataFolder: string): Required<OwnSettings> {
  return { thresholds: readOwnThresholds(dataFolder), serviceLevels: readOwnServiceLevels(dataFolder) }
}
