import { z } from 'zod'
import { parseAddress } from '#domain/mail/address.ts'
import { cleanLine, cleanText } from '#domain/text/clean-text.ts'
import { type FieldError, ServiceError } from '../errors.ts'

/** Gathers what is wrong with the fields of an input, so that everything is told at once. */
export class FieldReader {
  readonly problems: FieldError[] = []

  wrong(field: string, code: string, message: string): void {
    this.problems.push({ field, code, message })
  }

  /** A text with line ends. */
  text(field: string, given: string | null | undefined, most: number): string | null {
    return this.#within(field, cleanText(given ?? ''), most)
  }

  line(field: string, given: string | null | undefined, most: number): string | null {
    return this.#within(field, cleanLine(given ?? ''), most)
  }

  requiredText(field: string, given: string | null | undefined, most: number): string {
    const text = this.text(field, given, most)
    if (text === null && !this.problems.some((one) => one.field === field)) {
      this.wrong(field, 'missing', `${field} is missing.`)
    }
    return text ?? ''
  }

  email(field: string, given: string | null | undefined, most: number): string | null {
    const email = this.line(field, given, most)
    // What no mail could be sent to is told here, where the field is known.
    if (email === null || (z.email().safeParse(email).success && parseAddress(email))) return email
    this.wrong(field, 'not-an-address', `${field} is not an email address.`)
    return null
  }

  phone(field: string, given: string | null | undefined, most: number): string | null {
    const phone = this.line(field, given, most)
    if (phone === null || (/^[+(\d][\d ().x/-]*$/i.test(phone) && phone.replace(/\D/g, '').length >= 5)) return phone
    this.wrong(field, 'not-a-phone', `${field} is not a phone number.`)
    return null
  }

  /** @throws ServiceError `not-valid` where anything is wrong */
  done(): void {
    const [first] = this.problems
    if (first) throw new ServiceError('not-valid', first.message, this.problems)
  }

  #within(field: string, text: string, most: number): string | null {
    if (text.length > most) {
      this.wrong(field, 'too-long', `${field} has at most ${most.toLocaleString('en-US')} characters.`)
      return null
    }
    return text === '' ? null : text
  }
}

/** One field that is wrong. */
export function notValid(field: string, code: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code, message }])
}
