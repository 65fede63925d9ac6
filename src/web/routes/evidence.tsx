import type { Hono, Context as HonoContext } from 'hono'
import type { SealedEvidence } from '#domain/evidence/evidence.ts'
import { parseInstant } from '#domain/scans/at.ts'
import { ServiceError } from '#services/errors.ts'
import { evidenceKey } from '#services/evidence/evidence-key.ts'
import { parcelEvidence } from '#services/evidence/parcel-evidence.ts'
import { readEvidenceFile } from '#services/evidence/read-evidence-file.ts'
import { verifyEvidence } from '#services/evidence/verify-evidence.ts'
import { EVIDENCE_WRITER, VERIFY_WORDS } from '#words/en/index.ts'
import { baseUrl } from '../base-url.ts'
import { htmlPage } from '../html-page.ts'
import { EvidencePage } from '../pages/evidence.tsx'
import { paths } from '../paths.ts'
import { evidencePdf } from '../pdf/evidence-pdf.ts'
import type { Site } from '../site.ts'

/** Signed records of parcels, as PDF and JSON, and the page that checks them. */
export function addEvidence(app: Hono, site: Site): void {
  const { ctx, simulated } = site

  /** Only the address that the operator gave is signed: anybody can send a request under another name. */
  const sealed = (c: HonoContext) =>
    parcelEvidence(ctx, {
      number: c.req.param('number') ?? '',
      piece: pieceOf(c.req.query('piece')),
      knownAtMs: knownAtOf(c.req.query('knownAt')),
      words: EVIDENCE_WRITER,
      address: site.publicUrl,
    })

  app.get('/track/:number/evidence.json', async (c) => {
    const evidence = await sealed(c)
    return c.body(`${JSON.stringify(evidence, null, 2)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(evidence)}.json"`,
    })
  })
  app.get('/track/:number/evidence.pdf', async (c) => {
    const evidence = await sealed(c)
    const pdf = await evidencePdf(evidence, ctx.clock(), baseUrl(site, c) + paths.evidence())
    return c.body(pdf, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${fileName(evidence)}.pdf"`,
    })
  })

  const keyAddress = (c: HonoContext) => baseUrl(site, c) + paths.evidenceKey()
  app.get(paths.evidence(), (c) => htmlPage(c, <EvidencePage simulated={simulated} keyAddress={keyAddress(c)} />))
  app.post(paths.evidence(), async (c) => {
    const given = await givenFile(c)
    if (!given) {
      const problem = VERIFY_WORDS.nothing
      return htmlPage(c, <EvidencePage simulated={simulated} keyAddress={keyAddress(c)} problem={problem} />, 422)
    }
    const { publicKey } = await evidenceKey(ctx)
    const verdict = verifyEvidence(readEvidenceFile(given), publicKey)
    return htmlPage(c, <EvidencePage simulated={simulated} keyAddress={keyAddress(c)} verdict={verdict} />)
  })
}

function fileName({ evidence }: SealedEvidence): string {
  return `evidence-${evidence.parcel.trackingNumber.replace(/[^0-9A-Z]/g, '')}`
}

/** The file of the form, or else the text; null where there is neither. */
async function givenFile(c: HonoContext): Promise<Uint8Array | null> {
  const { file, text } = await c.req.parseBody().catch(() => ({}) as Record<string, undefined>)
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  return typeof text === 'string' && text.trim() !== '' ? Buffer.from(text) : null
}

function pieceOf(text: string | undefined): number | undefined {
  if (!text) return undefined
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw notValid('piece', 'A piece is a whole number.')
}

function knownAtOf(text: string | undefined): number | undefined {
  if (!text) return undefined
  const instant = parseInstant(text.replace(/ (\d\d:?\d\d)$/, '+$1'))
  if (instant !== null) return instant
  throw notValid('knownAt', 'An instant is written as 2026-11-20T12:00:00Z.')
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
