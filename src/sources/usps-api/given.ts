import type { ParcelFacts } from '#domain/scans/scan.ts'

/** The facts that are known, without those that are not. */
export function given(facts: { [Name in keyof ParcelFacts]: ParcelFacts[Name] | undefined }): ParcelFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
