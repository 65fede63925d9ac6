import assert from 'node:assert/strict'
import type { Role } from '#domain/agents/role.ts'
import type { AgentActor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { type OpenInquiryInput, openInquiry } from '#services/inquiries/open-inquiry.ts'
import { addAgentTo, type Visitor, visitor } from '../desk-visitor.ts'
import type { World } from '../world.ts'

/** A question from the website. */
export async function asked(world: World, more: Partial<OpenInquiryInput> = {}): Promise<Inquiry> {
  const { inquiry } = await openInquiry(world.app.ctx, {
    by: { kind: 'customer' },
    origin: 'web',
    reason: 'no-updates',
    name: 'Mia Kline',
    email: 'mia@example.org',
    message: 'My parcel has not moved for a week. Where is it?',
    ...more,
  })
  return inquiry
}

/** An agent who has signed in, with what only tests need. */
export type Agent = Visitor & { id: string; name: string; email: string; actor: AgentActor }

export async function agentAt(world: World, role: Role = 'agent', name?: string): Promise<Agent> {
  const email = name ? `${name.toLowerCase().replace(/[^a-z]+/g, '-')}@example.org` : undefined
  const agent = await addAgentTo(world.app, { role, ...(name ? { name, email } : {}) })
  const browser = visitor(world.app.request)
  assert.equal((await browser.signIn(agent.email)).status, 303)
  return { ...browser, ...agent, actor: { kind: 'agent', id: agent.id, name: agent.name, role: agent.role } }
}

/** The address of an inquiry at the desk, with what is done there. */
export function deskPath(inquiry: Pick<Inquiry, 'reference'>, action?: string): string {
  const path = `/desk/inquiries/${printReference(inquiry.reference)}`
  return action === undefined ? path : `${path}/${action}`
}

/** The hidden fields of the forms on an inquiry's page, by which the server knows which version was seen. */
export async function stampOf(agent: Visitor, inquiry: Inquiry): Promise<{ version: string; seen: string }> {
  const html = await (await agent.get(deskPath(inquiry))).text()
  const [, version = ''] = /name="version" value="(\d+)"/.exec(html) ?? []
  const [, seen = ''] = /name="seen" value="(\d+)"/.exec(html) ?? []
  assert.ok(version && seen, 'the page has forms')
  return { version, seen }
}
