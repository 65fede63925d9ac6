import { may } from '#domain/agents/permission.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { hideKeys } from '#domain/text/hide-keys.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Incoming } from '#services/mail/list-incoming.ts'
import type { OutboxMail, OutgoingState } from '#services/mail/list-outbox.ts'
import type { NoticeOutbox } from '#services/outgoing-notices/list-notices.ts'
import { mailStateWords, setAsideWords, DESK_MAILS_WORDS as W } from '#words/en/desk-mails.ts'
import { mailReason } from '#words/en/mail.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { NoticeList } from '../../components/desk/notice-list.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { Age } from '../../components/desk/time-words.tsx'
import { paths, withQuery } from '../../paths.ts'

export const MAIL_VIEWS = ['unsent', 'sent', 'cancelled', 'notices', 'in'] as const
export type MailView = (typeof MAIL_VIEWS)[number]

type Props = {
  agent: AtDesk
  simulated: boolean
  view: MailView
  /** Whether a mail server is set up. */
  isSent: boolean
  counts: Record<OutgoingState, number>
  mails: readonly OutboxMail[]
  notices: NoticeOutbox
  incoming: readonly Incoming[]
  /** Where older ones begin; null where there are none. */
  beforeId: number | null
  nowMs: number
  done?: string | undefined
  problem?: string | undefined
}

/** Mails that wait, failed or were sent, and those that came in and belong to nothing. */
export function MailsPage(props: Props) {
  const { agent, simulated, view, isSent, beforeId, done, problem } = props
  const doneWords = done === undefined ? undefined : W.done[done]
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.outbox()}>
      <h1>{W.title}</h1>
      {isSent ? null : <p class="sheet">{W.noServer}</p>}
      {isSent && props.mails.some(({ why }) => why === 'server-away') ? <p class="sheet error">{W.away}</p> : null}
      {doneWords ? (
        <p class="sheet done" role="status">
          {doneWords}
        </p>
      ) : null}
      <DeskProblem text={problem} />
      <Views {...props} />
      <List {...props} />
      {beforeId === null ? null : (
        <p class="pager">
          <a
            href={withQuery(paths.desk.outbox(), [
              ['view', view],
              ['before', String(beforeId)],
            ])}
            rel="next"
          >
            {W.next}
          </a>
        </p>
      )}
    </DeskLayout>
  )
}

function List(props: Props) {
  if (props.view === 'in') return <IncomingList {...props} />
  if (props.view !== 'notices') return <OutgoingList {...props} />
  return (
    <>
      <p>{W.noticesText}</p>
      <NoticeList agent={props.agent} notices={props.notices.notices} nowMs={props.nowMs} />
    </>
  )
}

function Views({ view, counts, notices }: Props) {
  const unsent = counts.held + counts.waiting + counts.failed
  const link = (name: MailView, words: string, count?: number) => (
    <li>
      <a href={withQuery(paths.desk.outbox(), [['view', name]])} aria-current={view === name ? 'page' : undefined}>
        {words}
        {count === undefined ? null : <b> {String(count)}</b>}
      </a>
    </li>
  )
  return (
    <nav class="tabs" aria-label={W.views}>
      <ul>
        {link('unsent', W.unsent, unsent)}
        {link('sent', W.sent)}
        {link('cancelled', W.cancelled)}
        {link('notices', W.notices, notices.counts.waiting + notices.counts.failed)}
        {link('in', W.in)}
      </ul>
    </nav>
  )
}

function OutgoingList({ agent, view, mails, nowMs }: Props) {
  if (mails.length === 0) return <p class="sheet">{view === 'unsent' ? W.nothingOut : W.nothingThere}</p>
  return (
    <ul class="sheet rows" aria-label={W.out}>
      {mails.map((mail) => (
        <li id={`m${mail.id}`}>
          <div>
            <b>{mail.subject}</b> <span class={mail.state === 'failed' ? 'tag bad' : 'tag'}>{stateOf(mail)}</span>
            <br />
            <small>
              {W.to} {[mail.toAddress, ...mail.cc].join(', ')} · <Age atMs={mail.createdAtMs} nowMs={nowMs} />
              {mail.tries > 0 ? ` · ${W.tries(mail.tries)}` : ''}
              <OfInquiry reference={mail.reference} />
            </small>
            {mail.lastError ? (
              <>
                <br />
                <small class="says">{mail.lastError}</small>
              </>
            ) : null}
            <details>
              <summary>
                <small>{W.text}</small>
              </summary>
              <p class="mail-text">{hideKeys(mail.text)}</p>
            </details>
          </div>
          {may(agent.role, 'reply') ? <Doings mail={mail} /> : null}
        </li>
      ))}
    </ul>
  )
}

function stateOf({ state, why }: OutboxMail): string {
  return why === null ? mailStateWords(state) : `${mailStateWords(state)}: ${mailReason(why)}`
}

function OfInquiry({ reference }: { reference: string | null }) {
  if (reference === null) return null
  return (
    <>
      {' · '}
      <a href={paths.desk.inquiry(printReference(reference))}>
        {W.inquiry} {printReference(reference)}
      </a>
    </>
  )
}

function Doings({ mail }: { mail: OutboxMail }) {
  if (mail.state === 'sent') return null
  const isEnded = mail.state === 'failed' || mail.state === 'cancelled'
  const button = (action: string, words: string) => (
    <button class="copy" type="submit" name="do" value={action} aria-label={`${words}: ${mail.subject}`}>
      {words}
    </button>
  )
  return (
    <form method="post" action={paths.desk.outbox()}>
      <input type="hidden" name="mail" value={String(mail.id)} />
      {button('retry', W.retry)} {isEnded ? null : button('cancel', W.cancel)}
    </form>
  )
}

function IncomingList({ agent, incoming, nowMs }: Props) {
  return (
    <>
      <p>{W.inText}</p>
      {incoming.length === 0 ? (
        <p class="sheet">{W.nothingIn}</p>
      ) : (
        <ul class="sheet rows" aria-label={W.in}>
          {incoming.map((mail) => (
            <li>
              <div>
                <b>{mail.subject ?? ''}</b> <span class="tag">{setAsideWords(mail.state, mail.became)}</span>
                <br />
                <small>
                  {mail.fromAddress ? `${W.from} ${mail.fromAddress} · ` : ''}
                  <Age atMs={mail.receivedAtMs} nowMs={nowMs} /> ·{' '}
                  <a href={paths.desk.incomingMail(mail.id)} download={`mail-${mail.id}.eml`}>
                    {W.download}
                  </a>
                </small>
              </div>
              {may(agent.role, 'reply') ? (
                <form method="post" action={paths.desk.outbox()}>
                  <input type="hidden" name="incoming" value={String(mail.id)} />
                  <button
                    class="copy"
                    type="submit"
                    name="do"
                    value="again"
                    title={W.again_hint}
                    aria-label={`${W.again}: ${mail.subject ?? ''}`}
                  >
                    {W.again}
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
