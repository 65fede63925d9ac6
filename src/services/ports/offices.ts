import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import type { CallFault } from './tracking-source.ts'

/** A Post Office as a carrier's API tells of it; name and address in its spelling. */
export type DirectoryOffice = {
  name: string
  address: string
  city: string
  state: string
  /** Five digits. */
  zip: string
  facts: OfficeFacts
}

export type DirectoryResult =
  | { ok: true; offices: DirectoryOffice[] }
  | { ok: false; fault: CallFault; message: string; retryAtMs: number | null }

/** A carrier's API that tells of its offices as they are today. Never throws for what the other side does. */
export type OfficeDirectory = {
  /** The offices in and around a ZIP Code, by one call. */
  near(zip: string): Promise<DirectoryResult>
}

/** A street address to find on the map; `id` is the asker's own. */
export type AskedAddress = { id: string; street: string; city: string; state: string; zip: string }

/** What a geocoder says of an address; `isExact` where it changed nothing to find it. */
export type AddressAnswer =
  | { id: string; outcome: 'not-found' | 'several' }
  | { id: string; outcome: 'found'; lat: number; lon: number; isExact: boolean; state: string; zip: string }

/** A service that finds addresses on the map. Never throws for what the other side does. */
export type Geocoder = {
  /** So many addresses go into one call. */
  batchSize: number
  /** Answers for the addresses that it tells of, in any order: some may be missing. */
  locate(
    addresses: readonly AskedAddress[],
  ): Promise<{ ok: true; answers: AddressAnswer[] } | { ok: false; message: string }>
}
