import type { Context } from '#services/context.ts'
import { sendMail } from '#services/mail/send-mail.ts'
import type { MailSender } from '#services/ports/mail.ts'
import type { JobKind } from './queue.ts'

/** Makes one try to send a mail. When to try again is the outbox's own matter; only a try cut off comes back by itself. */
export function sendMailKind(parts: { ctx: () => Context; sender: MailSender | null }): JobKind<'send-mail'> {
  const { ctx, sender } = parts
  return {
    name: 'send-mail',
    retries: { limit: 5, delayS: 2, mostDelayS: 600 },
    mostSeconds: 240,
    workers: 3,
    workersOfGroup: 3,
    // Whoever takes one at a time is not asked to go on at once, and a hundred mails would wait for the next round each.
    takeEach: 3,
    // Without a mail server mails wait in the outbox, and get new jobs once there is one.
    work: async ({ about }) => {
      if (sender) await sendMail(ctx(), sender, about)
    },
  }
}
