/** What an answer about offices says besides them; words turn it into a sentence that says what to do. */
export const OFFICE_NOTES = [
  /** No list of offices has been imported on this server. */
  'no-list',
  /** The town of the ZIP Code, where the list is missing. */
  'zip-town',
  'military',
  'foreign',
  'unknown-zip',
  /** A ZIP Code that is known, but that no office of the list has. */
  'zip-not-listed',
  /** A ZIP Code of PO boxes alone. */
  'box-zip',
  /** No counter has this ZIP Code; the next ones follow. */
  'no-counter',
  'carriers-from',
  /** Countries with a post of their own in USPS's list. */
  'own-post',
  'unknown-town',
  /** A state without a town. */
  'only-state',
  'several-towns',
  /** The town has several offices, and only one of them delivers to an address. */
  'several-offices',
  'not-a-place',
  'nothing-near',
  'parcel-not-a-number',
  'parcel-zip-unknown',
  'facts-not-now',
] as const

export type OfficeNoteKey = (typeof OFFICE_NOTES)[number]

export type OfficeNote = { key: OfficeNoteKey; values: Record<string, string | number> }

export function officeNote(key: OfficeNoteKey, values: OfficeNote['values'] = {}): OfficeNote {
  return { key, values }
}
