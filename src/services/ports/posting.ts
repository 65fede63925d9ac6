/** A body posted to an address that somebody gave us. */
export type OutgoingPost = {
  url: string
  headers: Record<string, string>
  body: string | Uint8Array
  /** Whether it may go to this machine and its neighbours. */
  mayBePrivate: boolean
}

/** `status`: what it answered; null where no answer came. `waitMs`: so long it asked to wait. */
export type Posted =
  | { ok: true; status: number }
  | { ok: false; why: string; status: number | null; waitMs: number | null }

/** Posts, and says whether it was taken. Never throws for what the other side does. */
export type Poster = (post: OutgoingPost) => Promise<Posted>
