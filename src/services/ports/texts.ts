/** What the operator allows of text messages. */
export type TextRules = {
  /** Where they may go, such as `+1`. */
  prefixes: readonly string[]
  /** So many leave in 24 hours at most. */
  mostADay: number
}

export type TextToSend = { to: string; text: string }

/** As of any notice: see `NoticeSent`. */
export type TextSent =
  | { ok: true }
  | { ok: false; why: 'away' | 'wait' | 'refused' | 'gone'; says: string; waitMs: number | null }

/** A provider that sends text messages. Never throws for what it does. */
export type TextMessenger = {
  send(text: TextToSend): Promise<TextSent>
  /** Whether it took one since then (epoch milliseconds). False where it can't say. */
  hasTaken(text: TextToSend & { sinceMs: number }): Promise<boolean>
}

/** A text message that came in. `isAnswered`: the provider answered it already. */
export type IncomingText = { from: string; text: string; isAnswered: boolean }

/** Reads what a provider tells of a text message; null where it is not signed by it. */
export type TextReader = (told: {
  fields: readonly (readonly [string, string])[]
  signature: string
}) => IncomingText | null
