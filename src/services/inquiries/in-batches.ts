/** Goes on until there is nothing left, each once: what can't be done now is not tried again and again. */
export async function inBatches(read: () => Promise<number[]>, work: (id: number) => Promise<unknown>): Promise<void> {
  const done = new Set<number>()
  for (;;) {
    const ids = (await read()).filter((id) => !done.has(id))
    if (ids.length === 0) return
    for (const id of ids) {
      done.add(id)
      await work(id)
    }
  }
}
