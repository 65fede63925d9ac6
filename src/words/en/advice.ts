import type { Text } from '#domain/text/text.ts'
import { dayWords } from './dates.ts'

type Values = Text['values']

const isSender = (values: Values) => values.role === 'sender'

const ACTIONS: Record<string, (values: Values) => string> = {
  'advice.wait': (values) => (values.situation === 'on-its-way' ? 'Nothing to do: wait' : 'Wait a little'),
  'advice.notifications': () => 'Let USPS tell you about scans',
  'advice.sender': (values) =>
    values.situation === 'not-with-usps-yet'
      ? 'Ask the sender whether it was handed over'
      : values.situation === 'returning'
        ? 'Ask the sender what happens next'
        : values.situation === 'wish'
          ? 'Ask the sender to have it stopped'
          : values.situation === 'customs'
            ? 'Ask the sender whether a paper is missing'
            : values.situation === 'cannot-tell'
              ? 'Ask the sender for the right number'
              : 'Tell the sender',
  'advice.household': (values) =>
    isSender(values) ? 'Ask the recipient to look and ask around' : 'Look around and ask around',
  'advice.help-request': () => 'Send USPS a help request',
  'advice.phone': () => 'Call 1-800-222-1811',
  'advice.inquiry': () => 'Ask us',
  'advice.post-office': (values) =>
    values.situation === 'damaged' || values.situation === 'missing-contents'
      ? 'Be ready to bring it to the Post Office'
      : values.situation === 'not-with-usps-yet'
        ? 'Ask where you handed it in'
        : 'Ask your Post Office',
  'advice.missing-mail-search': () => 'Ask for a missing-mail search',
  'advice.claim': () => 'File a claim',
  'advice.appeal': () => 'Appeal against the decision',
  'advice.redelivery': (values) =>
    isSender(values) ? 'Ask the recipient to have it brought again' : 'Have it brought again',
  'advice.pickup': (values) => (isSender(values) ? 'Ask the recipient to pick it up' : 'Pick it up at the Post Office'),
  'advice.hold-mail': () => 'Put your mail on hold',
  'advice.delivery-instructions': () => 'Give delivery instructions',
  'advice.package-intercept': () => 'Have it stopped with Package Intercept',
  'advice.refund': (values) =>
    values.situation === 'wish'
      ? 'Keep it, and get your money back for the label'
      : values.situation === 'not-with-usps-yet'
        ? 'Get your money back for the label'
        : values.role === 'recipient'
          ? 'Tell the sender to ask for the postage back'
          : 'Ask for the postage back',
  'advice.international-inquiry': () => 'Start an international inquiry',
  'advice.customs': () => 'Answer customs if they write',
  'advice.inspection-service': (values) =>
    values.rule === 'unclear-status.seized'
      ? 'Ask the agency that is named in the letter about it'
      : 'If you think it was stolen, report it',
  'advice.other-carrier': () => 'Ask the shipping partner, if you know which',
}

