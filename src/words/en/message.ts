import type { CallSheet, FactName } from '#domain/call-sheet/call-sheet.ts'
import type { Role, SituationName, Wish } from '#domain/diagnosis/tokens.ts'
import { factLabel, factWords, problemWords } from './call-sheet.ts'
import { dayWords } from './dates.ts'

/** Who a message can be written to. */
export const RECEIVERS = ['usps', 'sender', 'post-office'] as const
export type Receiver = (typeof RECEIVERS)[number]

export const RECEIVER_WORDS: Record<Receiver, string> = {
  usps: 'USPS, by its email form',
  sender: 'the sender or shop',
  'post-office': 'my Post Office',
}

/** What a person may have done so far. */
export const DONE = ['looked', 'asked-sender', 'asked-recipient', 'called', 'help-request', 'asked-office'] as const
export type Done = (typeof DONE)[number]

/** Each as a choice on the form, and as a part of the sentence "So far I have …". */
export const DONE_WORDS: Record<Done, { choice: string; told: string }> = {
  looked: { choice: 'looked around and asked the neighbors', told: 'looked around and asked the neighbors' },
  'asked-sender': { choice: 'asked the sender', told: 'asked the sender' },
  'asked-recipient': { choice: 'asked the recipient', told: 'asked the recipient' },
  called: { choice: 'called USPS', told: 'called USPS by phone' },
  'help-request': { choice: 'sent a help request', told: 'sent a help request' },
  'asked-office': { choice: 'asked at the Post Office', told: 'asked at the Post Office' },
}

export type MessageInput = {
  sheet: CallSheet
  to: Receiver
  role: Role
  done: readonly Done[]
  helpRequestedOn?: string | undefined
  wish?: Wish | undefined
}

/** The facts that a letter holds; the others only the writer knows. */
const FACTS: readonly FactName[] = ['number', 'service', 'mailed', 'last-seen', 'expected', 'return-by']

/** A short, polite message about a parcel, with a subject; paragraphs are set apart by empty lines. */
export function messageWords(input: MessageInput): { subject: string; body: string } {
  const { sheet, to, role } = input
  const facts = sheet.facts.flatMap(({ name, text }) =>
    text && FACTS.includes(name) ? [`${factLabel(name)}: ${factWords(text)}`] : [],
  )
  const paragraphs = [
    'Hello,',
    `this is about ${ABOUT[role][to]}.`,
    facts.join('\n'),
    problemWords(sheet.problem),
    doneWords(input),
    requestWords(input),
    'Thank you.',
  ]
  return {
    subject: sheet.printed === '' ? 'A question about a parcel' : `Parcel ${sheet.printed}`,
    body: paragraphs.join('\n\n'),
  }
}

const ABOUT: Record<Role, Record<Receiver, string>> = {
  recipient: {
    usps: 'a parcel that is addressed to me',
    sender: 'the parcel that you sent to me',
    'post-office': 'a parcel that is addressed to me',
  },
  sender: {
    usps: 'a parcel that I sent',
    sender: 'a parcel that I sent',
    'post-office': 'a parcel that I sent to an address that you deliver to',
  },
}

function doneWords({ done, helpRequestedOn }: MessageInput): string {
  const parts = done.map((one) =>
    one === 'help-request' && helpRequestedOn
      ? `${DONE_WORDS[one].told} on ${dayWords(helpRequestedOn)}`
      : DONE_WORDS[one].told,
  )
  if (parts.length === 0) return 'So far I have followed its tracking.'
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]
  return `So far I have ${list}.`
}

type Requests = { usps: string; sender: string; 'post-office': string }

const LOOK_FOR_IT: Requests = {
  usps: 'Please look for it where it was last scanned, and tell me what you find and when I should ask again.',
  sender:
    'Please ask USPS about it too: the sender’s word counts. If it does not come, please send another one or pay me back.',
  'post-office': 'Please see whether it is at your office, and tell me what you find and when I should ask again.',
}

