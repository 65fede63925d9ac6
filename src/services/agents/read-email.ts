import { ServiceError } from '../errors.ts'

const LONGEST = 254

/** An email address as it is kept: in small letters. @throws ServiceError `not-valid` */
export function readEmail(text: string): string {
  const email = text.trim().toLowerCase()
  if (email.length <= LONGEST && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(email)) return email
  const message = 'Write an email address, such as sam@example.org.'
  throw new ServiceError('not-valid', message, [{ field: 'email', code: 'not-valid', message }])
}
