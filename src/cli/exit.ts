/** How a command ends; the numbers are a promise to scripts. */
export const EXIT = { done: 0, failed: 1, usage: 2, notFound: 3 } as const

/** Ends a command with a message and a code. */
export class CommandError extends Error {
  override name = 'CommandError'
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message)
    this.exitCode = exitCode
  }
}
