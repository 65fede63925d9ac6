import { WEBHOOK_EVENTS } from '#domain/webhook/webhook-event.ts'
import { webhookEventWords } from '#words/en/desk-webhooks.ts'

/** How programs are told when parcels change, and check that it is from here. */
export function WebhooksSection({ base, sample }: { base: string; sample: string }) {
  return (
    <section class="sheet stack" id="webhooks">
      <h2>Be told when a parcel changes</h2>
      <p>
        A webhook posts to your address, in the form of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
        , of up to 10,000 parcels or of all. Make one with a key of the scope <code>webhooks</code>; the answer holds
        the secret, once.
      </p>
      <pre tabindex={0}>
        <code>{`npx whereabouts keys add shop-news --scope webhooks

curl -X POST ${base}/v1/desk/webhooks \\
  -H 'Authorization: Bearer desk_…' -H 'Content-Type: application/json' \\
  -d '{"url":"https://shop.example.org/parcels","numbers":["${sample}"]}'`}</code>
      </pre>
      <p>In your program, with the library of Standard Webhooks for your language:</p>
      <pre tabindex={0}>
        <code>{`import { Webhook } from 'standardwebhooks'

const { type, data } = new Webhook('whsec_…').verify(bodyAsText, headers)
console.log(type, data.parcel.headline, data.news)`}</code>
      </pre>
      <ul>
        {WEBHOOK_EVENTS.map((event) => (
          <li>
            <code>{event}</code>: {webhookEventWords(event)}
          </li>
        ))}
        <li>
          <code>data.parcel</code> is the parcel as <code>GET /v1/parcels</code> gives it, <code>data.news</code> what
          is new, <code>data.before</code> how it stood when you were told last.
        </li>
        <li>
          Answer 2xx within ten seconds. Anything else, and it comes again for three days, each time with the same{' '}
          <code>webhook-id</code>: keep those that you have seen. Messages may overtake each other: go by{' '}
          <code>timestamp</code>.
        </li>
        <li>Redirects are not followed, and private addresses not called. 410 pauses the webhook.</li>
      </ul>
      <p>
        Without a key, a program watches one parcel at a time, as people do: <code>POST /v1/watches</code> with{' '}
        <code>{'{"channel":"webhook","url":"https://…","trackingNumber":"…"}'}</code>. The answer holds the secret. Your
        address gets one <code>watch.confirmation</code>; post its <code>data.key</code> as bearer to{' '}
        <code>/v1/watches/confirm</code>, and each news comes as <code>parcel.news</code>.
      </p>
    </section>
  )
}
