import { plainText } from './plain-text.ts'

/** A JSON object of which nothing else is known. */
export type Fields = Record<string, unknown>

/** The value as an object; null for anything else. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

/** The first of the named fields that says something, as plain text; numbers come as texts or numbers. */
export function textIn(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const value = fields[name]
    const text = typeof value === 'string' ? plainText(value) : typeof value === 'number' ? String(value) : ''
    if (text !== '') return text
  }
  return null
}

/** As `textIn`, cut to a length. */
export function shortTextIn(limit: number, fields: Fields, ...names: string[]): string | null {
  return (
    textIn(fields, ...names)
      ?.slice(0, limit)
      .trim() ?? null
  )
}

/** A list, which may come as one value without its brackets. */
export function listIn(fields: Fields, name: string): unknown[] {
  const value = fields[name]
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The objects of a list; whatever else stands in it is left out. */
export function objectsIn(fields: Fields, name: string): Fields[] {
  return listIn(fields, name).flatMap((one) => fieldsOf(one) ?? []) as Fields[]
}

/** The five digits of a ZIP Code, which may come as a number without its leading zeros. */
export function zipIn(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 99_999) {
      return String(value).padStart(5, '0')
    }
    const digits = /^(\d{5})(?:-?\d{4})?$/.exec(textIn(fields, name) ?? '')?.[1]
    if (digits && digits !== '00000') return digits
  }
  return null
}

/** A truth, which may come as a text. */
export function flagIn(fields: Fields, name: string): boolean | null {
  const value = fields[name]
  if (typeof value === 'boolean') return value
  const text = textIn(fields, name)?.toLowerCase()
  if (text === 'true' || text === 'y' || text === 'yes') return true
  return text === 'false' || text === 'n' || text === 'no' ? false : null
}

/** A finite number, which may come as a text. */
export function numberIn(fields: Fields, name: string): number | null {
  const text = textIn(fields, name)
  const value = text === null ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
