/** A body posted to an address that somebody gave us. */
export type OutgoingPost = {
  url: string
  headers: Record<string, string>
  body: string
  /** Whether it may go to this machine and its neighbours. */
  mayBePrivate: boolean
}

export type Posted = { ok: true } | { ok: false; why: string }

/** Posts, and says whether it was taken. Never throws for what the other side does. */
export type Poster = (post: OutgoingPost) => Promise<Posted>
