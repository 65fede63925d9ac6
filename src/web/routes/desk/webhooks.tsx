import type { Context as HonoContext } from 'hono'
import { WEBHOOK_EVENTS } from '#domain/webhook/webhook-event.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { addEndpoint } from '#services/webhooks/add-endpoint.ts'
import {
  changeNumbers,
  type EndpointTarget,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
} from '#services/webhooks/change-endpoint.ts'
import { findEndpoint, listEndpoints } from '#services/webhooks/find-endpoint.ts'
import { listMessages, resendMessage } from '#services/webhooks/list-messages.ts'
import { type Answers, formAnswers } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { WebhookPage } from '../../pages/desk/webhook.tsx'
import { type WebhookForm, WebhookSecretPage, WebhooksPage } from '../../pages/desk/webhooks.tsx'
import { paths } from '../../paths.ts'

const NEW_FORM: WebhookForm = { url: '', events: WEBHOOK_EVENTS, allParcels: true, numbers: '' }

/** Addresses elsewhere that are told when parcels change. */
export function addDeskWebhooks(desk: Desk): void {
  const { ctx, simulated } = desk.site

  async function showAll(c: HonoContext, agent: AtDesk, form: WebhookForm, problem?: string) {
    const webhooks = await listEndpoints(ctx, agent)
    const more = problem === undefined ? {} : { problem }
    const page = <WebhooksPage simulated={simulated} agent={agent} webhooks={webhooks} form={form} {...more} />
    return htmlPage(c, page, problem === undefined ? 200 : 422)
  }

  async function showOne(c: HonoContext, agent: AtDesk, problem?: string) {
    const target = targetOf(c, agent)
    const webhook = await findEndpoint(ctx.database, agent, target.id)
    const { items, next } = await listMessages(ctx, target, { before: c.req.query('before') })
    const page = <WebhookPage {...{ simulated, agent, webhook, messages: items, next, problem }} />
    return htmlPage(c, page, problem === undefined ? 200 : 422)
  }

  desk.get(paths.desk.webhooks(), 'webhooks', (c, agent) => showAll(c, agent, NEW_FORM))

  desk.post(paths.desk.webhooks(), 'webhooks', async (c, agent) => {
    const form = readForm(await formAnswers(c))
    const numbers = form.allParcels ? [] : linesOf(form.numbers)
    try {
      const { endpoint, secret } = await addEndpoint(ctx, { ...form, numbers }, agent)
      const page = <WebhookSecretPage {...{ simulated, agent, webhook: endpoint, secret }} isRotated={false} />
      return await htmlPage(c, page)
    } catch (error) {
      return showAll(c, agent, form, problemOf(error))
    }
  })

  desk.get(paths.desk.webhook(':id'), 'webhooks', (c, agent) => showOne(c, agent))

  desk.post(paths.desk.webhook(':id'), 'webhooks', async (c, agent) => {
    const target = targetOf(c, agent)
    const form = await formAnswers(c)
    const here = () => c.redirect(paths.desk.webhook(target.id), 303)
    switch (form.one('do')) {
      case 'pause':
        await pauseWebhook(ctx, target)
        return here()
      case 'resume':
        await resumeWebhook(ctx, target)
        return here()
      case 'rotate': {
        const { endpoint, secret } = await rotateSecret(ctx, target)
        return htmlPage(c, <WebhookSecretPage {...{ simulated, agent, webhook: endpoint, secret }} isRotated />)
      }
      case 'remove':
        await removeWebhook(ctx, target)
        return c.redirect(paths.desk.webhooks(), 303)
      case 'resend':
        await resendMessage(ctx, target, form.one('message') ?? '')
        return here()
      default:
        try {
          const [add, remove] = [linesOf(form.one('add') ?? ''), linesOf(form.one('remove') ?? '')]
          await changeNumbers(ctx, target, { add, remove })
          return here()
        } catch (error) {
          return showOne(c, agent, problemOf(error))
        }
    }
  })
}

function targetOf(c: HonoContext, by: AtDesk): EndpointTarget {
  const text = c.req.param('id') ?? ''
  return { id: /^\d{1,15}$/.test(text) ? Number(text) : 0, by }
}

function readForm(form: Answers): WebhookForm {
  return {
    url: form.one('url') ?? '',
    events: form.all('events'),
    allParcels: form.one('parcels') !== 'list',
    numbers: form.one('numbers') ?? '',
  }
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What was wrong with a form. Whatever else happened is thrown on. */
function problemOf(error: unknown): string {
  if (error instanceof ServiceError && (error.code === 'not-valid' || error.code === 'too-many')) return error.message
  throw error
}
