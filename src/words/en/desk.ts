import type { Role } from '#domain/agents/role.ts'

/** The frame of the desk. */
export const DESK_WORDS = {
  name: 'Whereabouts desk',
  desk: 'desk',
  skip: 'To the content',
  simulated: 'Simulated parcels: nothing here is real mail.',
  independent: 'Whereabouts is independent software, not the United States Postal Service.',
  publicPages: 'To the public pages',
  navigation: 'Desk',
  queue: 'Queue',
  agents: 'Agents',
  keys: 'Keys',
  signOut: 'Sign out',
  noInquiries: 'There are no inquiries yet',
  noInquiriesText: 'When somebody asks a question, it stands here, the most urgent first.',
} as const

export const SIGN_IN_WORDS = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  button: 'Sign in',
  refused: 'This email and password do not fit together. Check both and try again.',
  forgotten: 'Forgotten? An administrator can give you a new password.',
  codeTitle: 'Your code',
  code: 'Six digits from your app, or a backup code',
  codeButton: 'Go on',
  wrongCode: 'This code is not right. Codes change every 30 seconds: take the one shown now.',
  tooLate: 'That took too long, or there were too many wrong codes. Sign in again.',
  locked: 'There were too many wrong codes. Wait 15 minutes, then sign in again.',
  startOver: 'Start over',
} as const

/** How long somebody must wait who tried too often. */
export function tooManyTriesWords(waitMs: number): string {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))
  return `There were too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`
}

const ROLE_WORDS: Record<Role, string> = {
  'read-only': 'Read only',
  agent: 'Agent',
  lead: 'Lead',
  administrator: 'Administrator',
}

export function roleWords(role: Role): string {
  return ROLE_WORDS[role]
}
