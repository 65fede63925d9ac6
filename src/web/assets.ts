import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIPS_STATES, stateMapFile } from './map/state-maps.ts'

type Manifest = Record<string, { file: string; css?: string[]; name?: string }>

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../client/manifest.json'), 'utf8')) as Manifest

const stateMaps = new Map([...FIPS_STATES.values()].map((state) => [state, addressOf(stateMapFile(state))]))

/** The addresses of the built files. */
export const assets = {
  script: addressOf('client/main.ts'),
  styles: addressOf('styles/main.css'),
  deskScript: addressOf('client/desk.ts'),
  deskStyles: addressOf('styles/desk.css'),
  icon: addressOf('styles/favicon.svg'),
  map: addressOf('us-map.svg'),
  /** The map of a state; null for one without. */
  stateMap: (state: string): string | null => stateMaps.get(state) ?? null,
}

function addressOf(source: string): string {
  const entry =
    manifest[source] ?? Object.values(manifest).find(({ file }) => file.includes(source.replace('.svg', '')))
  if (!entry) throw new Error(`The pages were built without ${source}: run npm run build.`)
  return `/${entry.file}`
}
