import type { CallFault } from '#services/ports/tracking-source.ts'
import { type Failure, failure } from './failure.ts'

/** One try that failed, on its way through retries and the circuit breaker. */
export class Trouble extends Error {
  override name = 'Trouble'
  readonly fault: CallFault
  readonly retryAtMs: number | null
  /** Whether the same request may help a moment later. */
  readonly mayPass: boolean
  /** Whether it speaks for USPS being down. */
  readonly isDown: boolean
  readonly mayBeAsked: boolean

  constructor(
    fault: CallFault,
    message: string,
    kind: { retryAtMs?: number | null; mayPass?: boolean; isDown?: boolean; mayBeAsked?: boolean } = {},
  ) {
    super(message)
    this.fault = fault
    this.retryAtMs = kind.retryAtMs ?? null
    this.mayPass = kind.mayPass ?? false
    this.isDown = kind.isDown ?? false
    this.mayBeAsked = kind.mayBeAsked ?? false
  }

  toFailure(): Failure {
    const plain = failure(this.fault, this.message, this.retryAtMs)
    return this.mayBeAsked ? { ...plain, mayBeAsked: true } : plain
  }
}
