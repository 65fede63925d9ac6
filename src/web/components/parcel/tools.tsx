import type { Meaning } from '#services/parcels/meaning.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { WATCH_WORDS } from '#words/en/index.ts'
import type { Origin } from '../../asked-parcel.ts'
import { paths, withQuery } from '../../paths.ts'
import { AskUs } from '../ask-us.tsx'
import { Onward } from '../onward.tsx'

/** What the page can prepare for the steps: call sheet, message, claim guide, changes of the delivery, news by mail, a question. */
export function ParcelTools({
  reading,
  meaning,
  origin,
}: {
  reading: ParcelReading
  meaning: Meaning
  origin: Origin
}) {
  const number = origin.number
  const channels = new Set(meaning.advice.map((step) => step.channel))
  const isOver = reading.phase === 'delivered' || reading.phase === 'returned'
  const asks = channels.has('phone') || channels.has('help-request') || channels.has('post-office')
  return (
    <ul class="tools">
      {asks ? (
        <>
          <li>
            <Onward to={number === null ? paths.readCallSheet() : paths.callSheet(number)} origin={origin} quiet>
              Prepare a call
            </Onward>
          </li>
          <li>
            <Onward to={number === null ? paths.readMessage() : paths.message(number)} origin={origin} quiet>
              Write the message for me
            </Onward>
          </li>
        </>
      ) : null}
      {channels.has('claim') || channels.has('international-inquiry') ? (
        <li>
          <a class="button quiet" href={claimGuide(reading, meaning, number)}>
            Claim, step by step
          </a>
        </li>
      ) : null}
      {isOver ? null : (
        <li>
          <Onward to={number === null ? paths.changeOfReading() : paths.changeOf(number)} origin={origin} quiet>
            Change the delivery
          </Onward>
        </li>
      )}
      {isOver || number === null ? null : (
        <>
          <li>
            <a class="button quiet" href={paths.watch(number)}>
              {WATCH_WORDS.offer}
            </a>
          </li>
          <li>
            <tell-device data-number={number} />
          </li>
        </>
      )}
      <li>
        <AskUs reading={reading} origin={origin} />
      </li>
    </ul>
  )
}

/** The claim guide with what is known already filled in. */
function claimGuide(reading: ParcelReading, { circumstances }: Meaning, number: string | null): string {
  const { told, mailedOn } = circumstances
  const known = {
    report: told.report,
    role: told.role,
    insured: told.insured === undefined ? undefined : told.insured === false ? 'no' : 'yes',
    insuredFor: typeof told.insured === 'number' ? String(told.insured) : undefined,
    claimDecidedOn: told.claimDecidedOn,
    mailClass: number === null ? (reading.mailClass ?? undefined) : undefined,
    mailedOn: number === null ? (mailedOn ?? undefined) : told.mailedOn,
  }
  const parameters = Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return withQuery(number === null ? paths.claim() : paths.claimOf(number), parameters)
}
