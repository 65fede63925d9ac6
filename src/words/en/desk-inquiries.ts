import type { Role } from '#domain/diagnosis/tokens.ts'
import type { DetailField } from '#domain/inquiry/details.ts'
import type { InquiryEvent } from '#domain/inquiry/inquiry.ts'
import type {
  DueKind,
  InquiryOrigin,
  InquiryOutcome,
  InquiryReason,
  InquiryStatus,
  MessageKind,
  Priority,
} from '#domain/inquiry/tokens.ts'
import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import { dayWords } from './dates.ts'
import { escalatedWords } from './desk-warnings.ts'
import { titleCase } from './places.ts'

/** The parts of the queue, as a heading and in the navigation, and what is said where one is empty. */
export const QUEUE_VIEW_WORDS = {
  todo: { name: 'To do', empty: 'Nothing waits for an answer.' },
  mine: { name: 'Mine', empty: 'Nothing is yours right now. Take something from “Unassigned”.' },
  mentions: { name: 'Mentions', empty: 'Nobody has mentioned you in a note that you have not seen.' },
  unassigned: { name: 'Unassigned', empty: 'Every inquiry has somebody.' },
  'due-soon': { name: 'Due soon', empty: 'Nothing is due in the next four hours.' },
  waiting: { name: 'Waiting', empty: 'We wait for no customer.' },
  answered: { name: 'Answered', empty: 'No answer waits to be contradicted.' },
  snoozed: { name: 'Snoozed', empty: 'Nothing is snoozed.' },
  closed: { name: 'Closed', empty: 'No inquiry is closed yet.' },
  all: { name: 'All', empty: 'There are no inquiries yet.' },
} as const

/** What a question is about, in a word or two, for whoever reads many. */
export const REASON_WORDS: Record<InquiryReason, string> = {
  'no-updates': 'No updates',
  late: 'Late',
  lost: 'Lost',
  damaged: 'Damaged',
  'missing-contents': 'Contents missing',
  'delivered-not-received': 'Delivered, not received',
  'unclear-status': 'Unclear status',
  'delivery-wish': 'Delivery wish',
  returned: 'Returned',
  claim: 'Claim',
  other: 'Other',
}

export const STATUS_WORDS: Record<InquiryStatus, string> = {
  open: 'Open',
  waiting: 'Waiting for customer',
  answered: 'Answered',
  closed: 'Closed',
}

export const PRIORITY_WORDS: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

export const ORIGIN_WORDS: Record<InquiryOrigin, string> = {
  web: 'website',
  email: 'email',
  phone: 'phone',
  api: 'a program',
}

export const OUTCOME_WORDS: Record<InquiryOutcome, string> = {
  delivered: 'Delivered',
  found: 'Found',
  returned: 'Returned to sender',
  'claim-filed': 'Claim filed',
  'search-filed': 'Missing-mail search filed',
  explained: 'Explained',
  withdrawn: 'Withdrawn',
  'no-reply': 'No reply from customer',
  merged: 'Merged',
  other: 'Other',
}

const DUE_WORDS: Record<DueKind, string> = {
  'first-answer': 'First answer',
  'next-answer': 'Answer',
  resolution: 'Solution',
  reminder: 'Reminder',
}

export function dueKindWords(kind: DueKind | null): string {
  return kind === null ? 'Due' : DUE_WORDS[kind]
}

/** How far away a moment is, in one unit: `in 3 h`, `5 min late`, `now`. */
export function dueWords(dueAtMs: number, nowMs: number): string {
  const ms = Math.abs(dueAtMs - nowMs)
  if (ms < 60_000) return 'now'
  const far = spanWords(ms)
  return dueAtMs < nowMs ? `${far} late` : `in ${far}`
}

