import type { Actor, InquiryAction } from '#domain/inquiry/actor.ts'
import { afterEvent, clockOf, type InquiryClock } from '#domain/inquiry/clock/inquiry-clock.ts'
import { type Inquiry, REPLAYED_FIELDS, type ReplayedFields } from '#domain/inquiry/inquiry.ts'
import type { InquiryEventKind, MessageKind } from '#domain/inquiry/tokens.ts'
import type { Transaction } from '#store/database.ts'
import { insertEvents, type NewEvent, readEvents } from '#store/inquiries/events.ts'
import { lockInquiry, saveInquiry } from '#store/inquiries/inquiries.ts'
import { insertMessage } from '#store/inquiries/messages.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { planOf } from './due.ts'
import { doOnce, type Once } from './once.ts'
import { permit } from './permit.ts'

/**
 * Which inquiry, and, where somebody looked at it before, the version that he saw. A request that may come again is done
 * once.
 */
export type InquiryTarget = { id: number; version?: number | undefined; once?: Once | null | undefined }

export type MessageDraft = {
  kind: MessageKind
  text: string
  author?: string | null
  html?: string | null
  mailId?: string | null
  heldUntilMs?: number | null
}

/** An inquiry while it is changed: what a verb has to say about it is saved together when the verb is done. */
export class Change {
  readonly ctx: Context
  readonly transaction: Transaction
  readonly by: Actor
  readonly atMs: number
  inquiry: Inquiry
  /** Nobody decided anything: whoever saw the inquiry before may change it without looking again. */
  isByTheWay = false
  #events: NewEvent[] = []
  #untold: Partial<ReplayedFields> = {}

  constructor(ctx: Context, transaction: Transaction, by: Actor, inquiry: Inquiry) {
    this.ctx = ctx
    this.transaction = transaction
    this.by = by
    this.atMs = ctx.clock()
    this.inquiry = inquiry
  }

  /** Changes fields; the next event tells of them. */
  set(fields: Partial<Inquiry>): void {
    for (const field of REPLAYED_FIELDS) {
      if (field in fields && !isSame(fields[field], this.inquiry[field])) {
        Object.assign(this.#untold, { [field]: fields[field] })
      }
    }
    this.inquiry = { ...this.inquiry, ...fields }
  }

  /** Writes down what happened, with the fields that were set since the event before. */
  event(kind: InquiryEventKind, data: Record<string, unknown> = {}): void {
    const { by } = this
    this.#events.push({
      inquiryId: this.inquiry.id,
      atMs: this.atMs,
      kind,
      ...actorColumns(by),
      data: Object.keys(this.#untold).length > 0 ? { ...data, set: this.#untold } : data,
    })
    this.#untold = {}
  }

  /** Adds a message; gives its id, null where the mail that brought it is here already. */
  message(draft: MessageDraft): Promise<number | null> {
    const { by } = this
    return insertMessage(this.transaction, {
      inquiryId: this.inquiry.id,
      atMs: this.atMs,
      kind: draft.kind,
      author: draft.author ?? (by.kind === 'agent' ? by.name : null),
      authorId: by.kind === 'agent' ? by.id : null,
      text: draft.text,
      html: draft.html ?? null,
      mailId: draft.mailId ?? null,
      heldUntilMs: draft.heldUntilMs ?? null,
    })
  }

  /** The clock as it was before this change; made of all events where it was kept by other service levels. */
  async clock(): Promise<InquiryClock | null> {
    const { edition, business } = this.ctx.knowledge.serviceLevels
    const { id, clock, plannedBy } = this.inquiry
    return clock && plannedBy === edition ? clock : clockOf(business, await readEvents(this.transaction, id))
  }

  /** Events with all that they tell, the due moment included; empty where nothing happened. */
  async finish(): Promise<NewEvent[]> {
    const last = this.#events.at(-1)
    if (!last) return []
    this.#addUntold(last)
    const { serviceLevels } = this.ctx.knowledge
    let clock = await this.clock()
    for (const event of this.#events) clock = afterEvent(serviceLevels.business, clock, event)
    this.set(planOf(serviceLevels, this.inquiry, clock))
    if (!this.isByTheWay) this.set({ updatedAtMs: this.atMs })
    this.#addUntold(last)
    return this.#events
  }

  #addUntold(event: NewEvent): void {
    if (Object.keys(this.#untold).length > 0)
      event.data = { ...event.data, set: { ...event.data.set, ...this.#untold } }
    this.#untold = {}
  }
}

/**
 * Changes an inquiry, in one transaction with the events that tell of it and the mails that it needs. Others who want to
 * change the same inquiry wait; an agent who saw another version than the present one gets a conflict.
 * @throws ServiceError `not-allowed`, `not-found`, `conflict`
 */
export async function changeInquiry<T>(
  ctx: Context,
  target: InquiryTarget,
  by: Actor,
  action: InquiryAction,
  work: (change: Change) => Promise<T>,
): Promise<{ inquiry: Inquiry; result: T }> {
  permit(by, action)
  return doOnce(ctx, target.once, (transaction) => changeInside(ctx, transaction, target, by, work))
}

/** The same inside a transaction that does more. */
export async function changeInside<T>(
  ctx: Context,
  transaction: Transaction,
  target: InquiryTarget,
  by: Actor,
  work: (change: Change) => Promise<T>,
): Promise<{ inquiry: Inquiry; result: T }> {
  const inquiry = await lockInquiry(transaction, target.id)
  if (!inquiry) throw new ServiceError('not-found', 'There is no such inquiry.')
  if (target.version !== undefined && target.version !== inquiry.version) {
    throw new ServiceError('conflict', 'Somebody changed this inquiry in between. Look at it again, then decide.')
  }
  const change = new Change(ctx, transaction, by, inquiry)
  const result = await work(change)
  const events = await change.finish()
  if (events.length === 0) return { inquiry, result }
  const isNewVersion = !change.isByTheWay
  if (!(await saveInquiry(transaction, change.inquiry, isNewVersion))) throw new Error('A locked inquiry was changed.')
  await insertEvents(transaction, events)
  return { inquiry: { ...change.inquiry, version: inquiry.version + (isNewVersion ? 1 : 0) }, result }
}

/** Who did it, as an event keeps it. */
export function actorColumns(by: Actor): Pick<NewEvent, 'byKind' | 'byId' | 'byName'> {
  return by.kind === 'agent'
    ? { byKind: 'agent', byId: by.id, byName: by.name }
    : { byKind: by.kind, byId: null, byName: null }
}

function isSame(a: unknown, b: unknown): boolean {
  return Array.isArray(a) || Array.isArray(b) ? JSON.stringify(a) === JSON.stringify(b) : a === b
}
