import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { FollowingStatus } from '#services/following/status.ts'
import { DESK_USPS_WORDS as W } from '#words/en/desk-usps.ts'
import { followingSays as says } from '#words/en/following-status.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { paths } from '../../paths.ts'

type Props = {
  agent: AtDesk
  simulated: boolean
  /** Null where USPS is not connected. */
  status: FollowingStatus | null
  nowMs: number
}

/** How the calls to USPS are spent: the same sentences as on the command line. */
export function DeskUspsPage({ agent, simulated, status, nowMs }: Props) {
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent}>
      <p class="small">
        <a href={paths.desk.reports()}>← {W.back}</a>
      </p>
      <h1>{W.title}</h1>
      {status === null ? <p class="sheet">{W.none}</p> : <Status status={status} nowMs={nowMs} />}
    </DeskLayout>
  )
}

function Status({ status, nowMs }: { status: FollowingStatus; nowMs: number }) {
  const used = status.lastHour.reduce((sum, { calls }) => sum + calls, 0)
  return (
    <>
      <section class="sheet stack">
        <h2>{W.calls}</h2>
        <meter
          min={0}
          max={status.callsPerHour}
          value={Math.min(used, status.callsPerHour)}
          aria-label={W.used(used, status.callsPerHour)}
        />
        <p>{says.calls(status)}</p>
        <p>{says.standing(status, nowMs)}</p>
        <p>{says.next(status.next, nowMs)}</p>
        <p>{says.webhooks(status.notices)}</p>
      </section>
      <section class="sheet stack">
        <h2>{W.next}</h2>
        {status.first.length === 0 ? <p>{W.nothing}</p> : null}
        <ol class="plain">
          {status.first.map(({ parcel, worth }) => (
            <li>
              <a class="digits" href={paths.track(parcel.trackingNumber)}>
                {printTrackingNumber(parcel.trackingNumber)}
              </a>{' '}
              <small>{says.parcel(parcel, worth, nowMs)}</small>
            </li>
          ))}
        </ol>
      </section>
      <section class="sheet stack">
        <h2>{W.parcels}</h2>
        {says.followedCounts(status.followed, status.meanAgeMs).map((line) => (
          <p>{line}</p>
        ))}
        {says.mailers(status.mailers, nowMs).map((line) => (
          <p>{line}</p>
        ))}
      </section>
    </>
  )
}
