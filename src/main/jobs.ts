import { webhookPayload } from '#api/usps/webhook-payload.ts'
import { webhookMessage } from '#api/webhook-message.ts'
import { deliverMessageKind } from '#jobs/deliver-message.ts'
import { deliverScanKind } from '#jobs/deliver-scan.ts'
import { postOutside } from '#jobs/post-outside.ts'
import { openQueue, type Retries, type RunningQueue } from '#jobs/queue.ts'
import { checkFilesKind, receiveMailKind } from '#jobs/receive-mail.ts'
import { sendMailKind } from '#jobs/send-mail.ts'
import { sendNoticeKind } from '#jobs/send-notice.ts'
import { signMessage } from '#jobs/sign-message.ts'
import { spareSilentHosts } from '#jobs/spare-silent-hosts.ts'
import { takeScansKind } from '#jobs/take-scans.ts'
import { tellEndpointKind } from '#jobs/tell-endpoint.ts'
import { tellWatcherKind } from '#jobs/tell-watcher.ts'
import { createTwilioMessenger } from '#messengers/sms/twilio-messenger.ts'
import { writePush } from '#messengers/web-push/write-push.ts'
import type { Context } from '#services/context.ts'
import { sendByPush } from '#services/outgoing-notices/by-push.ts'
import { sendByText } from '#services/outgoing-notices/by-text.ts'
import { sendByWebhook } from '#services/outgoing-notices/by-webhook.ts'
import type { Log } from '#services/ports/log.ts'
import { isAnybodyWatching } from '#store/inquiries/watching.ts'
import { isAnybodyWanting } from '#store/subscriptions.ts'
import { isAnyParcelWatched } from '#store/watches/watches.ts'
import { isAnyEndpoint } from '#store/webhooks/endpoints.ts'
import type { SmsConfig } from './config.ts'
import type { MailParts } from './mail.ts'
import type { PushParts } from './push.ts'

const SOON_MS = 300
const LOOK_EVERY_MS = 60_000
/** Push services take a message at once, and few of them serve many devices. */
const PUSH_WITHIN_MS = 3_000
const WEBHOOK_WITHIN_MS = 10_000

/** The queue with all kinds of jobs. Commands only add some; servers do them too. */
export function openJobs(options: {
  url: string
  /** The context has the queue in it, so that it comes later. */
  ctx: () => Context
  works: boolean
  log: Log
  retries?: Retries | undefined
  mail: Pick<MailParts, 'sender' | 'receive'>
  push: PushParts
  sms: SmsConfig | null
}): RunningQueue {
  const { url, ctx, works, log, retries, mail, push, sms } = options
  const postToPush = spareSilentHosts(postOutside, { withinMs: PUSH_WITHIN_MS })
  const postToWatcher = spareSilentHosts(postOutside, { withinMs: WEBHOOK_WITHIN_MS })
  return openQueue({
    url,
    works,
    log,
    kinds: [
      deliverScanKind({ ctx, post: postOutside, write: webhookPayload, retries }),
      takeScansKind({ ctx, retries }),
      tellWatcherKind({ ctx, retries }),
      sendNoticeKind({
        ctx,
        senders: {
          'web-push': sendByPush(ctx, { post: postToPush, write: writePush, ...push }),
          webhook: sendByWebhook(ctx, { post: postToWatcher, sign: signMessage }),
          sms: sms && sendByText(ctx, createTwilioMessenger(sms)),
        },
      }),
      tellEndpointKind({ ctx, write: webhookMessage, retries }),
      deliverMessageKind({ ctx, post: postOutside, retries }),
      sendMailKind({ ctx, sender: mail.sender }),
      receiveMailKind({ ctx, parts: mail.receive }),
      checkFilesKind({ ctx, parts: mail.receive }),
    ],
  })
}

/** Looks now and then whether anybody waits for scans: their jobs may be another server's that is gone. */
export function expectJobs(ctx: Context): Disposable {
  const look = () =>
    Promise.all([
      isAnybodyWanting(ctx.database),
      isAnybodyWatching(ctx.database, ctx.clock()),
      isAnyParcelWatched(ctx.database),
      isAnyEndpoint(ctx.database),
    ]).then(
      (wanted) => (wanted.includes(true) ? ctx.jobs.expect() : undefined),
      (error) => ctx.log.warn({ err: error }, 'Nobody could say whether jobs are to be done'),
    )
  // Not before the server listens: nobody waits for jobs.
  const soon = setTimeout(look, SOON_MS).unref()
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return {
    [Symbol.dispose]() {
      clearTimeout(soon)
      clearInterval(timer)
    },
  }
}
