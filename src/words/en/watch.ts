import type { WatchEvent, WatchState } from '#domain/watch/tokens.ts'

/** What can be told, as a choice. */
export const WATCH_EVENT_WORDS: Record<WatchEvent, { choice: string; hint: string }> = {
  seen: { choice: 'Every scan on its way', hint: 'Only when somebody or a machine really saw it.' },
  'out-for-delivery': { choice: 'It is out for delivery', hint: '' },
  delivered: { choice: 'It is delivered, or back with its sender', hint: '' },
  trouble: {
    choice: 'It needs something',
    hint: 'It is stuck, lost or damaged, or waits for you; also when that is over.',
  },
  deadline: { choice: 'A last day is near', hint: 'To pick it up, to have it searched for, to claim.' },
  'expected-day': { choice: 'Another day is expected', hint: '' },
}

export const WATCH_STATE_WORDS: Record<WatchState, string> = {
  pending: 'Waits for your yes',
  active: 'You are told',
  ended: 'Ended',
}

export const WATCH_WORDS = {
  offer: 'Send me news',
  title: 'News of a parcel',
  intro: 'We write when something changes, and never twice about the same. It ends by itself after the delivery.',
  number: 'Tracking number',
  channel: 'How do you want to be told?',
  channels: { email: 'By email', sms: 'By text message' },
  email: 'Your email address',
  emailHint: 'We ask you there first. It is used for this alone, and deleted when it ends.',
  phone: 'Your mobile phone number',
  phoneHint:
    'We ask you there first, by one text. At most some texts for each parcel; your carrier may charge for them. STOP ends it.',
  events: 'What do you want to hear of?',
  quiet: 'Not at night',
  quietHint: 'What happens then comes together in the morning.',
  quietYes: 'Send nothing between these hours',
  quietFrom: 'From',
  quietUntil: 'Until',
  zone: 'Your time zone',
  send: { email: 'Ask me by email', sms: 'Ask me by text', any: 'Ask me there' },
  sentTitle: { email: 'Look into your email', sms: 'Look at your phone' },
  sentText: 'A text comes from us. Answer it with YES, or open its link: then you get news.',
  sent: 'We have sent an email with a link. Open it and say yes: then you get news.',
  sentSpam: 'Nothing came? Emails may lie in the spam folder.',
  sentNone: 'Whoever has not said yes gets this question only once in 30 days, so that nobody can be bothered with it.',
  back: 'Back to the parcel',
  noMail:
    'No emails and no texts are sent from here. Where your browser can, the page of the parcel has a button “Tell this device”. Its feed works everywhere: “News as a feed” on the same page, for a feed reader.',
  own: 'News of your parcels',
  questionTitle: 'Do you want news of these parcels?',
  question: 'Somebody asked us to send you news of them. Nothing comes before you say yes.',
  yes: 'Yes, tell me',
  no: 'No',
  refuse: { email: 'Never write to this address again', sms: 'Never text this number again' },
  refuseHint: 'Deletes everything here. We keep only the address or number, so that nobody can have you asked again.',
  refused: 'We never write there, whoever asks.',
  allow: 'Allow it again',
  forget: 'Delete everything here',
  forgetHint: 'Your address, your choices, all parcels. It can’t be undone.',
  gone: 'All of it is deleted',
  goneText: 'You get no more news of parcels from us.',
  stop: 'Stop',
  stopAll: 'Stop all',
  stopped: 'You get no more news of that.',
  save: 'Save',
  saved: 'Saved.',
  empty: 'You watch no parcel now.',
  add: 'Watch another parcel',
  addGo: 'Watch it',
  key: 'Key',
  keyHint: 'It stands in each email from us without a link.',
  open: 'Open',
  locked: 'This page opens with the link in our emails and texts, or with its key.',
  wrongKey: 'This link is not valid, or not any more.',
} as const

const PROBLEMS: Record<string, string> = {
  'trackingNumber.not-a-tracking-number': 'This is not a USPS tracking number. Have a look at its digits.',
  'email.missing': 'Enter your email address.',
  'email.not-an-address': 'Enter an email address such as name@example.org.',
  'email.too-long': 'This email address is too long.',
  'phone.missing': 'Enter your phone number.',
  'phone.not-a-phone': 'Enter a mobile phone number such as 415 555 0132.',
  'phone.none-left': 'No more people can be asked by text today. Try again tomorrow, or choose another way.',
  'phone.not-served': 'No texts go to the country of this number.',
  'events.missing': 'Choose at least one.',
  'events.not-a-choice': 'Choose from the list.',
  'quietHours.not-valid': 'Enter two times of day, such as 22:00 and 07:00.',
  'zone.not-a-zone': 'Choose a time zone from the list.',
  'key.missing': 'Enter the key.',
}

/** What is wrong with a field of these forms. */
export function watchProblemWords(field: string, code: string): string {
  return PROBLEMS[`${field}.${code}`] ?? 'This can’t be used here.'
}
