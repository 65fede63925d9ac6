/** A new scan that is to be posted to a subscription's listener. */
export type ScanDelivery = {
  subscriptionId: number
  trackingNumber: string
  atMs: number
  code: string | null
  wording: string | null
  plannedAtMs: number
}

/** All kinds of jobs, by name, with what each is about. */
export type Jobs = {
  'deliver-scan': ScanDelivery
  'send-mail': { mailId: number }
  'receive-mail': { incomingId: number }
  'check-files': { incomingId: number }
  'take-scans': { inquiryId: number }
  'send-notice': { noticeId: number }
  'tell-watcher': { watcherId: number; trackingNumbers: string[] }
  'tell-endpoint': { endpointId: number; trackingNumbers: string[]; sinceMs: number }
  'deliver-message': { messageId: string }
}

export type JobName = keyof Jobs

/** What a queue needs of a transaction. */
export type JobTransaction = {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

/** Jobs that are done soon, whatever happens in between: kept in the database, shared by all servers. */
export type JobQueue = {
  /** Adds jobs that are there once the transaction is committed. Of a group only a few are done at once. */
  add<N extends JobName>(
    transaction: JobTransaction,
    name: N,
    jobs: readonly { about: Jobs[N]; group?: string /** Not before so many seconds. */; afterS?: number }[],
  ): Promise<void>
  /** Jobs may come from now on: a server gets ready to do them. */
  expect(): void
}
