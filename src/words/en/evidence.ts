import type { Text } from '#domain/text/text.ts'
import { clockWords, dateWords } from './dates.ts'
import { diagnosisTitle, diagnosisWords, evidenceWords } from './diagnosis.ts'
import { headline } from './headline.ts'

/** Turns the texts of evidence into sentences. */
export const EVIDENCE_WRITER = {
  headline: (text: Text) => headline(text, 'full'),
  title: diagnosisTitle,
  summary: diagnosisWords,
  evidence: evidenceWords,
}

/** What stands on evidence besides what was recorded. */
export const EVIDENCE_WORDS = {
  title: 'Evidence about a parcel',
  pdf: 'Signed record (PDF)',
  json: 'The same as data (JSON)',
  simulated: 'SIMULATED: this parcel does not exist. It is no evidence of real mail.',
  facts: 'What it is about',
  number: 'Tracking number',
  class: 'Class of mail',
  state: 'In short',
  expected: 'Expected by',
  firstPromised: (day: string) => `first promised for ${day}`,
  source: 'Where the scans come from',
  asOf: 'Data as of',
  knownAt: 'Tells what was known at',
  madeAt: 'Made at',
  madeBy: 'Made by',
  stale: 'The source did not answer when this was made: it may know more.',
  meaning: 'What that means',
  because: 'Because',
  deadlines: 'Dates to keep',
  byRule: (rule: string, day: string) => `(rule ${rule}, as of ${day})`,
  scans: (count: number) => (count === 1 ? 'The one scan' : `All ${count} scans, the newest first`),
  scansNote:
    'The words in quotation marks are the source’s own. “Scanned there”: a person or a machine had the parcel. “Announced”: a message that nobody at a place made. Times are those of the place. “?” stands for a letter that this file can’t show: the attached record has it.',
  recorded: (moment: string) => `recorded here ${moment}`,
  corrected: 'corrected later by the same source',
  code: (code: string) => `code ${code}`,
  noZone: '(zone not known)',
  dayOnly: '(no time given)',
  check: 'How to check this',
  checkSteps: (address: string) => [
    `Go to ${address} and give it this file. It shows what was signed: compare that with what you read here.`,
    'The record itself is attached to this file as evidence.json. That page tells how to check it with common tools and without us.',
    'What the signature says: this server recorded this. It does not say that the source was right.',
  ],
  digest: 'Digest',
  signature: 'Signature (Ed25519)',
  key: 'Key',
  page: (number: number, count: number) => `page ${number} of ${count}`,
  independent: 'Whereabouts is independent software, not the United States Postal Service.',
}

/** `November 14, 2026, 3:14 AM -06:00` of a scan's time as evidence has it. */
export function evidenceTime(at: string): string {
  if (at.length === 10) return `${dateWords(at)} ${EVIDENCE_WORDS.dayOnly}`
  const offset = /(?:[+-]\d\d:\d\d|Z)$/.exec(at)?.[0] ?? EVIDENCE_WORDS.noZone
  return `${dateWords(at.slice(0, 10))}, ${clockWords(at.slice(11, 16))} ${offset}`
}

/** `November 20, 2026, 12:00:03 UTC` of an instant. */
export function evidenceMoment(instant: string): string {
  return `${dateWords(instant.slice(0, 10))}, ${instant.slice(11, 19)} UTC`
}

/** What the page says that checks evidence. */
export const VERIFY_WORDS = {
  title: 'Check a signed record',
  lead: 'Somebody gave you a record of a parcel or a question that was made here? Here you see whether it is unchanged. You need no account.',
  file: 'The file (PDF or JSON)',
  text: 'Or paste the JSON',
  button: 'Check it',
  nothing: 'Choose a file, or paste the JSON.',
  valid: 'Unchanged, and signed here',
  validText: 'This is what was signed. If the paper or file in your hand says anything else, believe this.',
  notValid: 'Don’t trust it',
  problems: {
    'not-evidence': 'This is no signed record of Whereabouts, or it was cut off.',
    'other-format': 'It was made by another version, which this server can’t read.',
    'content-changed': 'Something in it was changed after it was signed.',
    'wrong-signature': 'The signature does not belong to it.',
    'another-key': 'Another server signed it, not this one. Ask the server that it names.',
  },
  byHand: 'Check it without us',
  byHandText:
    'The record is JSON. These commands need jq and OpenSSL from 3.0 on, and the key of this server, which you should get once and keep.',
  what: 'What the signature says',
  whatText:
    'It says that this server recorded these scans and messages at these times, word for word as they came. It does not say that whoever told or wrote them was right, and not who sends or receives the parcel.',
  madeAt: 'Made',
  digest: 'Digest',
  scans: (count: number) => (count === 1 ? '1 scan' : `${count} scans`),
}

/** The commands that check a record by hand; they end with “Signature Verified Successfully”. */
export function verifyCommands(keyAddress: string): string {
  return [
    `curl -s ${keyAddress} > key.pem`,
    'jq -cjS .evidence evidence.json > content',
    'sha256sum content; jq -r .digest evidence.json',
    `printf %s "whereabouts-evidence-1 sha256:$(sha256sum < content | cut -c 1-64)" > signed`,
    'jq -r .signature.value evidence.json | base64 -d > signature',
    'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed -sigfile signature',
  ].join('\n')
}
