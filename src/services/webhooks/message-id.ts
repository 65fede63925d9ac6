import { randomBytes } from 'node:crypto'

const ID_BYTES = 18

/** The id of a new message, the same at each try, by which receivers know a repeat. */
export function newMessageId(): string {
  return `msg_${randomBytes(ID_BYTES).toString('base64url')}`
}