/** A span in its largest unit: `5 min`, `3 h`, `2 days`. */
export function spanWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h`
  return `${Math.floor(hours / 24)} days`
}

/** What the customer is to the parcel. */
export const ROLE_AT_DESK: Record<Role, string> = { sender: 'sender', recipient: 'recipient' }

/** Who wrote a message, as a label. */
export const MESSAGE_KIND_WORDS: Record<MessageKind, string> = {
  customer: 'Customer',
  agent: 'Answer',
  system: 'Sent by itself',
  note: 'Note, only for the desk',
}

type Named = Pick<InquiryEvent, 'kind' | 'byKind' | 'byName' | 'data'>

/** Who did it: the agent's name, the customer, or a rule. */
export function eventActorWords({ byKind, byName }: Pick<InquiryEvent, 'byKind' | 'byName'>): string {
  if (byKind === 'agent') return byName ?? 'An agent'
  return byKind === 'customer' ? 'The customer' : 'A rule'
}

/** What happened, after the name of who did it: `Sam set the priority to high`. */
export function eventWords(event: Named, now: number): string {
  return `${eventActorWords(event)} ${whatHappened(event, now)}`
}

function whatHappened({ kind, data, byName }: Named, now: number): string {
  const text = (name: string) => (typeof data[name] === 'string' ? String(data[name]) : '')
  switch (kind) {
    case 'opened':
      return 'opened the inquiry'
    case 'message-received':
      return 'wrote'
    case 'message-sent':
      return 'answered'
    case 'message-taken-back':
      return 'took an answer back before it went out'
    case 'note-added':
      return 'added a note'
    case 'call-noted':
      return 'wrote down a call'
    case 'status-changed':
      return `changed the status to ${lower(STATUS_WORDS[text('to') as InquiryStatus] ?? text('to'))}`
    case 'reason-changed':
      return `changed the reason to ${lower(REASON_WORDS[text('to') as InquiryReason] ?? text('to'))}`
    case 'assigned':
      if (!data.to) return 'gave it back to the queue'
      return text('toName') !== '' && text('toName') === byName
        ? 'took it'
        : `gave it to ${text('toName') || 'an agent'}`
    case 'priority-changed':
      return `changed the priority to ${lower(PRIORITY_WORDS[text('to') as Priority] ?? text('to'))}`
    case 'tags-changed':
      return tagsChanged(data)
    case 'snoozed':
      return typeof data.until === 'number' ? `snoozed it for ${spanWords(data.until - now)}` : 'snoozed it'
    case 'woken':
      return 'brought it back'
    case 'merged':
      return data.into ? `merged it into ${text('reference')}` : `merged ${text('reference')} into it`
    case 'split':
      return `split ${text('reference')} off`
    case 'file-added':
      return `added the file ${text('name') || ''}`.trim()
    case 'parcel-attached':
      return `attached the parcel ${printTrackingNumber(text('to'))}`
    case 'parcel-detached':
      return 'took the parcel off'
    case 'scan-arrived':
      return `noted a new scan${text('wording') ? `: “${text('wording')}”` : ''}`
    case 'answered-by-scan':
      return 'answered it by a scan'
    case 'closed':
      return `closed it${text('outcome') ? `: ${lower(OUTCOME_WORDS[text('outcome') as InquiryOutcome] ?? text('outcome'))}` : ''}`
    case 'reopened':
      return 're-opened it'
    case 'rated':
      return 'said how it went'
    case 'due-changed':
      return 'changed when it is due'
    case 'reminder-set':
      return 'set a reminder'
    case 'reminder-done':
      return 'ticked a reminder off'
    case 'escalated':
      return escalatedWords(data, data.set?.priority ? lower(PRIORITY_WORDS[data.set.priority]) : null)
    case 'mail-failed':
      return 'could not deliver a mail'
    case 'key-renewed':
      return 'made a new link'
    case 'redacted':
      return 'deleted personal data'
    case 'exported':
      return 'exported it'
  }
}

function tagsChanged(data: Record<string, unknown>): string {
  const list = (name: string) => (Array.isArray(data[name]) ? (data[name] as string[]) : [])
  const parts = [
    list('added').length > 0 ? `added ${list('added').join(', ')}` : '',
    list('removed').length > 0 ? `took ${list('removed').join(', ')} away` : '',
  ]
  return `${parts.filter(Boolean).join(' and ')} (tags)`
}

function lower(words: string): string {
  return words.toLowerCase()
}

/** When something ends that an agent chose: `until Friday, November 27`. */
export function untilWords(day: string): string {
  return `until ${dayWords(day)}`
}

/** Sentences and labels of the queue. */
export const QUEUE_WORDS = {
  views: 'Views',
  search: 'Search all inquiries',
  searchHint: 'Words, a name, an address, a reference or a tracking number',
  find: 'Search',
  filters: 'Filters',
  any: 'Any',
  anyone: 'Anyone',
  apply: 'Apply',
  clear: 'Clear filters',
  reason: 'Reason',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assigned to',
  tag: 'Tag',
  situation: 'Situation',
  place: 'Last scan',
  bySituation: 'By situation',
  byPlace: 'By place',
  groupedBySituation: 'Open inquiries by situation of the parcel',
  groupedByPlace: 'Open inquiries by place of the last scan',
  noGroups: 'No open inquiry has a parcel yet.',
  pages: 'Pages',
  next: 'Next page',
  first: 'First page',
  exportCsv: 'Export as CSV',
  newInquiry: 'New inquiry',
  nobody: 'nobody',
  noName: 'No name',
  found: 'Found',
  nothingFound: 'Nothing was found. Try fewer or other words.',
  selectAll: 'Select all on this page',
  select: 'Select',
  selected: 'With those ticked',
  list: 'Inquiries',
  changed: 'The queue has changed.',
  showNew: 'The queue has changed: show it',
} as const

/** What can be done with many inquiries at once. */
export const BULK_WORDS = {
  assign: 'Assign to',
  tag: 'Add tag',
  snooze: 'Snooze',
  close: 'Close as',
  priority: 'Set priority',
  go: { assign: 'Assign', snooze: 'Snooze', close: 'Close', priority: 'Set', tag: 'Add' },
  commands: {
    assign: 'Assign those ticked to',
    snooze: 'Snooze those ticked:',
    close: 'Close those ticked as',
    priority: 'Priority of those ticked:',
  },
  nothingChosen: 'Choose what to do with them.',
  nothingSelected: 'Tick one or more inquiries first.',
  tooMany: 'At most 200 inquiries go at once.',
} as const

/** What came of an action for many. */
export function bulkDoneWords(done: number, failed: number): string {
  const some = (count: number) => (count === 1 ? '1 inquiry' : `${count} inquiries`)
  if (failed === 0) return `Done for ${some(done)}.`
  return `Done for ${some(done)}; ${some(failed)} could not be changed.`
}

/** Where a parcel was last scanned: `Memphis, TN` for `MEMPHIS, TN`. */
export function lastPlaceWords(place: string): string {
  const [, city = place, state = ''] = /^(.+)(, [A-Z]{2})$/.exec(place) ?? []
  return titleCase(city) + state
}

/** Before when the first of a group is due. */
export const firstDueWords = 'first due'

/** How long something can be put out of sight. */
export const SNOOZE_WORDS = {
  '3h': '3 hours',
  tomorrow: 'Until tomorrow morning',
  '3d': '3 days',
  week: 'A week',
  day: 'Until a day',
} as const

export const INQUIRY_DESK_WORDS = {
  back: 'Queue',
  assigned: 'With',
  about: 'About',
  conversation: 'Conversation',
  reply: 'Reply',
  replyLabel: 'Your answer to the customer',
  replyByMail: 'Goes by mail and stands on the private page.',
  replyNoMail: 'No email address is known: it stands only on the private page.',
  cc: 'Copies to (email addresses, with commas)',
  turnTo: 'Afterwards',
  toAnswered: 'Answered (closes by itself)',
  toWaiting: 'Waiting for the customer',
  toClosed: 'Closed',
  outcome: 'How it ended',
  noOutcome: 'Not said',
  send: 'Send',
  savedReply: 'Saved reply',
  chooseSaved: 'Choose',
  putIn: 'Put in',
  openFields: 'Not known, so fill these in by hand:',
  note: 'Note',
  noteLabel: 'Note for the desk; @name tells somebody',
  addNote: 'Add note',
  mentions: 'Colleagues',
  takeBack: 'Take back',
  goesOutIn: 'seconds left',
  held: 'goes out in a moment',
  takenBack: 'taken back, not sent',
  assign: 'Assign',
  assignTo: 'To',
  toNobody: 'Nobody: back to the queue',
  takeIt: 'Take it',
  handOverNote: 'What the next one should know',
  handOver: 'Assign',
  assignCommand: 'Assign to',
  snoozeCommand: 'Snooze:',
  closeCommand: 'Close as',
  putInCommand: 'Put in:',
  before: 'Previous',
  next: 'Next',
  signedOut: 'You are signed out. Sign in in another tab, then go on here: what you wrote stays.',
  newHere: 'There is something new in this conversation.',
  snooze: 'Snooze',
  snoozeUntil: 'Until',
  wake: 'Bring back now',
  snoozeDay: 'Day',
  priority: 'Priority',
  set: 'Set',
  tags: 'Tags',
  tagsAdd: 'Tags, with commas',
  reason: 'Reason',
  status: 'Status',
  close: 'Close',
  closeIt: 'Close it',
  reopen: 'Open again',
  setStatus: 'Set status',
  merge: 'Merge',
  mergeInto: 'Reference of the inquiry that carries this one on',
  mergeIt: 'Merge',
  split: 'Split',
  splitHint: 'Messages that belong to another question',
  splitReason: 'What the other question is about',
  splitNumber: 'Its tracking number, if it has one',
  splitIt: 'Split off',
  attach: 'Parcel',
  attachNumber: 'Tracking number; empty for none',
  attachIt: 'Attach',
  call: 'Call',
  noParcel: 'No parcel is attached.',
  files: 'Files',
  details: 'What the customer told',
  others: 'Other inquiries',
  othersOfParcel: 'Same parcel',
  othersOfPerson: 'Same person',
  showParcel: 'The whole parcel page',
  whereItHasBeen: 'Where it has been',
  changedSince: 'This inquiry changed while you looked at it',
  changedKept: 'Nothing of what you wrote is lost: look at what is new, then send it again.',
  came: 'Came by',
  mergedInto: 'This inquiry was merged into',
  imagesBlocked: 'Shown as text: formatting, links and pictures of the mail are left out.',
  earlier: 'Earlier mail in this conversation',
  rating: 'How it went for the customer',
  reminders: 'Next steps',
  reminderDone: 'Done',
  actions: 'Actions',
} as const

/** A button that does something and goes on: `Send, then next`. */
export function thenNextWords(words: string): string {
  return `${words}, then next`
}

const MOST_NAMES = 12

/** Under a note: that it stays inside, and whom it can name. */
export function noteHintWords(colleagues: readonly { name: string }[]): string {
  const names = colleagues.slice(0, MOST_NAMES).map(({ name }) => `@${name}`)
  return `The customer never sees it. It can name ${names.join(', ')}${colleagues.length > MOST_NAMES ? ' …' : ''}.`
}

/** Where an inquiry stands in a part of the queue: `3 of 20 in Mine`. */
export function placeInQueueWords(place: number | null, count: number, view: string): string {
  return place === null ? view : `${place} of ${count} in ${view}`
}

/** What is wrong with the notes of a call. */
export function callProblemWords(code: string): string {
  switch (code) {
    case 'missing':
      return 'Write what was said, and for each next step what it is and its day.'
    case 'not-a-moment':
      return 'A next step has a day within the next year.'
    case 'too-long':
      return 'This text is too long.'
    default:
      return 'These are too many.'
  }
}

/** What was done, told on the page that follows. */
export const DONE_AT_DESK: Record<string, string> = {
  replied: 'Your answer goes out in a few seconds.',
  'taken-back': 'The answer was taken back; its text stands in the box below.',
  noted: 'The note is kept.',
  filed: 'The files are kept.',
  called: 'The call is written down.',
  assigned: 'Assigned.',
  taken: 'It is yours now.',
  snoozed: 'It is out of sight until then, unless something happens.',
  woken: 'It is back in the queue.',
  priority: 'The priority is set.',
  tags: 'The tags are set.',
  reason: 'The reason is set.',
  status: 'The status is set.',
  closed: 'It is closed.',
  reopened: 'It is open again.',
  merged: 'Merged: this inquiry carries both on.',
  split: 'Split off: this is the new inquiry.',
  parcel: 'The parcel is changed.',
  opened: 'The inquiry is open.',
  reminder: 'Ticked off.',
  saved: 'Saved.',
  deleted: 'Deleted.',
}

/** Others who look at the same inquiry. */
export function viewersWords(viewers: readonly { agentName: string; isWriting: boolean }[]): string {
  return viewers
    .map(({ agentName, isWriting }) => `${agentName} ${isWriting ? 'is writing an answer here' : 'has this open too'}.`)
    .join(' ')
}

/** The form with which an agent opens an inquiry for somebody on the phone. */
export const CALL_WORDS = {
  title: 'New inquiry',
  lead: 'For somebody on the phone, or who wrote elsewhere.',
  origin: 'How did they reach us?',
  phone: 'By phone',
  email: 'By email',
  web: 'Another way',
  name: 'Name',
  email_: 'Email',
  phoneNumber: 'Phone number',
  number: 'Tracking number',
  role: 'Sender or recipient?',
  reason: 'What is it about?',
  message: 'What they ask, in their words',
  priority: 'Priority',
  talkedTo: 'Who we talked to',
  references: 'Reference numbers that came up',
  said: 'What was said',
  nextSteps: 'Agreed next steps, each with its day',
  nextStep: 'Next step',
  nextDay: 'Day of step',
  notes: 'Notes of the call',
  look: 'Look it up',
  roleNotSaid: 'Not said',
  before: 'Asked before',
  parcelHere: 'With a tracking number, what is known of the parcel stands here while you talk.',
  notANumber: 'This is no tracking number. Have it read out once more.',
  open: 'Open inquiry',
  add: 'Write it down',
  confirm: 'Then they get a confirmation with the reference.',
} as const

const MOST_COUNTED = 1_000

/** A count, as far as it was counted. */
export function countWords(count: number): string {
  return count >= MOST_COUNTED ? `${MOST_COUNTED.toLocaleString('en-US')}+` : count.toLocaleString('en-US')
}

/** What a customer may tell besides the description, as a label. */
export const DETAIL_WORDS: Record<DetailField, string> = {
  mailedOn: 'Mailed on',
  expectedDay: 'Expected on',
  deliveredOn: 'Delivered on',
  contents: 'Contents',
  packaging: 'Packaging',
  value: 'Worth',
  insured: 'Insured',
  wish: 'Wish',
  senderAddress: 'Sender’s address',
  recipientAddress: 'Recipient’s address',
  lookedAt: 'Looked at',
  earlierNumbers: 'Earlier numbers',
}

/** A detail as a text. */
export function detailValueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
  return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? dayWords(String(value)) : String(value)
}
