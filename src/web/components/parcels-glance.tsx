import { MY_PARCELS as WORDS } from '#words/en/index.ts'
import { paths } from '../paths.ts'

/** Where the browser shows the first of the parcels that it keeps; nothing where it keeps none. */
export function ParcelsGlance() {
  return (
    <parcels-glance>
      <template>
        <section class="stack" aria-labelledby="mine">
          <h2 id="mine">{WORDS.title}</h2>
          <p data-summary />
          <ul class="list mine" data-list />
          <p>
            <a class="button quiet" href={paths.myParcels()}>
              {WORDS.showAll}
            </a>
          </p>
        </section>
      </template>
      <template data-row>
        <li class="sheet">
          <div class="what">
            <h2>
              <a href={paths.myParcels()} data-link>
                {WORDS.neverHeard}
              </a>
            </h2>
            <p data-of="said" />
            <p data-of="trouble" />
            <p class="small" data-of="age" />
          </div>
          <span class="pill" data-of="pill" />
        </li>
      </template>
    </parcels-glance>
  )
}
