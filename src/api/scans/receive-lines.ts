import type { Context as HonoContext } from 'hono'
import type { ScanIntake } from './intake.ts'

const MOST_LINE_BYTES = 64 * 1024
const NEWLINE = 10

/**
 * Takes scans one to a line, for as long as the sender likes. Blank lines count in the index. A line that is too long
 * or no JSON is rejected by itself.
 */
export async function receiveLines(c: HonoContext, intake: ScanIntake): Promise<void> {
  const lines = new LineReader(intake)
  for await (const chunk of c.req.raw.body ?? []) {
    lines.push(chunk)
    if (intake.isFull) await intake.flush()
  }
  lines.end()
  await intake.flush()
}

class LineReader {
  readonly intake: ScanIntake
  #rest: Uint8Array[] = []
  #restBytes = 0

  constructor(intake: ScanIntake) {
    this.intake = intake
  }

  push(chunk: Uint8Array): void {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end))
      this.#finishLine()
      start = end + 1
    }
    this.#keep(chunk.subarray(start))
  }

  end(): void {
    if (this.#restBytes > 0) this.#finishLine()
  }

  /** What is beyond the limit of a line is counted and let go. */
  #keep(part: Uint8Array): void {
    if (part.byteLength === 0) return
    this.#restBytes += part.byteLength
    if (this.#restBytes <= MOST_LINE_BYTES) this.#rest.push(part)
  }

  #finishLine(): void {
    const tooLong = this.#restBytes > MOST_LINE_BYTES
    const line = tooLong ? '' : Buffer.concat(this.#rest).toString('utf8').trim()
    this.#rest = []
    this.#restBytes = 0
    if (tooLong) this.intake.reject('too-large', '', 'A line has at most 65,536 bytes.')
    else if (line === '') this.intake.skip()
    else this.#takeJson(line)
  }

  #takeJson(line: string): void {
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      this.intake.reject('malformed-json', '', 'The line is not valid JSON.')
      return
    }
    this.intake.take(value)
  }
}
