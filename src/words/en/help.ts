const GROUPS: Record<string, string> = {
  start: 'First steps',
  statuses: 'What statuses mean',
  trouble: 'Something is wrong',
  delivery: 'Delivery and pickup',
  claims: 'Claims and refunds',
  contact: 'Whom to ask',
  safety: 'Stay safe',
}

/** The name of a group of articles. */
export function helpGroupWords(group: string): string {
  return GROUPS[group] ?? group
}

type Limits = { name: number; text: number; links: number; comments: number }

const PROBLEMS: Record<string, (limits: Limits) => string> = {
  'name.missing': () => 'Write your name, or what you want to be called',
  'name.too-long': ({ name }) => `Write a name of at most ${name} characters`,
  'name.link': () => 'Write a name without a web address in it',
  'email.missing': () => 'Write your email address',
  'email.wrong': () => 'Write an email address such as name@example.com',
  'text.missing': () => 'Write your comment',
  'text.too-long': ({ text }) => `Write at most ${text.toLocaleString('en-US')} characters`,
  'text.too-many-links': ({ links }) => `Keep at most ${links} web addresses`,
  'form.trapped': () => 'A field that people do not see was filled in. It is empty again: send the comment once more',
  'form.too-quick': () => 'That was very quick. Read it over once more, then send it again',
  'form.too-old': () => 'This page was open for a long time. Your text is still here: send it again',
  'form.sent-before': () => 'This form was sent before. If this is another comment, send it again',
  'form.too-many': ({ comments }) =>
    `At most ${comments} comments go in an hour. Your text is still here: send it later`,
  'form.unavailable': () => 'Our database does not answer. Your text is still here: send it again in a few minutes',
}

/** What is wrong with a field of the comment form, and what to do. */
export function commentProblemWords(field: string, code: string, limits: Limits): string {
  return PROBLEMS[`${field}.${code}`]?.(limits) ?? 'This can’t be sent as it is'
}

/** How many readers were helped; nothing where few have said. */
export function helpfulWords({ helpful, all }: { helpful: number; all: number }): string | null {
  if (all < 5) return null
  return `${helpful} of ${all} readers said that this helped.`
}
