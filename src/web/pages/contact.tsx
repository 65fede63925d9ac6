import { CONTACT_GROUPS, type ContactGroup } from '#domain/advice/contact-order.ts'
import type { Channel } from '#domain/advice/tokens.ts'
import type { ListedChannel, ListedChannels, ListedLine } from '#services/channels/list-channels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  ASK_WORDS,
  actionWords,
  BEST_TIMES,
  CONTACT_GROUP_WORDS,
  dayWords,
  diagnosisTitle,
  EMAIL_FORM,
  FALSE_MESSAGES,
  HOURS_NOTE,
  OFFICE_FINDER,
  RELAY,
  US_ZONES,
  whyWords,
  zoneName,
} from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { DialLink, LineHours, LineTrust, OpenNow } from '../components/phone-line.tsx'
import { paths, withQuery } from '../paths.ts'

type ContactProps = {
  listed: ListedChannels
  simulated: boolean
  /** What was asked under `number`, and what it gave. */
  reading: ParcelReading | null
  /** Why the zone asked for was not taken. */
  problem?: string | undefined
}

/** How to reach USPS: the phone at a glance, then every way in the order in which to try them. */
export function ContactPage({ listed, simulated, reading, problem }: ContactProps) {
  const { channels, phoneLines, timeZone } = listed
  const main = channels.find((one) => one.channel === 'phone')?.phone
  const advised = reading?.meaning?.advice.map((step) => step.channel) ?? []
  return (
    <Layout
      title="How to reach USPS – Whereabouts"
      simulated={simulated}
      here={paths.contact()}
      noIndex={reading !== null}
    >
      <h1>How to reach USPS</h1>
      {problem ? (
        <p class="sheet error" role="alert">
          {problem}
        </p>
      ) : null}
      {main ? <CallNow line={main} timeZone={timeZone} /> : null}
      <ZoneForm timeZone={timeZone} number={reading?.asked} />
      {reading ? (
        <ForThisParcel reading={reading} channels={channels} timeZone={timeZone} />
      ) : (
        <NumberForm zone={timeZone} />
      )}
      {(Object.keys(CONTACT_GROUPS) as ContactGroup[]).map((group) => (
        <Group group={group} channels={channels} timeZone={timeZone} advised={advised} reading={reading} />
      ))}
      <div class="two">
        <section class="sheet stack">
          <h2>{EMAIL_FORM.title}</h2>
          <ol class="asks">
            {EMAIL_FORM.asks.map((ask) => (
              <li>{ask}</li>
            ))}
          </ol>
          <p class="small">{EMAIL_FORM.note}</p>
        </section>
        <div class="stack">
          <Lines lines={phoneLines} timeZone={timeZone} />
          <section class="sheet stack">
            <h2>{RELAY.title}</h2>
            <p>
              <DialLink phone={RELAY.phone} /> {RELAY.text}
            </p>
          </section>
          <section class="sheet stack">
            <h2>{FALSE_MESSAGES.title}</h2>
            <p>{FALSE_MESSAGES.text}</p>
          </section>
        </div>
      </div>
      <p class="small">{`Rules as of ${rulesDay(channels)}. USPS changes numbers, hours and pages; its own pages decide.`}</p>
    </Layout>
  )
}

function rulesDay(channels: readonly ListedChannel[]): string {
  const oldest = channels.map((one) => one.rulesAsOf).sort()[0] ?? ''
  return `${dayWords(oldest)}, ${oldest.slice(0, 4)}`
}

function CallNow({ line, timeZone }: { line: ListedLine; timeZone: string }) {
  return (
    <section class="sheet call">
      <h2>Call about a parcel</h2>
      <DialLink phone={line.phone} big />
      <OpenNow line={line} timeZone={timeZone} />
      <p class="small">
        <LineHours line={line} timeZone={timeZone} />
        <span class="row">{HOURS_NOTE}</span>
        <span class="row">{BEST_TIMES}</span>
      </p>
    </section>
  )
}

function ZoneForm({ timeZone, number }: { timeZone: string; number: string | undefined }) {
  const isListed = US_ZONES.some((one) => one.zone === timeZone)
  return (
    <form class="zones" method="get" action={paths.contact()}>
      {number ? <input type="hidden" name="number" value={number} /> : null}
      <label for="zone">Show hours in</label>
      <select id="zone" name="zone">
        {isListed ? null : (
          <option value={timeZone} selected>
            {zoneName(timeZone)}
          </option>
        )}
        {US_ZONES.map(({ zone, name }) => (
          <option value={zone} selected={zone === timeZone}>
            {name}
          </option>
        ))}
      </select>
      <button class="button quiet" type="submit">
        Show
      </button>
    </form>
  )
}

function NumberForm({ zone }: { zone: string }) {
  return (
    <form class="sheet paste" method="get" action={paths.contact()}>
      <label for="number">Which way fits your parcel? Give its number</label>
      <div class="search">
        <input id="number" name="number" maxlength={80} autocomplete="off" spellcheck={false} required />
        <input type="hidden" name="zone" value={zone} />
        <button class="button" type="submit">
          Show what fits
        </button>
      </div>
    </form>
  )
}

