import type { Inquiry, InquiryEvent } from '#domain/inquiry/inquiry.ts'
import type { InquiryOutcome, InquiryStatus } from '#domain/inquiry/tokens.ts'

/** Whose turn it is, as a heading and a sentence. */
export const STATUS_WORDS: Record<InquiryStatus, { title: string; text: string }> = {
  open: { title: 'We are looking into it', text: 'It is our turn. You don’t need to do anything now.' },
  waiting: { title: 'We need something from you', text: 'Please read the newest message and answer it below.' },
  answered: { title: 'We have answered', text: 'If it is not settled, write to us below.' },
  closed: {
    title: 'This question is closed',
    text: 'If something is still wrong, open it again or write to us below.',
  },
}

const OUTCOME_WORDS: Record<InquiryOutcome, string> = {
  delivered: 'The parcel was delivered.',
  found: 'The parcel was found.',
  returned: 'The parcel went back to the sender.',
  'claim-filed': 'A claim was filed.',
  'search-filed': 'A search was asked for.',
  explained: 'The question was answered.',
  withdrawn: 'You closed it.',
  'no-reply': 'There was no reply any more.',
  merged: 'It goes on in another inquiry.',
  other: 'It is settled.',
}

/** How it ended; empty where nobody said. */
export function outcomeWords(outcome: Inquiry['outcome']): string {
  return outcome ? OUTCOME_WORDS[outcome] : ''
}

/** When we owe an answer, or the end of the matter. */
export function dueWords(when: string, kind: Inquiry['dueKind'], isPast: boolean): string {
  if (isPast) {
    const late = kind === 'resolution' ? 'This takes us longer than it should' : 'We are late with our answer'
    return `${late}, and we are sorry. Your question is not forgotten.`
  }
  return kind === 'resolution' ? `We mean to have it settled by ${when}.` : `You get an answer by ${when}.`
}

/** Who a message is from. */
export const FROM_WORDS = { customer: 'You', agent: 'Our answer', system: 'Whereabouts' } as const

/** What happened, in a few words; null for what the messages tell themselves. */
export function eventWords({ kind, byKind, data }: Pick<InquiryEvent, 'kind' | 'byKind' | 'data'>): string | null {
  const isCustomer = byKind === 'customer'
  switch (kind) {
    case 'opened':
      return isCustomer ? 'You asked.' : 'We wrote your question down.'
    case 'status-changed':
      return data.to === 'waiting'
        ? 'We asked you something.'
        : data.to === 'answered'
          ? 'We answered.'
          : data.to === 'open' && !isCustomer
            ? 'We are looking into it again.'
            : null
    case 'file-added':
      return isCustomer ? 'You added a file.' : 'We added a file.'
    case 'parcel-attached':
      return 'We put the parcel with it.'
    case 'scan-arrived':
      return 'The parcel was scanned again.'
    case 'answered-by-scan':
      return 'A new scan may answer it.'
    case 'closed':
      return isCustomer ? 'You closed it.' : 'It was closed.'
    case 'reopened':
      return isCustomer ? 'You opened it again.' : 'We opened it again.'
    case 'rated':
      return 'You said how it went.'
    default:
      return null
  }
}

export const RATING_WORDS: Readonly<Record<number, string>> = {
  5: 'Very well',
  4: 'Well',
  3: 'So so',
  2: 'Not well',
  1: 'Badly',
}

/** Signs as they are read out; letters by the words that pilots use. */
const SPOKEN: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
  0: 'zero',
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
}

/** A reference as it is read out on the phone: `Kilo, seven, Quebec, Mike; four, Romeo, two, X-ray`. */
export function spokenReference(reference: string): string {
  const say = (signs: string) => [...signs].map((sign) => SPOKEN[sign] ?? sign).join(', ')
  return `${say(reference.slice(0, 4))}; ${say(reference.slice(4))}`
}

/** The words around an inquiry’s page. */
export const INQUIRY_WORDS = {
  title: 'Your question',
  sentTitle: 'Your question is here',
  reference: 'Your reference',
  readAloud: 'On the phone, say:',
  link: 'Your private link',
  linkText: 'It opens your question. Whoever has it can read and answer, so keep it to yourself.',
  mailOnItsWay: 'We also send it to you by email.',
  noMail: 'You gave no email address: keep this link, there is no other way back.',
  next: 'What happens next',
  answerComes: 'A person reads it. The answer comes by email, and stands on your private page.',
  answerHere: 'A person reads it. The answer stands on your private page: look there again.',
  follow: 'Open your question',
  messages: 'What was written',
  timeline: 'What happened',
  parcel: 'Your parcel',
  write: 'Write to us',
  writeLabel: 'Your message',
  send: 'Send',
  close: 'It is settled: close it',
  reopen: 'Open it again',
  leave: 'Lock this page on this device',
  isItHere: 'A scan says it was delivered. Do you have it?',
  itIs: 'Yes, I have it',
  itIsNot: 'No, I don’t have it',
  zone: (zone: string) => `All times in ${zone}.`,
  rate: 'How did it go?',
  rateAgain: 'Say it differently',
  rateComment: 'What could be better? You may leave this out.',
  rateGo: 'Tell us',
  rated: 'You said:',
  thanks: 'Thank you for telling us.',
  closesOn: (day: string) => `Without another message it closes by itself on ${day}.`,
  carriedOn: (reference: string) => `It goes on together with ${reference}.`,
  news: 'There is something new.',
  fresh: 'This page looks for news by itself.',
  freshless: 'Load this page again to look for news.',
  private: 'This page is private',
  privateText: 'Open it by the private link that you got when you asked, or by the one in our email.',
  wrongKey: 'This link does not open it. Maybe a part of it is missing: take the whole line.',
  haveKey: 'I have the key',
  key: 'The key',
  keyHint: 'It stands in our email, in a line of its own.',
  open: 'Open it',
  noReference: 'This is no reference',
  find: 'Find your question',
  findText:
    'Give the reference and the email address that you gave us. If they belong together, we send you a new private link.',
  findGo: 'Send me the link',
  findReference: 'The reference',
  findReferenceHint: 'Eight letters and digits, such as K7QM-4R25.',
  findEmail: 'The email address',
  found: 'Look into your mailbox',
  foundText:
    'If reference and address belong together, a mail with a new private link is on its way. It may take some minutes. Look into the spam folder too.',
  foundNone: 'Nothing came? Then one of the two is different from what you gave us. You can ask anew.',
} as const
