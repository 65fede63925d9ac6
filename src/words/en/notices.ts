import { hideKeys } from '#domain/text/hide-keys.ts'
import type { NoticeChannel, NoticeContent, NoticeState } from '#domain/watch/notice.ts'
import { ageWords } from './dates.ts'

const LONGEST_SUMMARY = 60

const CHANNEL: Record<NoticeChannel, string> = { 'web-push': 'Device', sms: 'Text message', webhook: 'Webhook' }

/** What brings a notice, in a word. */
export function noticeChannelWords(channel: NoticeChannel): string {
  return CHANNEL[channel]
}

const WHY: Record<string, string> = {
  away: 'the other side did not answer rightly',
  wait: 'the other side does not take it now',
  refused: 'refused for good',
  gone: 'nobody is there any more',
  'gave-up': 'tried for too long',
  'called-back': 'dropped',
  'daily-limit': 'as many texts as are allowed went out today',
  'quiet-hours': 'until quiet hours are over',
}

/** Why a notice waits, failed or was dropped. */
export function noticeReason(why: string): string {
  return WHY[why] ?? why
}

/** What a notice says, in one line. */
export function noticeSummary(notice: NoticeContent): string {
  if (notice.channel === 'sms') return shortened(notice.content.text)
  if (notice.channel === 'webhook') return notice.content.type
  return notice.content.title
}

/** The beginning of a text, without who we are. */
function shortened(text: string): string {
  const says = hideKeys(text).replace(/^[^:]*: /, '')
  return says.length <= LONGEST_SUMMARY ? says : `${says.slice(0, LONGEST_SUMMARY).trimEnd()}…`
}

/** All of what a notice says, but for keys. */
export function noticeText(notice: NoticeContent): string {
  if (notice.channel === 'webhook') return hideKeys(notice.content.body)
  const { content } = notice
  return hideKeys('title' in content ? `${content.title}\n${content.text}` : content.text)
}

/** How many notices there are of each kind. */
export function noticesSummary(counts: Record<NoticeState, number>): string {
  const { waiting, sent, failed, cancelled } = counts
  return `${waiting} waiting, ${sent} sent, ${failed} failed, ${cancelled} dropped`
}

type NoticeLine = NoticeContent & {
  id: number
  address: string
  state: NoticeState
  why: string | null
  tries: number
  lastError: string | null
  createdAtMs: number
}

/** A notice in one line, with a second one for what the other side said. */
export function noticeLine(notice: NoticeLine, nowMs: number): string {
  const { id, state, tries, lastError } = notice
  const why = notice.why === null ? '' : `, ${noticeReason(notice.why)}`
  const tried = tries === 0 ? '' : `, ${tries} ${tries === 1 ? 'try' : 'tries'}`
  const age = ageWords(nowMs - notice.createdAtMs)
  const line = `${id}  ${state}${why}${tried}  ${age}  ${notice.address}  ${noticeSummary(notice)}`
  return lastError === null ? line : `${line}\n    ${lastError}`
}
