/** The page of mails at the desk. */
export const DESK_MAILS_WORDS = {
  title: 'Mails',
  out: 'Outbox',
  in: 'Set aside',
  inText:
    'Mails that came in and belong to no inquiry: from programs, lists and answering machines, or too many at once.',
  noServer:
    'No mail server is set up, so mails wait here until one is. Whoever runs this installation sets SMTP_URL and MAIL_FROM.',
  away: 'The mail server can’t be reached. Mails go out by themselves once it is back.',
  views: 'Which mails',
  unsent: 'Not sent',
  sent: 'Sent',
  cancelled: 'Called back',
  notices: 'Other notices',
  noticesText: 'News to people who watch parcels, where it goes out otherwise than by mail.',
  drop: 'Drop',
  nothingOut: 'No mail waits or failed.',
  nothingThere: 'There are none.',
  nothingIn: 'Nothing is set aside.',
  to: 'To',
  from: 'From',
  inquiry: 'Inquiry',
  text: 'Its text',
  retry: 'Send now',
  cancel: 'Call back',
  again: 'Read again',
  again_hint: 'Reads the mail once more, as after a fault was mended.',
  download: 'The mail as it came',
  tries: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  next: 'Next page',
  done: {
    retried: 'It is sent now.',
    cancelled: 'It is called back and will not be sent.',
    again: 'It is being read again.',
  } as Record<string, string>,
} as const

const STATE_WORDS: Record<string, string> = {
  held: 'Held for a moment',
  waiting: 'Waits',
  sent: 'Sent',
  failed: 'Failed',
  cancelled: 'Not sent',
}

export function mailStateWords(state: string): string {
  return STATE_WORDS[state] ?? state
}

const SET_ASIDE_WORDS: Record<string, string> = {
  copy: 'The same mail came before',
  own: 'It came from us',
  bounce: 'A mail came back that we did not send',
  'auto-reply': 'An answering machine wrote it',
  automatic: 'A program wrote it',
  bulk: 'It came from a mailing list',
  'too-many': 'Too many came from this address in one day',
  redacted: 'Deleted with the data of whoever sent it',
}

/** Why a mail belongs to no inquiry. */
export function setAsideWords(state: string, became: string | null): string {
  if (state === 'waiting') return 'Waits to be read'
  return became === null ? 'Set aside' : (SET_ASIDE_WORDS[became] ?? became)
}
