import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 5
const GROUP_LENGTH = 4

/** How long a given password can be used. */
export const ONE_TIME_MS = 7 * 86_400_000

const ONE_TIME = new RegExp(`^(?:[${SIGNS}]{${GROUP_LENGTH}}-?){${GROUPS}}$`)

/** Whether a password looks like one that we gave out: nobody keeps such a one. */
export function looksGiven(password: string): boolean {
  return ONE_TIME.test(password)
}

/** A password to be given out, readable on the phone: about 99 random bits. */
export function makeOneTimePassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  )
  return groups.join('-')
}
