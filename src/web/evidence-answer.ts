import type { Context as HonoContext } from 'hono'
import type { SealedEvidence } from '#domain/evidence/evidence.ts'
import type { InquiryEvidence } from '#domain/evidence/inquiry-evidence.ts'
import { baseUrl } from './base-url.ts'
import { paths } from './paths.ts'
import { inquiryEvidencePdf } from './pdf/inquiry-evidence-pdf.ts'
import type { Site } from './site.ts'

export const EVIDENCE_KINDS = ['pdf', 'json'] as const

/** A signed record of an inquiry, as data or as a PDF. */
export async function inquiryEvidenceAnswer(
  site: Site,
  c: HonoContext,
  sealed: SealedEvidence<InquiryEvidence>,
  kind: (typeof EVIDENCE_KINDS)[number],
): Promise<Response> {
  const name = `inquiry-${sealed.evidence.inquiry.reference.replace(/[^0-9A-Z-]/g, '')}.${kind}`
  if (kind === 'json') {
    return c.body(`${JSON.stringify(sealed, null, 2)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    })
  }
  const pdf = await inquiryEvidencePdf(sealed, site.ctx.clock(), baseUrl(site, c) + paths.evidence())
  return c.body(pdf, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}"`,
  })
}
