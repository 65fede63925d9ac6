import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIPS_STATES, stateMapFile } from './map/state-maps.ts'

type Manifest = Record<
  string,
  { file: string; css?: string[]; name?: string; imports?: string[]; dynamicImports?: string[] }
>

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../client/manifest.json'), 'utf8')) as Manifest

const stateMaps = new Map([...FIPS_STATES.values()].map((state) => [state, addressOf(stateMapFile(state))]))

/** The addresses of the built files. */
export const assets = {
  script: addressOf('client/main.ts'),
  styles: addressOf('styles/main.css'),
  deskScript: addressOf('client/desk.ts'),
  deskStyles: addressOf('styles/desk.css'),
  embedStyles: addressOf('styles/embed.css'),
  icon: addressOf('styles/favicon.svg'),
  appIcon192: addressOf('icons/app-192.png'),
  appIcon512: addressOf('icons/app-512.png'),
  appIconMaskable: addressOf('icons/app-maskable-512.png'),
  appIconTouch: addressOf('icons/app-touch-180.png'),
  map: addressOf('us-map.svg'),
  /** The map of a state; null for one without. */
  stateMap: (state: string): string | null => stateMaps.get(state) ?? null,
}

/** What the pages load that work without a network: their styles, and their scripts. */
export const shellAssets: string[] = [...filesOf('client/main.ts'), assets.styles, assets.icon, assets.map].sort()

/** The files of a script and of what it may load itself; what those load in turn is for the few who use it. */
function filesOf(source: string): Set<string> {
  const files = new Set<string>()
  const add = (name: string): void => {
    const entry = manifest[name]
    if (!entry || files.has(`/${entry.file}`)) return
    files.add(`/${entry.file}`)
    for (const part of entry.imports ?? []) add(part)
  }
  for (const part of [source, ...(manifest[source]?.dynamicImports ?? [])]) add(part)
  return files
}
/** The script that other sites load: one file under a name that stays. */
export const widgetScript = readFileSync(join(import.meta.dirname, '../client/widget.js'), 'utf8')

function addressOf(source: string): string {
  const entry =
    manifest[source] ?? Object.values(manifest).find(({ file }) => file.includes(source.replace('.svg', '')))
  if (!entry) throw new Error(`The pages were built without ${source}: run npm run build.`)
  return `/${entry.file}`
}
