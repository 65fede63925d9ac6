import { ServiceError } from '#main/commands/usps-subscriptions.ts'
import { CommandError, EXIT } from '../exit.ts'

/** Collects an option that may be given several times, or as a list with commas. */
export function gather(value: string, before: readonly string[]): string[] {
  return [...before, ...value.split(',').flatMap((one) => one.trim() || [])]
}

/** What was typed wrongly is named, one line for each. */
export function refused(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error
  const messages = error.fields.length > 0 ? error.fields.map((field) => field.message) : [error.message]
  throw new CommandError(messages.join('\n'), EXIT.usage)
}
