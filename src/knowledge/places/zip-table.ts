import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** All ZIP Codes of the United States in a compact form: the package itself takes 96 MB once loaded. */
export type ZipTable = {
  zips: readonly string[]
  lat: Float32Array
  lon: Float32Array
  cities: readonly string[]
  states: readonly string[]
}

type Row = { zip: string; latitude: number; longitude: number; city: string; state: string; country: string }

const ROW = '{"zip":'
/** Military ZIP Codes have points of their offices abroad; mail goes there through a gateway. */
const MILITARY = new Set(['AA', 'AE', 'AP'])

/** Fewer rows than this are no table of the whole country. */
const LEAST_ROWS = 40_000

/**
 * Reads the data of the package `zipcodes` (GeoNames), row by row: as one object they leave 100 MB of memory behind.
 * @throws where the package is not laid out as expected
 */
export function readZipTable(): ZipTable {
  const rows = [...rowsIn(readFileSync(createRequire(import.meta.url).resolve('zipcodes/lib/codes.js'), 'utf8'))]
    .filter((row) => row.country === 'US' && /^\d{5}$/.test(row.zip) && !MILITARY.has(row.state))
    .sort((a, b) => (a.zip < b.zip ? -1 : 1))
  if (rows.length < LEAST_ROWS) throw new Error('The ZIP Codes of the package zipcodes could not be read.')
  const names = new Map<string, string>()
  const intern = (name: string) => {
    const known = names.get(name) ?? name
    names.set(name, known)
    return known
  }
  return {
    zips: rows.map((row) => row.zip),
    lat: Float32Array.from(rows, (row) => row.latitude),
    lon: Float32Array.from(rows, (row) => row.longitude),
    cities: rows.map((row) => intern(row.city)),
    states: rows.map((row) => intern(row.state)),
  }
}

function* rowsIn(text: string): Generator<Row> {
  for (let start = text.indexOf(ROW); start >= 0; ) {
    const end = text.indexOf('}', start) + 1
    yield JSON.parse(text.slice(start, end)) as Row
    start = text.indexOf(ROW, end)
  }
}
