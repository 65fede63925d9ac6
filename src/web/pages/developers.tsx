import { DeskApiSection } from '../components/desk-api-section.tsx'
import { Layout } from '../components/layout.tsx'
import { McpSection } from '../components/mcp-section.tsx'
import { UspsApiSection } from '../components/usps-api-section.tsx'
import { WebhooksSection } from '../components/webhooks-section.tsx'
import { WidgetSection } from '../components/widget-section.tsx'
import { paths } from '../paths.ts'

type Operation = {
  summary?: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string }[]
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { description: string }>
}
type Document = { paths: Record<string, Record<string, Operation>> }

/** The API, readable: made from the same document that programs read. */
export function DevelopersPage({
  document,
  simulated,
  sample,
  base,
}: {
  document: object
  simulated: boolean
  sample: string
  /** The address of the site. */
  base: string
}) {
  const operations = Object.entries((document as Document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return (
    <Layout title="For developers – Whereabouts" simulated={simulated} here={paths.developers()}>
      <h1>For developers</h1>
      <section class="sheet stack">
        <h2>In one minute</h2>
        <p>
          No key is needed to ask. Times carry the offset of their place; a day without time is a day. A question about
          a parcel that is well formed is answered 200, with an outcome.
        </p>
        <pre tabindex={0}>
          <code>{`curl ${base}/v1/parcels/${sample}\n\ncurl -X POST ${base}/v1/scans \\\n  -H 'Authorization: Bearer KEY' -H 'Content-Type: application/json' \\\n  -d '[{"trackingNumber":"${sample}","code":"10",\n        "wording":"Arrived at USPS Regional Facility",\n        "at":"2026-11-20T03:14:00-06:00",\n        "place":{"city":"MEMPHIS","state":"TN","zip":"38101"}}]'\n\nnpx whereabouts track ${sample} --json`}</code>
        </pre>
        <p>
          <a href={paths.openApi()}>The OpenAPI document</a>
        </p>
      </section>
      <WidgetSection base={base} sample={sample} />
      <McpSection base={base} />
      <DeskApiSection base={base} sample={sample} />
      <WebhooksSection base={base} sample={sample} />
      <UspsApiSection base={base} sample={sample} />
      {operations.map(({ path, method, operation }) => (
        <OperationSection path={path} method={method} operation={operation} />
      ))}
    </Layout>
  )
}

function OperationSection({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const content = operation.requestBody?.content ?? {}
  const body = Object.keys(content).join(' or ')
  const example = content['application/json']?.example
  return (
    <section class="sheet stack">
      <h2>{operation.summary}</h2>
      <p>
        <span class="method">{method.toUpperCase()}</span> <code>{path}</code>
      </p>
      {operation.description ? <p>{operation.description}</p> : null}
      {body ? <p class="small">Body: {body}</p> : null}
      {example === undefined ? null : (
        <pre tabindex={0}>
          <code>{JSON.stringify(example, null, 1)}</code>
        </pre>
      )}
      <section class="scroll" tabindex={0} aria-label={`Parameters and answers of ${method} ${path}`}>
        <table class="table">
          <tbody>
            {(operation.parameters ?? []).map((parameter) => (
              <tr>
                <th scope="row">
                  <code>{parameter.name}</code>
                </th>
                <td>
                  {parameter.in}
                  {parameter.required ? '' : ', optional'}
                  {parameter.description ? `: ${parameter.description}` : ''}
                </td>
              </tr>
            ))}
            {Object.entries(operation.responses).map(([status, response]) => (
              <tr>
                <th scope="row">{status}</th>
                <td>{response.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
