import assert from 'node:assert/strict'
import type { Role } from '#domain/agents/role.ts'
import type { AgentActor } from '#domain/inquiry/actor.ts'
import { type Inquiry, replay, replayedFields } from '#domain/inquiry/inquiry.ts'
import { type OpenInquiryInput, openInquiry } from '#services/inquiries/open-inquiry.ts'
import type { OutgoingMail } from '#services/ports/mail.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { createWorld, type World } from './world.ts'

export const NUMBER = '9234691234567800000171'

export type InquiryWorld = World & {
  /** Mails that were handed over and not called back. */
  mails: OutgoingMail[]
  ask(more?: Partial<OpenInquiryInput>): Promise<{ inquiry: Inquiry; key: string }>
  read(id: number): Promise<Inquiry>
  kinds(id: number): Promise<string[]>
}

/** A world whose mails the test reads. */
export async function inquiryWorld(options: Parameters<typeof createWorld>[0] = {}): Promise<InquiryWorld> {
  const world = await createWorld({ now: '2026-11-20T12:00:00Z', ...options })
  const mails: OutgoingMail[] = []
  const { ctx } = world.app
  ctx.mail = {
    isSent: true,
    queue: async (_, mail) => ({ mailId: mails.push(mail) }),
    callBack: async (_, mailId) => {
      mails.splice(mailId - 1, 1)
      return true
    },
  }
  return Object.assign(world, {
    mails,
    ask: (more: Partial<OpenInquiryInput> = {}) =>
      openInquiry(ctx, {
        by: { kind: 'customer' },
        origin: 'web',
        reason: 'no-updates',
        trackingNumber: NUMBER,
        name: 'Robin',
        email: 'robin@example.com',
        message: 'It has not moved for a week.',
        ...more,
      }),
    async read(id: number) {
      const inquiry = await readInquiryById(ctx.database, id)
      assert.ok(inquiry)
      assert.deepEqual(replay(await readEvents(ctx.database, id)), replayedFields(inquiry), 'events give the row')
      return inquiry
    },
    kinds: async (id: number) => (await readEvents(ctx.database, id)).map(({ kind }) => kind),
  })
}

export function agent(role: Role = 'agent', name = 'Alex'): AgentActor {
  return { kind: 'agent', id: `agent-${name.toLowerCase()}`, name, role }
}

export const scan = (at: string, more: object = {}) => ({
  trackingNumber: NUMBER,
  code: '10',
  at,
  place: { city: 'MEMPHIS', state: 'TN' },
  ...more,
})
