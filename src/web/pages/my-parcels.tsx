import { archiveAfterWords, MY_PARCELS as WORDS } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

const EXAMPLE = ['9400111899123000000424', '9234691234567800000171']
const CHOICES = [3, 7, 14, 30, 0]

/** The frame of the list of one's own parcels; the browser fills it with what it keeps. */
export function MyParcelsPage({ simulated }: { simulated: boolean }) {
  return (
    <Layout title={`${WORDS.title} – Whereabouts`} simulated={simulated} here={paths.myParcels()}>
      <h1>{WORDS.title}</h1>
      <p class="small">{WORDS.private}</p>
      <my-parcels>
        <section class="sheet stack" data-without>
          <p>{WORDS.needsScript}</p>
          <p class="digits letters">{paths.trackMany(EXAMPLE)}</p>
          <p>
            <a class="button quiet" href={paths.home()}>
              Look numbers up
            </a>
          </p>
        </section>
        <template data-frame>
          <p data-summary />
          <p class="sheet error" data-away hidden>
            {WORDS.notAsked}
          </p>
          <ul class="list mine" data-list />
          <section class="sheet stack" data-empty hidden>
            <h2>{WORDS.empty}</h2>
            <p>{WORDS.emptyHow}</p>
          </section>
          <p class="state" data-live-state />
          <form class="sheet stack" data-add>
            <label for="add">{WORDS.addLabel}</label>
            <textarea id="add" name="text" rows={2} spellcheck={false} maxlength={20_000} required />
            <p>
              <button class="button" type="submit">
                {WORDS.addButton}
              </button>
            </p>
          </form>
          <details class="sheet" data-archive hidden>
            <summary>
              <h2>
                {WORDS.archive} (<span data-archived />)
              </h2>
            </summary>
            <ul class="archive" data-archive-list />
          </details>
          <details class="sheet">
            <summary>
              <h2>{WORDS.more}</h2>
            </summary>
            <div class="stack">
              <div class="fields">
                <label>
                  {WORDS.archiveAfter}
                  <select data-archive-after>
                    {CHOICES.map((days) => (
                      <option value={days}>{archiveAfterWords(days)}</option>
                    ))}
                  </select>
                </label>
                <label>
                  {WORDS.importLabel}
                  <input type="file" accept=".json,application/json" data-import />
                </label>
              </div>
              <p class="small">
                {WORDS.importRule} {WORDS.mayForget}
              </p>
              <p class="ways">
                <button class="button quiet" type="button" data-export>
                  {WORDS.exportButton}
                </button>
                <button class="button quiet danger" type="button" data-forget>
                  {WORDS.forget}
                </button>
              </p>
            </div>
          </details>
          <p class="done-now" role="status" data-told />
        </template>
        <template data-row>
          <li class="sheet">
            <div class="what">
              <p class="small">
                <span class="digits" data-of="printed" /> <span data-of="mailClass" />
              </p>
              <h2>
                <a href={paths.myParcels()} data-link>
                  {WORDS.neverHeard}
                </a>
              </h2>
              <p data-of="said" />
              <p data-of="trouble" />
              <p class="small" data-of="expected" />
              <p class="note" data-of="note" />
              <p class="small" data-of="age" />
            </div>
            <span class="pill" data-of="pill" />
            <details class="change">
              <summary>{WORDS.change}</summary>
              <form class="stack">
                <div class="fields">
                  <label>
                    {WORDS.name}
                    <input name="name" maxlength={80} placeholder={WORDS.nameHint} autocomplete="off" />
                  </label>
                  <label>
                    {WORDS.note}
                    <input name="note" maxlength={1000} autocomplete="off" />
                  </label>
                </div>
                <p class="ways">
                  <button class="button small" type="submit">
                    {WORDS.save}
                  </button>
                  {(['up', 'down', 'toArchive', 'remove'] as const).map((what) => (
                    <button class="button quiet small" type="button" data-do={what}>
                      {WORDS[what]}
                    </button>
                  ))}
                </p>
              </form>
            </details>
          </li>
        </template>
        <template data-archive-row>
          <li>
            <a href={paths.myParcels()} data-link>
              {WORDS.neverHeard}
            </a>
            <small data-of="said" />
            <span class="ways">
              <button class="copy" type="button" data-do="fromArchive">
                {WORDS.fromArchive}
              </button>
              <button class="copy" type="button" data-do="remove">
                {WORDS.remove}
              </button>
            </span>
          </li>
        </template>
      </my-parcels>
    </Layout>
  )
}
