import { printTrackingNumber, type Reading } from '#domain/tracking-number/index.ts'
import { carrierName } from '#words/en/index.ts'
import { paths } from '../paths.ts'

const MOST_REPAIRS = 6

/** What is wrong with a number, and what may have been meant; nothing is put right unasked. */
export function NumberProblems({ readings, asked }: { readings: readonly Reading[]; asked: string }) {
  const reading = readings[0]
  if (!reading) {
    return (
      <p>
        It has too few or too many characters for a tracking number. USPS numbers mostly have 22 digits, or 13
        characters such as RB 473 124 829 US.
      </p>
    )
  }
  return (
    <div class="stack">
      <p>It looks like a {carrierName(reading.carrier)} number with a mistake in it.</p>
      <ul>
        {reading.problems.map((problem) => (
          <li>{problem.message}</li>
        ))}
      </ul>
      {reading.repairs.length > 0 ? (
        <>
          <h2>Did you mean …</h2>
          <ul class="repairs">
            {reading.repairs.slice(0, MOST_REPAIRS).map((repair) => (
              <li>
                <a href={paths.track(repair.trackingNumber)}>
                  <MarkedChange from={asked} to={repair.trackingNumber} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

/** A number in fours with the characters marked in which it differs. */
function MarkedChange({ from, to }: { from: string; to: string }) {
  const before = from.toUpperCase().replace(/[^0-9A-Z]/g, '')
  let start = 0
  while (start < to.length && before[start] === to[start]) start++
  let end = 0
  while (end < to.length - start && end < before.length - start && before.at(-1 - end) === to.at(-1 - end)) end++
  let index = 0
  return (
    <>
      {[...printTrackingNumber(to)].map((character) => {
        if (character === ' ') return ' '
        const isChanged = index >= start && index < Math.max(to.length - end, start + 1)
        index++
        return isChanged ? <mark>{character}</mark> : character
      })}
    </>
  )
}
