import type { CallFault } from '#services/ports/tracking-source.ts'

/** Why a call brought nothing. The message is fit for a log: it holds no secret. */
export type Failure = {
  ok: false
  fault: CallFault
  message: string
  retryAtMs: number | null
  /** The app lacks the product of this call; it may have another that tells the same. */
  lacksProduct?: true
  /** USPS failed, or was too slow, over this request: what was asked may be the reason. */
  mayBeAsked?: true
}

export function failure(fault: CallFault, message: string, retryAtMs: number | null = null): Failure {
  return { ok: false, fault, message, retryAtMs }
}
