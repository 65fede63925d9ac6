import { MCP_DOCS } from '#words/en/index.ts'
import { paths } from '../paths.ts'

/** How assistants are connected. */
export function McpSection({ base }: { base: string }) {
  const address = base + paths.mcp()
  const config = JSON.stringify({ mcpServers: { whereabouts: { type: 'http', url: address } } }, null, 1)
  return (
    <section class="sheet stack" id="mcp">
      <h2>{MCP_DOCS.title}</h2>
      <p>
        <code>{address}</code> {MCP_DOCS.text}
      </p>
      <pre tabindex={0}>
        <code>{config}</code>
      </pre>
      <copy-button data-text={config} data-label="Copy" />
    </section>
  )
}