const REQUESTS: Record<Exclude<SituationName, 'wish'>, Requests> = {
  damaged: {
    usps: 'Please tell me how to claim, and whether you want to see the parcel. I keep the thing, the box and what was around it.',
    sender:
      'Please tell me whether you or I should claim, and send me the receipt or proof of insurance. I keep the thing, the box and what was around it.',
    'post-office':
      'Please tell me whether you want to see the parcel. I keep the thing, the box and what was around it.',
  },
  'missing-contents': {
    usps: 'Please search for what is missing, and tell me how to claim. I keep the box and what came.',
    sender: 'Please tell me what was in it, and whether you or I should claim. I keep the box and what came.',
    'post-office': 'Please see whether the missing contents are at your office. I keep the box and what came.',
  },
  'delivered-not-received': {
    usps: 'Please look up where “delivered” was scanned, ask the carrier, and tell me what you find.',
    sender:
      'Please ask USPS for the place of delivery too. If it does not come, please send another one or pay me back.',
    'post-office': 'Please look up where “delivered” was scanned, ask the carrier, and tell me what you find.',
  },
  returning: {
    usps: 'Please tell me why, whether the return can be stopped, and how your record of the address is put right.',
    sender: 'Please tell me whether you have it, and whether you send it again or pay me back.',
    'post-office': 'Please tell me why, and put your record of the address right if it is wrong.',
  },
  delivered: {
    usps: 'Please tell me where “delivered” was scanned, and whether it was handed to somebody.',
    sender: 'Please tell me which address you sent it to.',
    'post-office': 'Please look up where “delivered” was scanned, and tell me where it was left.',
  },
  held: {
    usps: 'Please tell me at which Post Office it is, until which day, and whether it can be brought to the address.',
    sender: 'Please tell me whether you asked for it to be held.',
    'post-office':
      'Please tell me whether it is at your counter, until which day, and whether it can be brought to the address.',
  },
  'delivery-attempted': {
    usps: 'Please have it brought again, and tell me on which day. If that is not possible, tell me where it can be picked up and until when.',
    sender: 'Please do not take it back yet: I am asking USPS to bring it again.',
    'post-office':
      'Please have it brought again, and tell me on which day. If that is not possible, tell me until when I can pick it up.',
  },
  customs: {
    usps: 'Please tell me whether customs still have it, and what they wait for.',
    sender: 'Please tell me whether customs asked you for papers or money, and send them what they need.',
    'post-office': 'Please tell me whether customs still have it, or whether it is on its way to you.',
  },
  'not-with-usps-yet': {
    usps: 'Please tell me whether any scan by USPS exists. If not, I will ask the sender.',
    sender:
      'Please tell me on which day and where you handed it over, or send it now. If it is lost, please send another one or pay me back.',
    'post-office': 'Please tell me whether any scan by USPS exists.',
  },
  'probably-lost': {
    ...LOOK_FOR_IT,
    usps: 'Please look for it where it was last scanned, and tell me what I need for a missing-mail search and a claim.',
    sender:
      'It is probably lost. Please send another one or pay me back, and claim from USPS: you may hold the receipt that it needs.',
  },
  'no-updates': LOOK_FOR_IT,
  late: {
    ...LOOK_FOR_IT,
    sender: 'Please tell me whether you know more than I do. If it does not come, I will ask you again.',
  },
  'unclear-status': {
    usps: 'Please tell me what that means for this parcel, and what happens next.',
    sender: 'Please tell me whether USPS has told you more.',
    'post-office': 'Please tell me whether it is at your office, and what happens next.',
  },
  'on-its-way': {
    usps: 'Please tell me what its newest scan says, and where that was.',
    sender: 'Please tell me whether you know more than its tracking says.',
    'post-office': 'Please tell me whether it has come to your office.',
  },
  'cannot-tell': {
    usps: 'Please tell me what its newest scan says, and what happens next.',
    sender: 'Please tell me whether this number is right, and on which day you handed the parcel over.',
    'post-office': 'Please tell me whether it has come to your office.',
  },
}

const REQUESTS_OF_WISH: Record<Wish, string> = {
  hold: 'Please tell me whether it can be held at my Post Office, and what I have to do.',
  redirect: 'Please tell me how it can still be sent there, and what it costs.',
  redeliver: 'Please tell me on which day it can come.',
  instructions: 'Please tell me how to say where it is to be left.',
  return: 'Please tell me whether it can still be stopped, and what it costs.',
}

function requestWords({ sheet, to, wish }: MessageInput): string {
  if (sheet.situation === 'wish') return REQUESTS_OF_WISH[wish ?? 'hold']
  return REQUESTS[sheet.situation ?? 'cannot-tell'][to]
}
