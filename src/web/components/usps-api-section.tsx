import { FAULT_NUMBERS } from '#services/api-clients/fault-numbers.ts'
import { FAULT_WORDS } from '#words/en/index.ts'

/** A local USPS for those who build on its APIs: how to start, and how to ask for trouble. */
export function UspsApiSection({ base, sample }: { base: string; sample: string }) {
  return (
    <section class="sheet stack" id="usps">
      <h2>A local USPS to test against</h2>
      <p>
        Under <code>/usps</code> this server speaks USPS’s own APIs: OAuth, tracking v3 and v3r2, subscriptions with
        real webhooks, and Post Office locations. Point your program here in place of <code>https://apis.usps.com</code>
        , and change nothing else. It is not USPS: simulated parcels carry <code>X-Whereabouts-Simulated: true</code>.
      </p>
      <pre tabindex={0}>
        <code>{`npx whereabouts usps-clients add my-program --webhooks local\n\ncurl ${base}/usps/oauth2/v3/token \\\n  -d grant_type=client_credentials -d client_id=ID -d client_secret=SECRET\n\ncurl -H 'Authorization: Bearer TOKEN' \\\n  '${base}/usps/tracking/v3/tracking/${sample}?expand=DETAIL'`}</code>
      </pre>
      <p>
        <code>X-Whereabouts-Mode: spec</code> gives the types that USPS documents, <code>live</code> those that recorded
        answers have: texts for flags, markup in names, times without a zone.
      </p>
      <h3>Trouble, when you ask for it</h3>
      <p>
        Send <code>X-Whereabouts-Fault</code> with your call, or ask for one of these numbers.
      </p>
      <section class="scroll" tabindex={0} aria-label="Trouble that you can ask for">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Header</th>
              <th scope="col">Number</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {FAULT_WORDS.map(({ fault, happens }) => (
              <tr>
                <th scope="row">
                  <code>{fault}</code>
                </th>
                <td>
                  <code>{numberOf(fault)}</code>
                </td>
                <td>{happens}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function numberOf(fault: string): string {
  const [kind] = fault.split('=')
  return Object.keys(FAULT_NUMBERS).find((number) => FAULT_NUMBERS[number]?.split('=')[0] === kind) ?? ''
}
