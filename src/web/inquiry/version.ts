import type { PrivateInquiry } from '#services/inquiries/read-inquiry.ts'
import { versionOf } from '../version.ts'

/** What the page of an inquiry shows, so short that it can be compared with what is there now. */
export function versionOfInquiry({ inquiry, messages, files, parcel }: PrivateInquiry): string {
  return `${inquiry.id}:${inquiry.version}:${messages.length}:${files.length}:${parcel ? versionOf(parcel) : ''}`
}
