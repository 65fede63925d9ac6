import { WISHES } from '#domain/diagnosis/tokens.ts'
import { type OrderedChange, orderChanges } from '#services/changes/order-changes.ts'
import type { FieldError } from '#services/errors.ts'
import type { Meaning } from '#services/parcels/meaning.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  amountWords,
  changeWords,
  closedWords,
  dateWords,
  dayWords,
  headline,
  needWords,
  onlyYouWords,
  ROLE_WORDS,
  WISH_WORDS,
  whoMayAskWords,
} from '#words/en/index.ts'
import type { Origin } from '../asked-parcel.ts'
import { FieldErrors } from '../components/field-errors.tsx'
import { Layout } from '../components/layout.tsx'
import { Onward } from '../components/onward.tsx'
import { RulesUsed } from '../components/rules-used.tsx'
import { paths } from '../paths.ts'

type ChangeProps = {
  reading: ParcelReading
  meaning: Meaning
  problems: readonly FieldError[]
  rulesAsOf: string
  simulated: boolean
  /** Where the choice of a wish goes, and fields that go with it: a pasted history is sent along, not kept. */
  form: { method: 'get' | 'post'; action: string; hidden: readonly (readonly [name: string, value: string])[] }
  origin: Origin
}

/** What can still be changed about a delivery, why the rest can't, and where to ask. */
export function ChangePage(props: ChangeProps) {
  const { reading, meaning, origin } = props
  const { circumstances: c } = meaning
  const changes = orderChanges(c)
  const open = changes.filter((one) => one.open)
  const closed = changes.filter((one) => !one.open)
  const title = titleOf(open, reading)
  return (
    <Layout
      title={`${props.problems.length > 0 ? 'Error: ' : ''}${title} – Whereabouts`}
      simulated={props.simulated || reading.source.simulated}
      noIndex
    >
      <FieldErrors problems={props.problems} />
      <section class={`sheet meaning stack ${open.length > 0 ? 'good' : ''}`}>
        <p>
          <span class="digits">{reading.printed}</span>
        </p>
        <h1>{title}</h1>
        <p>{headline(reading.headline, 'full')}.</p>
        <Onward to={origin.number === null ? paths.read() : paths.track(origin.number)} origin={origin} quiet>
          Back to the parcel
        </Onward>
      </section>
      <WishForm {...props} />
      {open.length > 0 ? (
        <section class="stack">
          <h2>Open now</h2>
          <ul class="changes-open stack">
            {open.map((one) => (
              <Open one={one} pickupUntil={c.pickupUntil} />
            ))}
          </ul>
        </section>
      ) : null}
      {closed.length > 0 ? (
        <section class="sheet stack">
          <h2>Not open now, and why</h2>
          <ul class="rules">
            {closed.map((one) => (
              <Closed one={one} />
            ))}
          </ul>
        </section>
      ) : null}
      <p class="small">
        Rules as of <time datetime={props.rulesAsOf}>{dateWords(props.rulesAsOf)}</time>. USPS decides what it does; we
        only tell what its rules allow. Nothing can be changed by phone while it is on its way.
      </p>
    </Layout>
  )
}

function titleOf(open: readonly OrderedChange[], reading: ParcelReading): string {
  const { phase } = reading
  if (open.length > 0) return 'What you can change now'
  if (phase === 'delivered' || phase === 'returned') return 'Nothing can be changed any more'
  return 'Nothing can be changed right now'
}

function WishForm({ form, meaning }: ChangeProps) {
  const { wish, role } = meaning.circumstances.told
  return (
    <form class="sheet stack form noprint" method={form.method} action={form.action}>
      {form.hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="wish-row">
        <label>
          What would you like?
          <select name="wish">
            <option value="">Show everything</option>
            {WISHES.map((one) => (
              <option value={one} selected={one === wish}>
                {WISH_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Who are you?
          <select name="role">
            <option value="">Not said</option>
            {(['recipient', 'sender'] as const).map((one) => (
              <option value={one} selected={one === role}>
                {ROLE_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
        <button class="button quiet" type="submit">
          Show what fits
        </button>
      </div>
    </form>
  )
}

function Open({ one, pickupUntil }: { one: OrderedChange; pickupUntil: string | null }) {
  const { change } = one
  const words = changeWords(change.id)
  const isTimed = change.id === 'pickup' || change.id === 'redelivery'
  return (
    <li class="sheet stack" id={change.id}>
      <h3>
        {words.name} {one.fitsWish ? <span class="tag state-ok">fits your wish</span> : null}
      </h3>
      <p>{words.does}</p>
      {isTimed && pickupUntil ? (
        <p>
          <b>By {dayWords(pickupUntil, '')}</b>: after that it goes back.
        </p>
      ) : null}
      <dl class="facts light">
        <div>
          <dt>Who may ask</dt>
          <dd>
            {capital(whoMayAskWords(change.who))}
            {one.mayAsk ? null : <small>By what you said, that is not you.</small>}
          </dd>
        </div>
        <div>
          <dt>You need</dt>
          <dd>{change.needs.length > 0 ? capital(change.needs.map(needWords).join('; ')) : 'Nothing more'}</dd>
        </div>
        {change.onlyYouKnow.length > 0 || change.insuredBelow !== null ? (
          <div>
            <dt>Only you can tell whether</dt>
            <dd>
              {change.onlyYouKnow
                .map(onlyYouWords)
                .concat(
                  change.insuredBelow === null
                    ? []
                    : [`it is insured for less than ${amountWords(change.insuredBelow, 'dollars')}`],
                )
                .join('; ')}
            </dd>
          </div>
        ) : null}
      </dl>
      <p>
        <a class="button" href={change.url} rel="noreferrer">
          {words.go}
        </a>
        <span class="printonly">{change.url}</span>
      </p>
      <RulesUsed ids={[`change.${change.id}`]} />
    </li>
  )
}

function Closed({ one }: { one: OrderedChange }) {
  const { change, closedBy } = one
  return (
    <li id={change.id}>
      <div>
        <h3>
          {changeWords(change.id).name} {one.fitsWish ? <span class="tag">your wish</span> : null}
        </h3>
        {closedBy.map((condition) => (
          <p>{closedWords(condition)}</p>
        ))}
      </div>
      <RulesUsed ids={[`change.${change.id}`]} />
    </li>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
