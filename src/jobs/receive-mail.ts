import type { Context } from '#services/context.ts'
import { checkHeldFiles } from '#services/mail/check-held-files.ts'
import { receiveMail } from '#services/mail/receive-mail.ts'
import type { ReceiveParts } from '#services/mail/receive-parts.ts'
import type { JobKind } from './queue.ts'

type Parts = { ctx: () => Context; parts: ReceiveParts }

/** Makes of a mail that came in what it is. */
export function receiveMailKind({ ctx, parts }: Parts): JobKind<'receive-mail'> {
  return {
    name: 'receive-mail',
    retries: { limit: 20, delayS: 2, mostDelayS: 900 },
    mostSeconds: 120,
    workers: 2,
    workersOfGroup: 2,
    takeEach: 1,
    work: ({ about }) => receiveMail(ctx(), parts, about),
  }
}

/** Has the files of a mail checked for viruses. They are held until the scanner answers, for days if need be. */
export function checkFilesKind({ ctx, parts }: Parts): JobKind<'check-files'> {
  return {
    name: 'check-files',
    retries: { limit: 100, delayS: 5, mostDelayS: 1_800 },
    mostSeconds: 300,
    workers: 1,
    workersOfGroup: 1,
    takeEach: 1,
    work: ({ about }) => checkHeldFiles(ctx(), parts, about),
  }
}
