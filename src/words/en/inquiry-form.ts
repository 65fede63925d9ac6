import type { DetailField } from '#domain/inquiry/details.ts'
import type { QuestionStep } from '#domain/inquiry/question-steps.ts'

/** What each step asks, as the heading of its page. */
export const STEP_WORDS: Record<QuestionStep, string> = {
  reason: 'What is your question about?',
  role: 'Who are you?',
  wish: 'What would you like?',
  dates: 'Which days do you know?',
  description: 'What happened?',
  tried: 'What have you tried so far?',
  contents: 'What was in it?',
  addresses: 'Which addresses stand on it?',
  files: 'Do you have photos or papers?',
  you: 'Where can we answer you?',
}

/** What stands under a heading. */
export const STEP_HINTS: Partial<Record<QuestionStep, string>> = {
  dates: 'Leave out what you don’t know.',
  tried: 'Leave out what does not fit.',
  addresses: 'Only the people who look for your parcel see them. Leave out what you don’t know.',
  files:
    'Photos of the parcel, the box and the label; a receipt, an invoice, a letter. You can go on without any, and add some later.',
  you: 'We only use this for your question.',
}

export const STEP_ROLE_WORDS = {
  recipient: 'It is for me',
  sender: 'I sent it',
  other: 'I ask for somebody else',
} as const

/** The label of a detail, and what helps to fill it in. */
export const DETAIL_WORDS: Record<DetailField, { label: string; hint?: string }> = {
  mailedOn: { label: 'When was it mailed?', hint: 'It stands on the receipt.' },
  expectedDay: { label: 'When was it to come?' },
  deliveredOn: { label: 'When did it come, or when was it said to have come?' },
  contents: {
    label: 'What was in it?',
    hint: 'So that somebody who opens a box can tell that it is yours: “a blue wool coat, size 12, and a card”.',
  },
  packaging: { label: 'What did it look like?', hint: 'Size, color, tape, labels: “a brown box, as long as an arm”.' },
  value: { label: 'What was it worth, in dollars?', hint: 'Such as 45.50.' },
  insured: { label: 'Was insurance bought for it?' },
  wish: { label: 'What would you like?' },
  senderAddress: { label: 'From which address was it sent?' },
  recipientAddress: { label: 'To which address was it sent?' },
  lookedAt: { label: 'Where have you looked?', hint: 'Porch, mailbox, neighbors, front desk, Post Office.' },
  earlierNumbers: {
    label: 'Do you have a number of an earlier request?',
    hint: 'Of a help request, a call, a search or a claim.',
  },
}

/** Fields that are no details. */
export const FIELD_WORDS = {
  message: {
    label: 'What happened?',
    hint: 'In your own words. What did you see, and what do you want to know?',
  },
  name: { label: 'Your name', hint: 'You may leave this out.' },
  email: {
    label: 'Your email address',
    hint: 'The answer comes here. Without it you get a private link, and have to keep that yourself.',
  },
  phone: { label: 'Your phone number', hint: 'Only if we may call you.' },
} as const

const PROBLEMS: Record<string, string> = {
  'reason missing': 'Choose what it is about.',
  'role missing': 'Choose who you are.',
  'wish missing': 'Choose what you would like.',
  'message missing': 'Write what happened.',
  'message too-long': 'What happened is too long: at most 20,000 characters.',
  'contents missing': 'Say what was in it.',
  'name too-long': 'The name is too long.',
  'email not-an-address': 'An email address looks like name@example.com.',
  'email too-long': 'The email address is too long.',
  'phone not-a-phone': 'A phone number has digits, such as 555-010-1234.',
  'phone too-long': 'The phone number is too long.',
  'value not-a-number': 'The worth is an amount in dollars, such as 45.50.',
  'mailedOn not-a-day': 'The mailing day is a day of the calendar, such as 2026-11-20.',
  'mailedOn ahead': 'The mailing day is still to come.',
  'mailedOn too-long-ago': 'The mailing day is too long ago.',
  'expectedDay not-a-day': 'The day on which it was to come is a day of the calendar, such as 2026-11-20.',
  'expectedDay too-long-ago': 'The day on which it was to come is too long ago.',
  'deliveredOn not-a-day': 'The day on which it came is a day of the calendar, such as 2026-11-20.',
  'deliveredOn ahead': 'The day on which it came is still to come.',
  'deliveredOn too-long-ago': 'The day on which it came is too long ago.',
  'insured not-a-choice': 'Choose whether insurance was bought.',
  'number missing': 'Give the number, or say that you have none.',
  'number wrong': 'This is no tracking number as it stands. Look at it once more, or go on without a number.',
  'text missing': 'Write something before you send it.',
  'text too-long': 'That is too long: at most 20,000 characters.',
  'rating missing': 'Choose how it went.',
  'rating not-a-choice': 'Choose how it went.',
  'comment too-long': 'That is too long: at most 2,000 characters.',
  'reference missing': 'Give the reference.',
  'reference not-a-reference': 'A reference has eight letters and digits, such as K7QM-4R25. Look at it once more.',
  'email missing': 'Give the email address.',
  'key missing': 'Give the key.',
}

