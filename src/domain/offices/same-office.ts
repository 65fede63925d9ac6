import { cityKey } from '../geo/city-key.ts'

type Named = { name: string; address: string; zip: string }

const WORDS: readonly [RegExp, string][] = [
  [/\b(?:STREET)\b/g, 'ST'],
  [/\b(?:AVENUE)\b/g, 'AVE'],
  [/\b(?:ROAD)\b/g, 'RD'],
  [/\b(?:BOULEVARD)\b/g, 'BLVD'],
  [/\b(?:HIGHWAY)\b/g, 'HWY'],
  [/\b(?:DRIVE)\b/g, 'DR'],
  [/\b(?:NORTH)\b/g, 'N'],
  [/\b(?:SOUTH)\b/g, 'S'],
  [/\b(?:EAST)\b/g, 'E'],
  [/\b(?:WEST)\b/g, 'W'],
]
const ROOM = /\b(?:STE|SUITE|UNIT|FRNT|LBBY|BLDG|RM|FL|APT|#)\b.*$/

/** Whether two units are in one building, on whatever floor. */
export function isSameBuilding(a: Named, b: Named): boolean {
  const street = streetKey(a.address)
  return a.zip === b.zip && street !== '' && street === streetKey(b.address)
}

/** Whether two lists mean the same office: the same ZIP Code, and the same street address or name. */
export function isSameOffice(a: Named, b: Named): boolean {
  if (a.zip !== b.zip) return false
  if (isSameBuilding(a, b)) return true
  const name = nameKey(a.name)
  return name !== '' && name === nameKey(b.name)
}

function streetKey(address: string): string {
  let text = address.toUpperCase().replace(ROOM, '')
  for (const [long, short] of WORDS) text = text.replace(long, short)
  return text.replace(/[^A-Z0-9]/g, '')
}

/** `TONOPAH POST OFFICE` and `Tonopah` are one. */
function nameKey(name: string): string {
  return cityKey(name.toUpperCase().replace(/ (?:POST OFFICE|STATION|BRANCH|STA|BR)$/, ''))
}
