/** What is on its way from a scan to somebody who is told, by a key that is one scan's at a time. Moments in milliseconds. */
export class Trips {
  #open = new Map<string, { sentMs: number; acceptedMs: number | null; toldMs: number | null }>()
  #done: { fromSent: number; fromAccepted: number }[] = []
  #sent = 0

  send(key: string): void {
    this.#sent++
    this.#open.set(key, { sentMs: performance.now(), acceptedMs: null, toldMs: null })
  }

  accept(key: string): void {
    const trip = this.#open.get(key)
    if (!trip) return
    trip.acceptedMs = performance.now()
    this.#end(key)
  }

  tell(key: string): void {
    const trip = this.#open.get(key)
    if (!trip || trip.toldMs !== null) return
    trip.toldMs = performance.now()
    this.#end(key)
  }

  get sent(): number {
    return this.#sent
  }

  /** Who was told. */
  get told(): number {
    return this.#done.length
  }

  /** From the answer of the call that brought the scan; 0 where whoever is told knew before the caller. */
  get fromAccepted(): number[] {
    return this.#done.map(({ fromAccepted }) => fromAccepted)
  }

  /** From the moment when the call was sent. */
  get fromSent(): number[] {
    return this.#done.map(({ fromSent }) => fromSent)
  }

  #end(key: string): void {
    const trip = this.#open.get(key)
    if (!trip || trip.acceptedMs === null || trip.toldMs === null) return
    this.#open.delete(key)
    const { sentMs, acceptedMs, toldMs } = trip
    this.#done.push({ fromSent: toldMs - sentMs, fromAccepted: Math.max(0, toldMs - acceptedMs) })
  }
}
