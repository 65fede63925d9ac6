/** What an inquiry's message keeps of the mail that brought it. */
export function mailIdOf({ id }: { id: number }): string {
  return `incoming-${id}`
}
