import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { type ListedInquiries, listInquiries } from '#services/inquiries/list-inquiries.ts'
import { searchInquiries } from '#services/inquiries/search-inquiries.ts'
import { filterOf, type QueueQuery } from './queue-query.ts'

/** A part of the queue; `excerpts`: by inquiry, the words around what was searched for. */
export type ListedQueue = ListedInquiries & { excerpts: ReadonlyMap<number, string> }

/** The inquiries that an address of the queue names. @throws ServiceError `not-valid` */
export async function listQueue(ctx: Context, agent: AtDesk, query: QueueQuery): Promise<ListedQueue> {
  const { view, words, cursor } = query
  if (words === undefined) {
    const page = await listInquiries(ctx, { by: agent, view, filter: filterOf(query), cursor })
    return { ...page, excerpts: new Map() }
  }
  const found = await searchInquiries(ctx, { text: words })
  return {
    items: found.map(({ inquiry }) => inquiry),
    nextCursor: null,
    excerpts: new Map(found.flatMap(({ inquiry, excerpt }) => (excerpt === null ? [] : [[inquiry.id, excerpt]]))),
  }
}
