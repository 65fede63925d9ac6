/** Words that say nothing about what somebody looks for. */
const STOP_WORDS = new Set(
  `a an and are as at be been but by can do does dont for from had has have how i if in is it its me my of on or
  our so that the their then there they this to up us usps was we what when which who why will with would
  you your says say said did get come came here show showed`.split(/\s+/),
)

/** Different words for one thing, each by the word that stands for all. */
const SAME_WORDS = new Map(
  Object.entries({
    parcel: 'parcels package packages item items shipment shipments mailpiece',
    theft: 'stolen steal stole thief thieves pirate pirates robbed',
    damage: 'damaged broken broke crushed torn wet smashed',
    claim: 'claims claiming compensation',
    refund: 'refunds refunded reimbursement',
    late: 'delayed delay delays overdue',
    phone: 'telephone call calling hotline',
    customs: 'custom duty duties tariff',
    hold: 'vacation holiday',
    fraud: 'scam scams phishing smishing fake spam',
    delivery: 'deliver deliveries',
    not: 'never didnt doesnt havent hasnt cant isnt',
    received: 'receive arrived arrive got',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
)

/** A word as the index keeps it; null for one that says nothing. */
export function termOf(word: string): string | null {
  const plain = word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  if (plain === '' || STOP_WORDS.has(plain)) return null
  return SAME_WORDS.get(plain) ?? plain
}

/** The words of a text. An apostrophe does not part a word. */
export function wordsOf(text: string): string[] {
  return text.replace(/['’]/g, '').split(/[^\p{L}\p{N}]+/u)
}

/** Words that say in a question with "not" that something did not come. */
const COMING = new Set(['get', 'come', 'came', 'here', 'show', 'showed'])

/** The terms of a question, each once. */
export function termsOf(question: string): string[] {
  const words = wordsOf(question)
  const terms = words.flatMap((word) => termOf(word) ?? [])
  if (terms.includes('not') && words.some((word) => COMING.has(word.toLowerCase()))) terms.push('received')
  return [...new Set(terms)]
}
