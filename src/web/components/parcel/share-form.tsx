import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { SHARE_DAYS, USUAL_SHARE_DAYS } from '#services/shares/create-share.ts'
import { SHARE_WORDS } from '#words/en/index.ts'
import { paths } from '../../paths.ts'
import { remembered } from '../../remembered.ts'

/** Makes a link to show the parcel to others, without a script. */
export function ShareForm({ reading }: { reading: ParcelReading }) {
  return (
    <details class="sheet">
      <summary>
        <h2>{SHARE_WORDS.title}</h2>
      </summary>
      <form class="stack" method="post" action={paths.shareOf(reading.trackingNumber)}>
        {reading.piece === null ? null : <input type="hidden" name="piece" value={String(reading.piece)} />}
        {fields('')}
      </form>
    </details>
  )
}

const fields = remembered(() => (
  <>
    <p class="small">{SHARE_WORDS.text}</p>
    <div class="fields">
      <label>
        {SHARE_WORDS.show}
        <select name="history">
          <option value="no">{SHARE_WORDS.status}</option>
          <option value="yes">{SHARE_WORDS.history}</option>
        </select>
      </label>
      <label>
        {SHARE_WORDS.days}
        <select name="days">
          {SHARE_DAYS.map((days) => (
            <option value={String(days)} selected={days === USUAL_SHARE_DAYS}>
              {SHARE_WORDS.daysOf(days)}
            </option>
          ))}
        </select>
      </label>
    </div>
    <button class="button quiet" type="submit">
      {SHARE_WORDS.make}
    </button>
  </>
))
