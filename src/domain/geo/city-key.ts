const SPELLINGS: readonly [RegExp, string][] = [
  [/^ST\.? /, 'SAINT '],
  [/^STE\.? /, 'SAINTE '],
  [/^FT\.? /, 'FORT '],
  [/^MT\.? /, 'MOUNT '],
  [/^N\.? /, 'NORTH '],
  [/^S\.? /, 'SOUTH '],
  [/^E\.? /, 'EAST '],
  [/^W\.? /, 'WEST '],
]

/** A city's name in capitals without blanks and marks, so that its spellings meet: `St. Louis` as `SAINTLOUIS`. */
export function cityKey(city: string): string {
  let name = city.trim().normalize('NFD').toUpperCase()
  for (const [short, long] of SPELLINGS) name = name.replace(short, long)
  return name.replace(/[^A-Z0-9]/g, '')
}
