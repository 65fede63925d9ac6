import { may } from '#domain/agents/permission.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { OutboxNotice } from '#services/outgoing-notices/list-notices.ts'
import { mailStateWords, DESK_MAILS_WORDS as W } from '#words/en/desk-mails.ts'
import { noticeChannelWords, noticeReason, noticeSummary, noticeText } from '#words/en/notices.ts'
import { paths } from '../../paths.ts'
import { Age } from './time-words.tsx'

/** News to watchers that is no mail, with what came of it and what can be done. */
export function NoticeList(props: { agent: AtDesk; notices: readonly OutboxNotice[]; nowMs: number }) {
  const { agent, notices, nowMs } = props
  if (notices.length === 0) return <p class="sheet">{W.nothingThere}</p>
  return (
    <ul class="sheet rows" aria-label={W.notices}>
      {notices.map((notice) => (
        <li id={`n${notice.id}`}>
          <div>
            <b>{noticeSummary(notice)}</b>{' '}
            <span class={notice.state === 'failed' ? 'tag bad' : 'tag'}>{stateOf(notice)}</span>
            <br />
            <small>
              {noticeChannelWords(notice.channel)} · {W.to} {notice.address} ·{' '}
              <Age atMs={notice.createdAtMs} nowMs={nowMs} />
              {notice.tries > 0 ? ` · ${W.tries(notice.tries)}` : ''}
            </small>
            {notice.lastError ? (
              <>
                <br />
                <small class="says">{notice.lastError}</small>
              </>
            ) : null}
            <details>
              <summary>
                <small>{W.text}</small>
              </summary>
              <p class="mail-text">{noticeText(notice)}</p>
            </details>
          </div>
          {may(agent.role, 'reply') ? <Doings notice={notice} /> : null}
        </li>
      ))}
    </ul>
  )
}

function stateOf({ state, why }: OutboxNotice): string {
  return why === null ? mailStateWords(state) : `${mailStateWords(state)}: ${noticeReason(why)}`
}

function Doings({ notice }: { notice: OutboxNotice }) {
  if (notice.state === 'sent') return null
  const button = (action: string, words: string) => (
    <button class="copy" type="submit" name="do" value={action} aria-label={`${words}: ${noticeSummary(notice)}`}>
      {words}
    </button>
  )
  return (
    <form method="post" action={paths.desk.outbox()}>
      <input type="hidden" name="notice" value={String(notice.id)} />
      {button('retry', W.retry)} {notice.state === 'waiting' ? button('cancel', W.drop) : null}
    </form>
  )
}
