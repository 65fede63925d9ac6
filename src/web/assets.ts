import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Manifest = Record<string, { file: string; css?: string[]; name?: string }>

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../client/manifest.json'), 'utf8')) as Manifest

/** The addresses of the built files. */
export const assets = {
  script: addressOf('client/main.ts'),
  styles: addressOf('styles/main.css'),
  icon: addressOf('styles/favicon.svg'),
  map: addressOf('us-map.svg'),
}

function addressOf(source: string): string {
  const entry =
    manifest[source] ?? Object.values(manifest).find(({ file }) => file.includes(source.replace('.svg', '')))
  if (!entry) throw new Error(`The pages were built without ${source}: run npm run build.`)
  return `/${entry.file}`
}
