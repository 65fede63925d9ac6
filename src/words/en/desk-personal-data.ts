/** What the page says where administrators hand over or delete the data of one person. */
export const PERSONAL_DATA_WORDS = {
  title: 'Personal data',
  lead: 'Somebody asks what you keep of them, or wants it gone? Look it up by their email address, or by the phone number that gets texts. For a question without an address, take its reference.',
  who: 'Email address or reference',
  look: 'Look it up',
  found: (who: string) => `Kept of ${who}`,
  nothing: 'Nothing is kept.',
  export: 'Hand it over',
  exportText: 'One file with everything: questions, messages, notes, files, mails. Read it before you pass it on.',
  exportButton: 'Save as a file (JSON)',
  delete: 'Delete it',
  deleteText:
    'Names, addresses, texts, files and mails go everywhere; open questions are closed. When something happened, and about which parcel, stays. It can’t be undone.',
  again: 'To be sure, write the same again',
  deleteButton: 'Delete for good',
  notTheSame: 'These two are not the same. Nothing was deleted.',
  deleted: (what: string) => `Deleted: ${what}. Backups made before still hold it, until they are gone too.`,
  log: 'What was done',
  logText: 'By whom and when. Whose data it was stands nowhere: the sign in front is the same for the same person.',
  logEmpty: 'Nothing yet.',
  byRule: 'the rule',
  noPerson: '–',
} as const

const DEEDS: Record<string, string> = { exported: 'handed over', deleted: 'deleted', aged: 'deleted by age' }

export function deedWords(kind: string): string {
  return DEEDS[kind] ?? kind
}

const COUNTS: Record<string, [one: string, many: string]> = {
  inquiries: ['question', 'questions'],
  messages: ['message', 'messages'],
  files: ['file', 'files'],
  mails: ['mail', 'mails'],
  comments: ['comment', 'comments'],
  watches: ['watched parcel', 'watched parcels'],
  messagesElsewhere: ['message in another’s question', 'messages in others’ questions'],
}

/** `2 questions, 1 mail`; empty where all are nought. */
export function countsWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${COUNTS[name]?.[count === 1 ? 0 : 1] ?? name}`)
    .join(', ')
}
