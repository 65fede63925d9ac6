import type { OfficeNote, OfficeNoteKey } from '#domain/offices/note.ts'
import { officeNote } from '#domain/offices/note.ts'
import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import type { StoredOffice } from '#store/offices.ts'

export type { StoredOffice }

/** Whether somebody looks for a counter, or for those who carry the mail of a ZIP Code. */
export type OfficesAbout = 'counter' | 'carriers'

export type AskedOffices = { limit: number; about: OfficesAbout }

/**
 * Why an office is in the answer: it has the ZIP Code, handles its mail (or is in the building of those who do), is in the
 * town, or is near.
 */
export const OFFICE_MATCHES = ['zip', 'delivers', 'town', 'near'] as const

export type OfficeMatch = (typeof OFFICE_MATCHES)[number]

export type FoundOffice = {
  office: StoredOffice
  match: OfficeMatch
  /** From the place asked for; null where one of the two positions is not good enough to say it. */
  distanceKm: number | null
  /** What USPS said of it when it was last asked; null where no directory is connected, or it does not know it. */
  told: ToldFacts | null
}

export type ToldFacts = { facts: OfficeFacts; atMs: number }

/** The point that distances start from. */
export type OfficesOrigin = {
  kind: 'zip' | 'town' | 'position'
  lat: number
  lon: number
  zip: string | null
  city: string | null
  state: string | null
}

export type OfficesAnswer = {
  about: OfficesAbout
  origin: OfficesOrigin | null
  items: FoundOffice[]
  /** Units without a counter from which the carriers of the ZIP Code start. */
  carriersFrom: StoredOffice[]
  notes: OfficeNote[]
  /** Towns of that name to choose from, the largest first. */
  choices: { city: string; state: string }[]
  parcel: { trackingNumber: string; destinationZip: string | null } | null
}

/** An answer without offices. */
export function nothingBut(key: OfficeNoteKey, values: OfficeNote['values'] = {}): OfficesAnswer {
  return {
    about: 'counter',
    origin: null,
    items: [],
    carriersFrom: [],
    notes: [officeNote(key, values)],
    choices: [],
    parcel: null,
  }
}
