import { WEBHOOK_EVENTS } from '#domain/webhook/webhook-event.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Endpoint } from '#services/webhooks/find-endpoint.ts'
import { WEBHOOK_WORDS as W, webhookEventWords, webhookParcelsWords } from '#words/en/desk-webhooks.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { WebhookState } from '../../components/desk/webhook-state.tsx'
import { paths } from '../../paths.ts'

type Props = { simulated: boolean; agent: AtDesk }

/** What somebody filled into the form for a new webhook. */
export type WebhookForm = { url: string; events: readonly string[]; allParcels: boolean; numbers: string }

/** All webhooks, and the form that adds one. */
export function WebhooksPage(props: Props & { webhooks: readonly Endpoint[]; problem?: string; form: WebhookForm }) {
  const { simulated, agent, webhooks, problem, form } = props
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.webhooks()}>
      <h1>{W.title}</h1>
      <p>
        {W.text} <a href={`${paths.developers()}#webhooks`}>{W.developers}</a>
      </p>
      <DeskProblem text={problem} />
      {webhooks.length === 0 ? (
        <p class="sheet">{W.none}</p>
      ) : (
        <ul class="sheet rows">
          {webhooks.map((webhook) => (
            <li>
              <div>
                <a href={paths.desk.webhook(webhook.id)}>
                  <b class="as-written">{webhook.url}</b>
                </a>{' '}
                <WebhookState webhook={webhook} />
                <br />
                <small>
                  {webhookParcelsWords(webhook)} · {webhook.events.join(', ')}
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form class="sheet stack" method="post" action={paths.desk.webhooks()}>
        <h2>{W.add}</h2>
        <div class="ask">
          <label for="url">{W.url}</label>
          <input id="url" name="url" type="url" autocomplete="off" required maxlength={2000} value={form.url} />
        </div>
        <fieldset class="ask">
          <legend>{W.events}</legend>
          {WEBHOOK_EVENTS.map((event) => (
            <label class="tick">
              <input type="checkbox" name="events" value={event} checked={form.events.includes(event)} /> {event}:{' '}
              {webhookEventWords(event)}
            </label>
          ))}
        </fieldset>
        <fieldset class="ask">
          <legend>{W.which}</legend>
          <label class="tick">
            <input type="radio" name="parcels" value="all" checked={form.allParcels} /> {W.all}
          </label>
          <label class="tick">
            <input type="radio" name="parcels" value="list" checked={!form.allParcels} /> {W.some}
          </label>
        </fieldset>
        <div class="ask">
          <label for="numbers">{W.numbers}</label>
          <textarea id="numbers" name="numbers" rows={4}>
            {form.numbers}
          </textarea>
        </div>
        <button class="button" type="submit">
          {W.addButton}
        </button>
      </form>
    </DeskLayout>
  )
}

/** A new secret, this once. `isRotated`: there was one before. */
export function WebhookSecretPage(props: Props & { webhook: Endpoint; secret: string; isRotated: boolean }) {
  const { simulated, agent, webhook, secret, isRotated } = props
  return (
    <DeskLayout title={W.secretTitle} simulated={simulated} agent={agent} here={paths.desk.webhooks()}>
      <section class="sheet stack">
        <h1>{W.secretTitle}</h1>
        <p class="as-written">{webhook.url}</p>
        <p>
          {W.secretText} {isRotated ? W.secretOld : null}
        </p>
        <div class="ask">
          <label for="secret">{W.secret}</label>
          <input id="secret" value={secret} readonly />
          <copy-button data-field="secret" data-label={W.copy} />
        </div>
        <p>
          <a class="button quiet" href={paths.desk.webhook(webhook.id)}>
            {W.toWebhook}
          </a>
        </p>
      </section>
    </DeskLayout>
  )
}
