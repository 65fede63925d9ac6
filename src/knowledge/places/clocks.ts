/** Minutes east of UTC on the clock of a zone, for local times; remembers each hour that it was asked for. */
export function createClocks(): (timeZone: string, localTime: string) => number {
  const remembered = new Map<string, number>()
  return (timeZone, localTime) => {
    const key = `${timeZone} ${localTime.slice(0, 13)}`
    let minutes = remembered.get(key)
    if (minutes === undefined) {
      const zoned = Temporal.PlainDateTime.from(localTime.slice(0, 19)).toZonedDateTime(timeZone)
      minutes = Math.round(zoned.offsetNanoseconds / 60e9)
      if (remembered.size > 50_000) remembered.clear()
      remembered.set(key, minutes)
    }
    return minutes
  }
}
