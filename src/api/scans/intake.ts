import { parseScan } from '#domain/scans/parse-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import type { Context } from '#services/context.ts'
import { recordScans } from '#services/scans/record-scans.ts'

const MOST_LISTED = 1_000
/** So many scans are committed together: large enough to be cheap, small enough that pages see them soon. */
const BATCH = 2_000

export type Rejection = { index: number; code: string; field: string; message: string }
export type IntakeResult = { accepted: number; duplicates: number; rejected: Rejection[]; rejectedCount: number }

/** Takes scans one by one, stores them in batches, and counts what became of each. */
export class ScanIntake {
  readonly result: IntakeResult = { accepted: 0, duplicates: 0, rejected: [], rejectedCount: 0 }
  readonly #ctx: Context
  readonly #source: string
  #waiting: Scan[] = []
  #index = 0

  constructor(ctx: Context, source: string) {
    this.#ctx = ctx
    this.#source = source
  }

  get isFull(): boolean {
    return this.#waiting.length >= BATCH
  }

  take(value: unknown): void {
    const parsed = parseScan(value, { source: this.#source, recordedAtMs: this.#ctx.clock() })
    if (!parsed.ok) {
      this.reject(parsed.problem.code, parsed.problem.field, parsed.problem.message)
      return
    }
    this.#waiting.push(parsed.scan)
    this.#index++
  }

  reject(code: string, field: string, message: string): void {
    this.result.rejectedCount++
    if (this.result.rejected.length < MOST_LISTED) {
      this.result.rejected.push({ index: this.#index, code, field, message })
    }
    this.#index++
  }

  skip(): void {
    this.#index++
  }

  /** Stores all that waits; when this returns it is committed. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH)
      const { accepted, duplicates } = await recordScans(this.#ctx, { source: this.#source, scans: batch })
      this.result.accepted += accepted
      this.result.duplicates += duplicates
    }
  }
}
