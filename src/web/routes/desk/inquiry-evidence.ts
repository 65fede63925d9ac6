import { evidenceForDesk } from '#services/evidence/inquiry-evidence.ts'
import { EVIDENCE_WRITER } from '#words/en/index.ts'
import type { Desk } from '../../desk/desk.ts'
import { EVIDENCE_KINDS, inquiryEvidenceAnswer } from '../../evidence-answer.ts'

/** The signed record of an inquiry: what its page shows, to be handed on. */
export function addDeskInquiryEvidence(desk: Desk): void {
  const { site } = desk
  for (const kind of EVIDENCE_KINDS) {
    desk.get(`/desk/inquiries/:reference/evidence.${kind}`, 'see', async (c, agent) => {
      const reference = c.req.param('reference') ?? ''
      const making = { words: EVIDENCE_WRITER, address: site.publicUrl }
      const sealed = await evidenceForDesk(site.ctx, { ...making, reference, by: agent })
      return inquiryEvidenceAnswer(site, c, sealed, kind)
    })
  }
}
