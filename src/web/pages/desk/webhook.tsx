import type { AtDesk } from '#services/agents/let-in.ts'
import type { Endpoint } from '#services/webhooks/find-endpoint.ts'
import type { Message } from '#services/webhooks/list-messages.ts'
import { messageStateWords, triesWords, WEBHOOK_WORDS as W, webhookParcelsWords } from '#words/en/desk-webhooks.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Moment } from '../../components/desk/moment.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { WebhookState } from '../../components/desk/webhook-state.tsx'
import { paths } from '../../paths.ts'

type Props = {
  simulated: boolean
  agent: AtDesk
  webhook: Endpoint
  messages: readonly Message[]
  /** Where older messages begin. */
  next: string | null
  problem?: string | undefined
}

/** One webhook: what can be done with it, and what it was told. */
export function WebhookPage(props: Props) {
  const { simulated, agent, webhook, messages, next, problem } = props
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.webhooks()}>
      <p>
        <a href={paths.desk.webhooks()}>{W.back}</a>
      </p>
      <h1 class="as-written">{webhook.url}</h1>
      <DeskProblem text={problem} />
      <section class="sheet stack">
        <p>
          <WebhookState webhook={webhook} /> {webhookParcelsWords(webhook)} · {webhook.events.join(', ')}
        </p>
        <p class="small">
          {W.added} <Moment ms={webhook.createdAtMs} /> {W.by} {webhook.createdBy} ·{' '}
          {webhook.lastTakenAtMs === null ? W.noneTaken : W.lastTaken}{' '}
          {webhook.lastTakenAtMs === null ? null : <Moment ms={webhook.lastTakenAtMs} />}
          {webhook.pausedAtMs === null ? null : (
            <>
              {' '}
              · {W.pausedSince} <Moment ms={webhook.pausedAtMs} />
            </>
          )}
        </p>
        <form class="actions" method="post" action={paths.desk.webhook(webhook.id)}>
          {webhook.state === 'active' ? (
            <Doing action="pause" words={W.pause} />
          ) : (
            <Doing action="resume" words={W.resume} />
          )}
          <Doing action="rotate" words={W.rotate} />
        </form>
      </section>
      {webhook.allParcels ? null : <ListForm webhook={webhook} />}
      <EndForm webhook={webhook} />
      <h2>{W.log}</h2>
      <MessageList webhook={webhook} messages={messages} />
      {next === null ? null : (
        <p>
          <a href={paths.desk.webhook(webhook.id, next)}>{W.older}</a>
        </p>
      )}
    </DeskLayout>
  )
}

function Doing({ action, words }: { action: string; words: string }) {
  return (
    <button class="button quiet" type="submit" name="do" value={action}>
      {words}
    </button>
  )
}

function ListForm({ webhook }: { webhook: Endpoint }) {
  return (
    <details class="sheet">
      <summary>{W.change}</summary>
      <form class="stack" method="post" action={paths.desk.webhook(webhook.id)}>
        <div class="ask">
          <label for="add">{W.changeAdd}</label>
          <textarea id="add" name="add" rows={3} />
        </div>
        <div class="ask">
          <label for="remove">{W.changeRemove}</label>
          <textarea id="remove" name="remove" rows={3} />
        </div>
        <Doing action="numbers" words={W.changeButton} />
      </form>
    </details>
  )
}

/** Closed at first: what is ended by mistake can't be had back. */
function EndForm({ webhook }: { webhook: Endpoint }) {
  return (
    <details class="sheet">
      <summary>{W.remove}</summary>
      <form class="stack" method="post" action={paths.desk.webhook(webhook.id)}>
        <p>{W.removeText}</p>
        <Doing action="remove" words={W.remove} />
      </form>
    </details>
  )
}

function MessageList({ webhook, messages }: { webhook: Endpoint; messages: readonly Message[] }) {
  if (messages.length === 0) return <p class="sheet">{W.logNone}</p>
  return (
    <ul class="sheet rows" aria-label={W.log}>
      {messages.map((message) => (
        <li>
          <div>
            <b>{message.type}</b>{' '}
            <span class={message.state === 'given-up' ? 'tag bad' : 'tag'}>{messageStateWords(message.state)}</span>
            <br />
            <small>
              <a href={paths.track(message.trackingNumber)}>{message.trackingNumber}</a> ·{' '}
              <Moment ms={message.createdAtMs} />
              {message.lastAnswer === null ? null : ` · ${triesWords(message.tries)}: ${message.lastAnswer}`}
              <br />
              <code>{message.id}</code>
            </small>
          </div>
          <form method="post" action={paths.desk.webhook(webhook.id)}>
            <input type="hidden" name="message" value={message.id} />
            <button
              class="copy"
              type="submit"
              name="do"
              value="resend"
              aria-label={`${W.resend}: ${message.type} ${message.id}`}
            >
              {W.resend}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
