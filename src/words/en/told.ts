import type { Report, Role, Wish } from '#domain/diagnosis/tokens.ts'

/** What a person may report, as a choice. */
export const REPORT_WORDS: Record<Report, string> = {
  'not-received': 'It says delivered, and it is not there',
  damaged: 'It came damaged',
  'missing-contents': 'Something is missing from it',
}

/** Who asks. */
export const ROLE_WORDS: Record<Role, string> = { sender: 'I sent it', recipient: 'It is for me' }

/** What a person may want done. */
export const WISH_WORDS: Record<Wish, string> = {
  hold: 'Have it held for me',
  redirect: 'Have it sent elsewhere',
  redeliver: 'Have it brought again',
  instructions: 'Say where to leave it',
  return: 'Have it sent back',
}

/** Who told us of a parcel. */
export function sourceWords({ kind, simulated }: { kind: string; simulated: boolean }): string {
  if (simulated) return 'the simulator'
  if (kind === 'pasted') return 'the text that you pasted'
  return kind === 'feed' ? 'a carrier’s feed' : kind
}
