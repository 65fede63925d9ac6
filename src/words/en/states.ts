import { STATE_NAMES } from '#domain/geo/states.ts'

/** The name of a state or territory by its two letters; the letters themselves where they name none. */
export function stateName(code: string): string {
  return STATE_NAMES.get(code.toUpperCase()) ?? code
}