/** The channels that the diagnosis of this parcel leads to, and why. */
function ForThisParcel({
  reading,
  channels,
  timeZone,
}: {
  reading: ParcelReading
  channels: readonly ListedChannel[]
  timeZone: string
}) {
  const { meaning } = reading
  if (!meaning) {
    return (
      <section class="sheet stack meaning">
        <h2>
          We cannot say which way fits <span class="digits">{reading.printed}</span>
        </h2>
        <p>
          We have no scans of it. <a href={paths.track(reading.trackingNumber || reading.asked)}>See why.</a> All ways
          stand below.
        </p>
      </section>
    )
  }
  return (
    <section class="sheet stack">
      <h2>{`For this parcel: ${diagnosisTitle(meaning.diagnosis.summary)}`}</h2>
      <p>
        <a class="digits" href={paths.track(reading.trackingNumber)}>
          {reading.printed}
        </a>
      </p>
      <ol class="steps">
        {meaning.advice.map((step) => {
          const channel = channels.find((one) => one.channel === step.channel)
          const isLater = step.from !== null && step.from > meaning.circumstances.today
          return (
            <li>
              <div>
                <b>{actionWords(step.action)}</b>
                {isLater ? <span class="later">{` from ${dayWords(step.from ?? '')} on`}</span> : null}
                {step.until ? <span class="later">{` until ${dayWords(step.until)}`}</span> : null}
                <p>{whyWords(step.why)}</p>
                {channel ? <Ways channel={channel} timeZone={timeZone} number={reading.trackingNumber} /> : null}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Group(props: {
  group: ContactGroup
  channels: readonly ListedChannel[]
  timeZone: string
  advised: readonly Channel[]
  reading: ParcelReading | null
}) {
  const { title, text } = CONTACT_GROUP_WORDS[props.group]
  const rows = CONTACT_GROUPS[props.group].flatMap((name) => props.channels.find((one) => one.channel === name) ?? [])
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p>{text}</p>
      <ol class={props.group === 'ask' ? 'doors numbered' : 'doors'}>
        {rows.map((channel) => (
          <li id={channel.channel}>
            <h3>{channel.name}</h3>
            {props.advised.includes(channel.channel) ? <span class="pill">fits your parcel</span> : null}
            <p>{channel.canDo[0]}</p>
            <Ways
              channel={channel}
              timeZone={props.timeZone}
              number={props.reading?.meaning ? props.reading.trackingNumber : null}
            />
            <details>
              <summary>
                What it can and cannot do<span class="hidden">{`: ${channel.name}`}</span>
              </summary>
              <ul class="can">
                {channel.canDo.map((one) => (
                  <li>{one}</li>
                ))}
                {channel.cannotDo.map((one) => (
                  <li class="not">
                    <span class="hidden">But: </span>
                    {one}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Our own pages that help on a channel, for a parcel that is known here. */
const PREPARED: Partial<Record<Channel, { words: string; path(number: string): string }>> = {
  phone: { words: 'Prepare the call', path: paths.callSheet },
  inquiry: { words: ASK_WORDS.askUs, path: (number) => paths.ask([['number', number]]) },
  'help-request': { words: 'Write the message', path: (number) => withQuery(paths.message(number), [['to', 'usps']]) },
  sender: { words: 'Write to the sender', path: (number) => withQuery(paths.message(number), [['to', 'sender']]) },
  'post-office': {
    words: 'Write to the Post Office',
    path: (number) => withQuery(paths.message(number), [['to', 'post-office']]),
  },
}

/** How to go this way now: number, page, and what we prepare. */
function Ways({ channel, timeZone, number }: { channel: ListedChannel; timeZone: string; number: string | null }) {
  const prepared = number ? PREPARED[channel.channel] : undefined
  const isAtOffice = channel.channel === 'post-office' || channel.channel === 'pickup'
  const isOurs = channel.channel === 'inquiry'
  if (!channel.phone && !channel.url && !prepared && !isOurs) return null
  return (
    <div class="ways">
      {prepared && number ? <a href={prepared.path(number)}>{prepared.words}</a> : null}
      {isOurs && !prepared ? <a href={paths.ask()}>{ASK_WORDS.askUs}</a> : null}
      {isAtOffice ? <a href={paths.offices(number ? [['parcel', number]] : [])}>{OFFICE_FINDER.title}</a> : null}
      {channel.url && !isAtOffice ? (
        <a href={channel.url} rel="noreferrer">
          {new URL(channel.url).hostname}
          <span class="hidden">{` for ${channel.name}`}</span>
        </a>
      ) : null}
      {channel.phone ? (
        <>
          <DialLink phone={channel.phone.phone} />
          <OpenNow line={channel.phone} timeZone={timeZone} />
        </>
      ) : null}
    </div>
  )
}

function Lines({ lines, timeZone }: { lines: readonly ListedLine[]; timeZone: string }) {
  return (
    <section class="sheet stack">
      <h2>All phone lines</h2>
      <ul class="lines">
        {lines.map((line) => (
          <li>
            <b>{line.name}</b>
            <DialLink phone={line.phone} />
            <OpenNow line={line} timeZone={timeZone} />
            <small>
              <LineHours line={line} timeZone={timeZone} />
            </small>
            <LineTrust line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}
