import type { ListedLine } from '#services/channels/list-channels.ts'
import { clockWords, hoursWords, openWords, TRUST_WORDS, zoneName } from '#words/en/index.ts'
import { phoneLink } from '../paths.ts'

/** Whether a line answers now, until when or from when: in the zone asked for, and by the visitor's own clock. */
export function OpenNow({ line, timeZone }: { line: ListedLine; timeZone: string }) {
  const { state } = line
  if (!state) return <p class="open">We do not know its hours.</p>
  const turns = state.closesAt ?? state.opensNext
  return (
    <p class={state.openNow ? 'open now' : 'open'}>
      {openWords(state, timeZone)}
      {turns ? <your-time data-at={turns} data-shown={clockWords(turns.slice(11, 16))} /> : null}
    </p>
  )
}

/** Hours on the clock of USPS, and on the visitor's. */
export function LineHours({ line, timeZone }: { line: ListedLine; timeZone: string }) {
  if (!line.hours || !line.hoursThere) return null
  return (
    <>
      <span class="row">{`${line.hours.map(hoursWords).join(', ')}, ${zoneName(line.zone)}`}</span>
      {timeZone === line.zone ? null : (
        <span class="row">{`${line.hoursThere.map(hoursWords).join(', ')}, ${zoneName(timeZone)}`}</span>
      )}
    </>
  )
}

/** A number that a phone dials. */
export function DialLink({ phone, big }: { phone: string; big?: boolean }) {
  return (
    <a class={big ? 'dial big' : 'dial'} href={phoneLink(phone)}>
      {phone}
    </a>
  )
}

/** How sure we are of a line, where that has to be said. */
export function LineTrust({ line }: { line: ListedLine }) {
  const words = TRUST_WORDS[line.trust]
  return words ? <small>{words}</small> : null
}
