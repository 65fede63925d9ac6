import type { ChangeId, Condition } from '#domain/advice/delivery-changes.ts'

const NAMES: Record<ChangeId, { name: string; does: string; go: string }> = {
  'delivery-instructions': {
    name: 'Give delivery instructions',
    does: 'You name a place at the house, a neighbor or a Post Office before the carrier comes.',
    go: 'Open the USPS tracking page',
  },
  'package-intercept': {
    name: 'Stop it with Package Intercept',
    does: 'USPS tries to stop it and keeps it at the Post Office, or sends it back. It costs a fee, which is shown before you pay, and USPS does not promise that it works.',
    go: 'Open Package Intercept at USPS',
  },
  'hold-mail': {
    name: 'Put your mail on hold',
    does: 'The Post Office keeps all mail of your address while you are away, not only this parcel.',
    go: 'Open Hold Mail at USPS',
  },
  redelivery: {
    name: 'Have it brought again',
    does: 'The carrier brings it once more, on a day that you choose.',
    go: 'Open Redelivery at USPS',
  },
  pickup: {
    name: 'Pick it up at the Post Office',
    does: 'The Post Office gives it to you at the counter.',
    go: 'Find your Post Office at USPS',
  },
}

/** What a change is called, what it does, and what the way to it is called. */
export function changeWords(id: ChangeId): { name: string; does: string; go: string } {
  return NAMES[id]
}

const RULES: Record<Condition, string> = {
  'not-delivered': 'not delivered or returned yet',
  'not-returning': 'not on its way back',
  'not-out-for-delivery': 'not out for delivery',
  'is-domestic': 'within the United States',
  'is-not-military': 'not to a military address (APO, FPO, DPO)',
  'is-not-signature': 'nobody has to sign for it',
  'is-not-cod': 'not paid on delivery',
  'is-not-insured-high': 'not insured for too much',
  'is-not-hold-for-pickup': 'not mailed to be picked up',
  'is-not-hazmat': 'no dangerous goods',
  'is-not-held': 'not held already',
  'is-with-usps': 'USPS has it',
  'has-impb': 'it has a domestic tracking number',
  'is-not-marketing-mail': 'not Marketing Mail',
  'is-not-commercial-number': 'its number does not begin with 92 or 93',
  'was-attempted': 'delivery was tried',
  'not-attempted': 'delivery was not tried yet',
  'is-at-post-office': 'it waits at the Post Office',
}

/** A condition as a rule says it. */
export function conditionWords(condition: Condition): string {
  return RULES[condition]
}

const BECAUSE: Record<Condition, string> = {
  'not-delivered': 'It is delivered or returned already.',
  'not-returning': 'It is on its way back to the sender.',
  'not-out-for-delivery': 'It is out for delivery: the carrier has it already.',
  'is-domestic': 'It crosses a border, and this is only for mail within the United States.',
  'is-not-military': 'It goes to a military address.',
  'is-not-signature': 'Somebody has to sign for it.',
  'is-not-cod': 'It is paid on delivery.',
  'is-not-insured-high': 'It is insured for too much.',
  'is-not-hold-for-pickup': 'It was mailed to be picked up.',
  'is-not-hazmat': 'It holds dangerous goods.',
  'is-not-held': 'It is held or ready for pickup already.',
  'is-with-usps': 'USPS does not have it yet.',
  'has-impb': 'It has no domestic tracking number, which begins with 9.',
  'is-not-marketing-mail': 'It is Marketing Mail.',
  'is-not-commercial-number':
    'Its number begins with 92 or 93: only the shipper can stop it, in the Business Customer Gateway.',
  'not-attempted': 'Delivery was tried already: it goes on with redelivery or pickup.',
  'was-attempted': 'Nobody has tried to deliver it yet.',
  'is-at-post-office': 'It does not wait at the Post Office.',
}

/** Why a condition closes a change. */
export function closedWords(condition: Condition): string {
  return BECAUSE[condition]
}

const NEEDS: Record<string, string> = {
  'needs.usps-account': 'a USPS.com account (free)',
  'needs.address-match': 'your address, checked once against the account',
  'needs.card': 'a credit or debit card',
  'needs.hold-days': 'the first and the last day of the hold',
  'needs.notice': 'the notice that was left (PS Form 3849), or its number',
  'needs.id': 'your ID',
  'needs.notice-if-any': 'the notice, where one was left',
}

/** Something that a change needs. */
export function needWords(key: string): string {
  return NEEDS[key] ?? key
}

const ONLY_YOU: Record<string, string> = {
  'no-hold-mail': 'no Hold Mail is on at your address',
  'no-intercept': 'nobody has asked for Package Intercept',
  'no-temporary-address': 'your mail is not sent on to another address for a time',
  'no-po-box': 'it does not go to a PO Box',
  'size-within': 'it is not over the size limit',
  'no-mail-agency': 'it does not go to a private mailbox shop',
  'no-customs-form': 'it has no customs form',
  'asked-by-3-am': 'you ask before 3 AM Eastern time of the first day',
}

/** A condition that no scan tells. */
export function onlyYouWords(token: string): string {
  return ONLY_YOU[token] ?? token
}

const WHO: Record<string, string> = {
  sender: 'the sender',
  recipient: 'the person it is addressed to',
  either: 'the sender or the person it is addressed to',
}

/** Who may ask for a change. */
export function whoMayAskWords(who: string): string {
  return WHO[who] ?? who
}
