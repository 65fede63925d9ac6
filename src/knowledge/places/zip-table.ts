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

/** Military ZIP Codes have points of their offices abroad; mail goes there through a gateway. */
const MILITARY = new Set(['AA', 'AE', 'AP'])

/** Reads the package `zipcodes` (GeoNames data) and lets it go again. */
export function readZipTable(): ZipTable {
  const require = createRequire(import.meta.url)
  const { codes } = require('zipcodes') as { codes: Record<string, Row> }
  const rows = Object.values(codes)
    .filter((row) => row.country === 'US' && /^\d{5}$/.test(row.zip) && !MILITARY.has(row.state))
    .sort((a, b) => (a.zip < b.zip ? -1 : 1))
  const names = new Map<string, string>()
  const intern = (name: string) => {
    const known = names.get(name) ?? Buffer.from(name).toString()
    names.set(name, known)
    return known
  }
  const table: ZipTable = {
    zips: rows.map((row) => Buffer.from(row.zip).toString()),
    lat: Float32Array.from(rows, (row) => row.latitude),
    lon: Float32Array.from(rows, (row) => row.longitude),
    cities: rows.map((row) => intern(row.city)),
    states: rows.map((row) => intern(row.state)),
  }
  for (const path of Object.keys(require.cache)) if (/[\\/]zipcodes[\\/]/.test(path)) delete require.cache[path]
  return table
}
