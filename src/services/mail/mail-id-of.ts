/** What an inquiry's message keeps of the mail that brought it. */
export function mailIdOf({ id }: { id: number }): string {
  return `incoming-${id}`
}

/** The id of the mail that brought a message; null where none did. */
export function incomingIdIn(mailId: string | null): number | null {
  const id = Number(/^incoming-(\d+)$/.exec(mailId ?? '')?.[1])
  return Number.isSafeInteger(id) ? id : null
}
