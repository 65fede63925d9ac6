/** The fields of a parcel and an inquiry that a saved reply may have. */
export const REPLY_FIELDS = [
  'customerName',
  'reference',
  'trackingNumber',
  'headline',
  'lastSeen',
  'latest',
  'expectedDay',
  'situation',
  'claimFrom',
  'claimUntil',
  'agentName',
] as const

export type ReplyField = (typeof REPLY_FIELDS)[number]

/**
 * Puts what is known into a saved reply: `{{trackingNumber}}`. A field without a value stays as it is, so that nobody
 * sends a sentence with a hole.
 * @returns the text, and the fields that have no value, each once
 */
export function fillReply(text: string, values: Partial<Record<ReplyField, string>>): { text: string; open: string[] } {
  const open = new Set<string>()
  const filled = text.replace(/\{\{\s*([A-Za-z]{1,40})\s*\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as ReplyField] : undefined
    if (value !== undefined && value !== '') return value
    open.add(name)
    return whole
  })
  return { text: filled, open: [...open] }
}

/** The fields of a saved reply that do not exist. */
export function unknownFields(text: string): string[] {
  const known: readonly string[] = REPLY_FIELDS
  const names = [...text.matchAll(/\{\{\s*([^{}]{0,60}?)\s*\}\}/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].filter((name) => !known.includes(name))
}