const WHYS: Record<string, (values: Values) => string> = {
  'why.wait': (values) =>
    values.situation === 'on-its-way'
      ? String(values.rule).startsWith('on-its-way.quiet')
        ? 'A few quiet days are usual. USPS can be asked to look once there are more.'
        : 'It moves as parcels do.'
      : values.situation === 'held'
        ? 'Mostly it goes on by itself within days.'
        : values.situation === 'customs'
          ? 'Customs mostly need days, now and then weeks.'
          : values.situation === 'late'
            ? 'Most late parcels come within days, and no form makes them faster yet.'
            : 'Many parcels show their first scan a day or two after the label.',
  'why.wait.missent': () => 'A missent parcel is mostly back on its way within three postal days.',
  'why.wait.alert': () => 'Most such things settle by themselves within a day or two.',
  'why.wait.early-scan': () => 'Some carriers scan before they hand over.',
  'why.notifications': () => 'A text to 28777 with the number, or an email from the USPS page, saves looking.',
  'why.sender': () => 'The sender can send another one or pay you back, and may hold the receipt that a claim needs.',
  'why.sender.not-handed-over': () => 'Until USPS has it, only the sender knows where it is.',
  'why.sender.wish': () => 'The sender may have it stopped too, and has the receipt that this needs.',
  'why.sender.customs': () => 'Customs often miss an invoice or a value, and only the sender has it.',
  'why.household': () =>
    'Every door, the mailbox, a parcel locker and its key, a safe spot; then family, neighbors and the front desk.',
  'why.help-request.silence': (values) =>
    `${values.days} postal days without a scan. It goes to the Post Office that delivers to you, which can look for the parcel.`,
  'why.help-request.late': (values) =>
    `${values.days} postal days past its day, or silent for long. It goes to the Post Office that delivers to you, which can look for the parcel.`,
  'why.help-request.delivered': () => 'It goes to the Post Office that delivers to you, which can ask the carrier.',
  'why.phone': (values) =>
    values.situation === 'cannot-tell'
      ? 'A representative sees the same scans, and can explain them.'
      : 'A representative can open a service request at the local office and gives you its number.',
  'why.inquiry': () => 'A person here reads it and answers. Your question, the scans and the answers stay together.',
  'why.post-office': () => 'The office that delivers to you can ask the carrier.',
  'why.post-office.elsewhere': () => 'It can look up where “delivered” was scanned.',
  'why.post-office.delivered': () => 'It can look up where “delivered” was scanned, and ask the carrier.',
  'why.post-office.past-its-day': () => 'It may still be there. If it is, ask them to keep it for you.',
  'why.post-office.held': () => 'If nobody of you asked for a hold, an old one may still be on the address.',
  'why.post-office.damaged': () => 'USPS may want to see the thing, the box and what was around it. Keep all of it.',
  'why.post-office.handed-in': () =>
    'If you handed it in, show your receipt where you did. If you did not, now is the time.',
  'why.post-office.stuck': () =>
    'Help requests go to the office that delivers it. It can look in its rooms; of a parcel that is still far away it sees no more than you.',
  'why.post-office.wish': () => 'The office that delivers it can say what is still possible on the day.',
  'why.post-office.returning': () => 'If the address is right, the office can correct its record.',
  'why.missing-mail-search': () =>
    'It comes after a help request that brought nothing. If you sent one already, tell us the day: then it may be sooner.',
  'why.missing-mail-search.asked': () => 'You asked for help already; a search is the next step.',
  'why.claim': (values) =>
    isSender(values)
      ? 'It is covered. You need proof of its value and of the insurance.'
      : 'It is covered. Sender or addressee may claim, whoever has the receipt.',
  'why.claim.damage': () => 'Damage and missing contents can be claimed at once, by sender or addressee.',
  'why.claim.international': () => 'For parcels across a border the inquiry comes first.',
  'why.appeal': () => 'A denied claim can be looked at again, twice at most.',
  'why.redelivery': () => 'You choose the day.',
  'why.pickup': () => 'Take the notice, or your ID. After its last day it goes back.',
  'why.hold-mail': () => 'It keeps all mail of your address for 3 to 30 days.',
  'why.delivery-instructions': () => 'You name a place at the house, a neighbor or an office.',
  'why.package-intercept': () => 'It costs money, and USPS does not promise that it works.',
  'why.refund': (values) =>
    values.situation === 'not-with-usps-yet' || values.situation === 'wish'
      ? 'A label that was not used is paid back by whoever sold it.'
      : values.role === 'recipient'
        ? 'Priority Mail Express comes with a promise of money back. It is paid to the sender, who has the receipt.'
        : 'Priority Mail Express is the one class with a promise of money back.',
  'why.refund.international': () => 'The promise of money back holds for some countries only.',
  'why.international-inquiry': () => 'The post of the other country is asked.',
  'why.international-inquiry.international': () =>
    'The post of the other country is asked. The sender in the United States starts it.',
  'why.customs': () => 'USPS cannot hurry them. Duty or a missing paper is the usual reason.',
  'why.inspection-service': (values) =>
    values.rule === 'unclear-status.seized'
      ? 'If no letter came, the Postal Inspection Service can say who has it. USPS cannot give it back.'
      : 'Mail theft is a crime; the Postal Inspection Service and the police look into it.',
  'why.other-carrier': () => 'USPS cannot ask it for you.',
}

/** What to do, in a few words. */
export function actionWords(text: Text): string {
  return ACTIONS[text.key]?.(text.values) ?? text.key
}

/** Why. */
export function whyWords(text: Text): string {
  return WHYS[text.key]?.(text.values) ?? text.key
}

/** When to take a step, as the beginning of its explanation; empty where it is at any time. */
export function stepWhenWords(
  { from, until }: { from: string | null; until: string | null },
  today: string,
  thisYear: string,
): string {
  const say = (day: string) => (day === today ? 'today' : dayWords(day, thisYear))
  const isLater = from !== null && from > today
  if (isLater) return until ? `From ${say(from)} until ${say(until)}.` : `From ${say(from)}.`
  if (until) return until === today ? 'Today, for the last time.' : `Until ${say(until)}.`
  return from === null ? '' : from === today ? 'From today.' : 'Now.'
}

const DEADLINES: Record<string, { opens: string; closes: string; note: string }> = {
  claim: { opens: 'Claim opens', closes: 'Claim closes', note: 'counted from the mailing date' },
  'missing-mail-search': {
    opens: 'Search possible from',
    closes: 'Search possible until',
    note: 'from the mailing date and a help request',
  },
  appeal: { opens: 'Appeal from', closes: 'Appeal until', note: '30 days from the decision' },
  pickup: { opens: 'Kept since', closes: 'Pick up by', note: 'then it goes back' },
  'second-notice': { opens: 'Second notice', closes: 'Second notice until', note: 'for Priority Mail Express' },
  return: { opens: 'Goes back after', closes: 'Goes back until', note: 'at the close of business' },
  refund: { opens: 'Refund from', closes: 'Refund until', note: 'postage back' },
  'international-inquiry': { opens: 'Inquiry from', closes: 'Inquiry until', note: 'by the sender' },
  'record-kept': { opens: 'Record kept from', closes: 'Record kept until', note: 'then USPS forgets it' },
}

/** What a deadline's first and last day are called. */
export function deadlineWords(kind: string): { opens: string; closes: string; note: string } {
  return DEADLINES[kind] ?? { opens: kind, closes: kind, note: '' }
}
