import type { OpenAPIHono } from '@hono/zod-openapi'

/** Writes the OpenAPI document of the calls that are registered; made once, when first asked for. */
export function openApiDocument(app: OpenAPIHono): () => object {
  let document: object | null = null
  return () => {
    if (document) return document
    app.openAPIRegistry.registerComponent('securitySchemes', 'feedKey', { type: 'http', scheme: 'bearer' })
    document = app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Whereabouts',
        version: '1',
        description:
          'Where USPS shipments are: last seen kept apart from what was only announced. Whereabouts is independent software, not the United States Postal Service.',
        license: { name: 'MIT' },
      },
    })
    return document
  }
}
