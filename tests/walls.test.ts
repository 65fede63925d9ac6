import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')

/** Which rooms and libraries each room may import (ARCHITECTURE.md, "Who may import whom"). */
const MAY: Record<string, { rooms: string[]; libraries: RegExp }> = {
  domain: { rooms: [], libraries: /^$/ },
  // The help articles are Markdown (marked) with front matter (yaml).
  knowledge: {
    rooms: ['domain'],
    libraries: /^(?:node:|zod$|zipcodes$|@photostructure\/tz-lookup$|marked$|yaml$)/,
  },
  words: { rooms: ['domain'], libraries: /^$/ },
  store: { rooms: ['domain'], libraries: /^(?:node:|kysely$|kysely\/|pg$|better-auth$|better-auth\/)/ },
  // The help centre's search is minisearch, in memory.
  services: { rooms: ['domain', 'store', 'knowledge'], libraries: /^(?:node:|zod$|minisearch$)/ },
  // Time-outs, retries and circuit breaking of carriers' APIs are cockatiel's; the geocoder answers in CSV.
  sources: { rooms: ['services', 'words', 'domain'], libraries: /^(?:node:|zod$|cockatiel$|csv-parse\/sync$)/ },
  jobs: { rooms: ['services', 'words', 'domain'], libraries: /^(?:node:|pg-boss$|standardwebhooks$)/ },
  messengers: {
    rooms: ['services', 'words', 'domain'],
    libraries: /^(?:node:|nodemailer$|imapflow$|smtp-server$|mailparser$|sanitize-html$|file-type$|web-push$)/,
  },
  api: {
    rooms: ['services', 'words', 'domain'],
    libraries: /^(?:node:|hono$|hono\/|@hono\/|zod$|prom-client$|rate-limiter-flexible$|@modelcontextprotocol\/sdk\/)/,
  },
  web: {
    rooms: ['services', 'words', 'domain'],
    libraries:
      /^(?:node:|hono$|hono\/|d3-geo$|topojson-client$|vite$|pdfkit$|ical-generator$|bwip-js\/node$|@resvg\/resvg-wasm$|zxing-wasm\/reader)/,
  },
  main: {
    libraries:
      /^(?:node:|hono$|@hono\/|pg$|pino$|prom-client$|tar$|zod$|csv-parse$|csv-parse\/sync$|@e965\/xlsx$|file-type$)/,
    rooms: ['domain', 'knowledge', 'words', 'store', 'services', 'sources', 'jobs', 'messengers', 'api', 'web'],
  },
  cli: { rooms: ['main', 'words', 'domain'], libraries: /^(?:node:|commander$)/ },
}

/** What is wrong with an import of a file, null where nothing is. */
function wrongImport(file: string, specifier: string): string | null {
  const room = file.split('/')[1] ?? ''
  const may = MAY[room]
  if (!may) return `${file} is in no room`
  if (specifier.startsWith('.')) {
    const target = join('/', file, '..', specifier)
    if (file === 'src/web/assets.ts' || target.startsWith(`/src/${room}/`)) return null
    return `${file} leaves its room by ${specifier}`
  }
  const other = /^#(\w+)\//.exec(specifier)?.[1]
  if (other) return other === room || may.rooms.includes(other) ? null : `${room} may not use ${other}: ${file}`
  return may.libraries.test(specifier) ? null : `${room} may not use ${specifier}: ${file}`
}

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|\brequire\(['"]([^'"]+)['"]\)/g,
  )
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
}

test('every import keeps to the walls', () => {
  const wrong: string[] = []
  let count = 0
  for (const file of globSync('src/**/*.{ts,tsx}', { cwd: ROOT })) {
    if (file.endsWith('.test.ts')) continue
    for (const specifier of importsOf(readFileSync(join(ROOT, file), 'utf8'))) {
      count++
      const problem = wrongImport(file, specifier)
      if (problem) wrong.push(problem)
    }
  }
  assert.deepEqual(wrong, [])
  assert.ok(count > 300)
})

test('a planted wrong import is noticed', () => {
  const planted = `import { openDatabase } from '#store/database.ts'\nimport { x } from '../../store/scans.ts'\nimport pg from 'pg'\nconst fs = await import('node:fs')`
  const problems = importsOf(planted).map((specifier) => wrongImport('src/domain/scans/at.ts', specifier))
  assert.equal(problems.filter((problem) => problem !== null).length, 4)
})

test('the compiler keeps the same walls', () => {
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  for (const [room, { rooms }] of Object.entries(MAY)) {
    const config = JSON.parse(readFileSync(join(ROOT, 'src', room, 'tsconfig.json'), 'utf8'))
    assert.deepEqual(config.compilerOptions.customConditions, [`in-${room}`])
    for (const other of Object.keys(MAY)) {
      const isOpen = imports[`#${other}/*`][`in-${room}`] !== null
      assert.equal(isOpen, other === room || rooms.includes(other), `${room} → ${other}`)
    }
  }
})
