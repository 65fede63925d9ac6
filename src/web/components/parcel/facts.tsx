import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { ageWords, dayWords, placeName, sourceWords, whenWords } from '#words/en/index.ts'

/** The few facts that people ask for. */
export function FactsSheet({ reading, thisYear }: { reading: ParcelReading; thisYear: string }) {
  const { expected, lastSeen } = reading
  const ended = reading.phase === 'delivered' || reading.phase === 'returned'
  const isPasted = reading.source.kind === 'pasted'
  return (
    <section class="sheet stack">
      <h2>In short</h2>
      <dl class="facts">
        {lastSeen ? (
          <div>
            <dt>Last seen</dt>
            <dd>
              {placeName(lastSeen.scan.place) || 'place not told'}
              <small>{whenWords(lastSeen.scan, thisYear)}</small>
            </dd>
          </div>
        ) : null}
        {expected && !ended ? (
          <div>
            <dt>{expected.basis === 'carrier' ? 'Expected by USPS' : 'Expected, our estimate'}</dt>
            <dd>
              {dayWords(expected.day, thisYear)}
              {expected.firstPromised && expected.firstPromised !== expected.day ? (
                <small>first promised for {dayWords(expected.firstPromised, thisYear)}</small>
              ) : null}
              {expected.basis === 'standard' ? <small>from the usual time of this class</small> : null}
            </dd>
          </div>
        ) : null}
        {reading.journey?.state.returnBy && !ended ? (
          <div>
            <dt>Goes back after</dt>
            <dd>{dayWords(reading.journey.state.returnBy, thisYear)}</dd>
          </div>
        ) : null}
        <div>
          <dt>Told by</dt>
          <dd>
            {sourceWords(reading.source)}
            <small>{isPasted ? 'nothing of it is kept' : `heard ${ageWords(reading.nowMs - reading.asOfMs)}`}</small>
          </dd>
        </div>
      </dl>
    </section>
  )
}
