const STORE = 'told-parcels'

/** Which parcels this device is told of, and by which keys that ends: kept here and nowhere else. */
export type Told = Record<string, { id: number; key: string }>

export function readTold(): Told {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '{}') as Told
  } catch {
    return {}
  }
}

export function writeTold(told: Told): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(told))
  } catch {
    // A browser that keeps nothing is told all the same; it ends in the browser's own settings.
  }
}
