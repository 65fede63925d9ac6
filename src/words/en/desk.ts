import type { Role } from '#domain/agents/role.ts'
import type { Scope } from '#domain/agents/scope.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#domain/agents/weak-password.ts'

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
  mails: 'Mails',
  agents: 'Agents',
  keys: 'Keys',
  signOut: 'Sign out',
  notSaid: 'Not said',
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

const ROLE_MAY: Record<Role, string> = {
  'read-only': 'sees everything, changes nothing',
  agent: 'answers, notes, assigns, merges',
  lead: 'also changes many at once, writes saved replies, sees reports, exports',
  administrator: 'also manages agents, keys, settings and the data of people',
}

/** A role with what it may do, for a choice. */
export function roleChoiceWords(role: Role): string {
  return `${ROLE_WORDS[role]}: ${ROLE_MAY[role]}`
}

const ACCOUNT_PROBLEMS = {
  'too-short': `Take at least ${SHORTEST_PASSWORD} characters. A few words in a row are good.`,
  'too-long': `Take at most ${LONGEST_PASSWORD} characters.`,
  'too-common': 'This is easy to guess. Take a few words that do not belong together.',
  'tells-of-you': 'This is made of your own name or email. Take something that nobody would guess.',
  'same-as-before': 'Take a new one, not the one that you were given or had before.',
  'wrong-password': 'The present password is not right.',
  'wrong-code': 'This code is not right. Take the one that your app shows now.',
  wait: 'There were too many tries. Wait 15 minutes, then try again.',
} as const

export type AccountProblem = keyof typeof ACCOUNT_PROBLEMS

/** Why a change of one's own account was refused. */
export function accountProblemWords(why: AccountProblem): string {
  return ACCOUNT_PROBLEMS[why]
}

export const WELCOME_WORDS = {
  title: 'Choose your password',
  text: 'You were given a password to begin with. Choose one that only you know.',
  hint: `At least ${SHORTEST_PASSWORD} characters. A few words in a row are good.`,
  next: 'New password',
  button: 'Keep it and go on',
  ended: 'This link has been used or has ended. Ask an administrator for a new one, or sign in.',
} as const

export const ACCOUNT_WORDS = {
  title: 'Your account',
  saved: {
    password: 'Your new password is kept. You are signed out everywhere else.',
    'second-factor-off': 'From now on your password alone is asked.',
    sessions: 'You are signed out there.',
  },
  password: 'Password',
  present: 'Present password',
  next: 'New password',
  changePassword: 'Change password',
  secondFactor: 'Second step at sign-in',
  secondFactorOff:
    'Off. With it, a code from an app on your phone is asked too: a stolen password alone opens nothing.',
  secondFactorOn: 'On. A code from your app is asked at each sign-in.',
  setUp: 'Set it up',
  turnOff: 'Turn it off',
  newCodes: 'Make new backup codes',
  sessions: 'Where you are signed in',
  thisOne: 'here',
  endOne: 'Sign out there',
  endOthers: 'Sign out everywhere else',
  since: 'since',
  usedLast: 'used last',
  unknownBrowser: 'unknown browser',
} as const

export const SECOND_FACTOR_WORDS = {
  title: 'Set up the second step',
  scan: 'Scan this with an app that makes codes, such as the ones built in to phones and password managers.',
  picture: 'A code to scan; the same stands below as text',
  typed: 'Or type this key into the app:',
  copyKey: 'Copy key',
  code: 'Six digits that the app shows now',
  confirm: 'Turn it on',
  again: 'Start over',
  doneTitle: 'The second step is on',
  codesTitle: 'Your new backup codes',
  codes:
    'Each of these backup codes works once, where your phone is lost. Keep them on paper. They are not shown again.',
  done: 'I have kept them',
} as const

export const AGENTS_WORDS = {
  title: 'Agents',
  add: 'Let somebody in',
  email: 'Email',
  name: 'Name',
  role: 'Role',
  addButton: 'Add agent',
  addedTitle: (name: string) => `${name} may come in`,
  givenTitle: (name: string) => `${name} has a new password to begin with`,
  given: 'Hand this link over in a safe way. It works once, for 7 days, and is not shown again.',
  linkLabel: 'Link',
  givenPassword: 'Or sign in with this one-time password:',
  copyLink: 'Copy link',
  back: 'Back to all agents',
  neverSignedIn: 'never signed in',
  signedIn: 'signed in',
  shutOut: 'shut out',
  waiting: 'has not chosen a password yet',
  withCode: 'with second step',
  changeRole: 'Change role',
  shutOutButton: 'Shut out',
  letInButton: 'Let in again',
  resetButton: 'New one-time password',
  resetWithCodeButton: 'New one-time password, second step off',
  manage: 'Manage',
  saved: 'Done.',
} as const

export const KEYS_WORDS = {
  title: 'Keys for programs',
  text: 'With a key a program uses the desk through the API:',
  developers: 'for programs',
  add: 'Add a key',
  name: 'Name',
  scopes: 'What it is for',
  addButton: 'Add key',
  addedTitle: (name: string) => `The key ${name}`,
  added: 'Keep it in a safe place: it is not shown again.',
  label: 'Key',
  copy: 'Copy key',
  none: 'There are no keys.',
  neverUsed: 'never used',
  used: 'used',
  remove: 'End this key',
  back: 'Back to all keys',
} as const

const SCOPE_WORDS: Record<Scope, string> = {
  'desk:read': 'read everything',
  'desk:write': 'answer, note, assign, merge',
  'desk:lead': 'also change many at once, export, report',
  'desk:admin': 'also manage agents, keys, webhooks and the data of people',
  webhooks: 'keep webhooks, and nothing else',
}

export function scopeWords(scope: Scope): string {
  return SCOPE_WORDS[scope]
}

const BROWSERS = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg\//],
  ['Chrome', /Chrom(?:e|ium)\//],
  ['Safari', /Safari\//],
] as const

const SYSTEMS = [
  ['Windows', /Windows/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Mac', /Mac OS/],
  ['Linux', /Linux/],
] as const

/** `Firefox on Windows`; null for a browser that we can't name. */
export function browserWords(userAgent: string): string | null {
  const find = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const browser = find(BROWSERS)
  const system = find(SYSTEMS)
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? null)
}
