import type { ContactGroup } from '#domain/advice/contact-order.ts'

/** What stands over each group of channels. */
export const CONTACT_GROUP_WORDS: Record<ContactGroup, { title: string; text: string }> = {
  'look-first': { title: 'Look first', text: 'It costs nothing, and it solves many of these.' },
  ask: { title: 'Ask, in this order', text: 'Each step helps the next: a representative asks what you have tried.' },
  'if-it-stays-away': {
    title: 'If it stays away',
    text: 'Search and claim have days before and after which they do not work.',
  },
  'somebody-else': { title: 'When USPS is not the one to ask', text: 'Theft, customs, another carrier.' },
  'change-delivery': { title: 'To change a delivery', text: 'Before it comes, or after the first try.' },
}

/** When to call: our advice, from what callers report. */
export const BEST_TIMES =
  'Early in the morning, Tuesday to Thursday, one waits least. That is our advice, not a promise of USPS.'

/** For people who cannot hear or speak on the phone. */
export const RELAY = {
  title: 'Deaf, hard of hearing, or hard to understand on the phone?',
  text: 'Dial 711 for a relay operator, and have them call the number above. It is free.',
  phone: '711',
}

/** What the email form of USPS asks, in its order. */
export const EMAIL_FORM = {
  title: 'What the email form asks',
  asks: [
    'what it is about: choose “Where is my package” or what comes nearest',
    'the tracking number, or that you have none',
    'whether you are the sender or the recipient',
    'the day of mailing',
    'both addresses',
    'what is in it, and what it looks like from outside',
    'your name, email address and phone number',
    'your words: take the message from here',
  ],
  note: 'At the end it shows a confirmation number: write it down. USPS changes the form now and then.',
}

/** How to know a false message. */
export const FALSE_MESSAGES = {
  title: 'A text or mail asks for money or a link?',
  text: 'USPS never texts a link first. Do not tap it: forward the text to 7726, and send a picture of it to spam@uspis.gov.',
}

/** What every page about phone lines says of its hours. */
export const HOURS_NOTE = 'Closed on Sundays and postal holidays. An automatic voice answers day and night.'

/** How sure we are of a line, where it was not read at its source. */
export const TRUST_WORDS: Record<string, string> = {
  copy: 'read in a copy, not at USPS',
  memory: 'not confirmed at USPS: check before you rely on it',
}
