/**
 * Whom a note mentions: `@` and a name, in any case. Of names that begin alike the longest counts.
 * @returns the ids, each once, in the order of the text
 */
export function mentionsIn(text: string, agents: readonly { id: string; name: string }[]): string[] {
  const longestFirst = [...agents].sort((a, b) => b.name.length - a.name.length)
  const lower = text.toLowerCase()
  const found: string[] = []
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) continue
    const agent = longestFirst.find(({ name }) => name !== '' && startsWithName(lower, at + 1, name.toLowerCase()))
    if (agent && !found.includes(agent.id)) found.push(agent.id)
  }
  return found
}

function startsWithName(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? ' ')
}