/** What is wrong with a field of a question, as a whole sentence. */
export function inquiryProblemWords(field: string, code: string): string {
  const known = PROBLEMS[`${field} ${code}`]
  if (known) return known
  return code === 'too-long' ? 'This text is too long.' : 'This answer is not right.'
}

/** The words around the form. */
export const ASK_WORDS = {
  title: 'Ask about a parcel',
  askUs: 'Ask us',
  askUsAbout: 'Ask us about a parcel',
  stuck: 'Nothing of this helps?',
  lead: 'A person reads your question and answers it. It takes about five minutes, and you need no account.',
  number: 'What is its tracking number?',
  numberHint: 'It stands on the receipt, the label or the message from the shop. USPS numbers mostly have 22 digits.',
  noNumber: 'I have no number',
  known: 'What we know already',
  knownNothing: 'We have no scans of it, but you can ask all the same.',
  yourself: 'What you can do yourself now',
  still: 'If that does not answer it, ask us.',
  next: 'Continue',
  back: 'Back',
  helper: 'Let us write it for you',
  helperHint: 'From what the scans say. You can change all of it.',
  helperGo: 'Write it for me',
  done: 'So far I have',
  check: 'Check your answers',
  parcel: 'The parcel',
  send: 'Send the question',
  sendHint: 'With it we keep what the tracking says at this moment.',
  change: 'Change',
  none: 'Not said',
  noneNumber: 'None',
  yes: 'Yes',
  no: 'No',
  dontKnow: 'I don’t know',
  saved: 'Your answers are kept for seven days, so that you can go on later in this browser.',
  begun: 'You began a question',
  goOn: 'Go on with it',
  drop: 'Throw it away',
  gone: 'Your question is not here any more',
  goneText:
    'It may have been sent or thrown away, or it is older than seven days. If it vanished just now, your browser may not keep cookies for this page.',
  anew: 'Begin anew',
  otherWays: 'Other ways to get help',
  askedBefore: 'You asked before? Find your question',
  optional: 'You may leave this out.',
} as const

/** What is said of photos and papers. */
export const UPLOAD_WORDS = {
  label: 'Choose photos or papers',
  more: 'Add photos or papers',
  hint: 'Pictures, PDF or plain text, at most 10 MB each and 20 MB at once.',
  add: 'Add them',
  added: 'Added so far',
  checked: 'Photos and papers',
  remove: 'Remove',
  busy: {
    title: 'Many people send files right now',
    text: 'Go back and send it once more in a few seconds. Nothing is lost that was there before.',
  },
  slow: {
    title: 'That took too long',
    text: 'The files did not arrive within two minutes. Go back and send fewer or smaller ones.',
  },
  tooLarge: {
    title: 'These files are too large',
    text: 'At most 10 MB each and 20 MB at once. Go back and send fewer or smaller ones.',
  },
  problem: (code: string, name: string, most: number): string => {
    const file = name === '' ? 'A file' : `“${name}”`
    switch (code) {
      case 'empty':
        return `${file} is empty.`
      case 'too-large':
        return `${file} is too large: at most 10 MB.`
      case 'not-a-kind':
        return `${file} is neither a picture (JPEG, PNG, WebP, HEIC, GIF) nor a PDF nor plain text.`
      case 'too-many':
        return `There are at most ${most} files with 40 MB in all.`
      default:
        return 'Choose a file first.'
    }
  },
} as const
