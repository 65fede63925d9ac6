import type { Child } from 'hono/jsx'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import type { QueueQuery } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import { paths } from '../../paths.ts'
import { QueueFields } from './queue-fields.tsx'

/**
 * A form that does something with an inquiry. It tells which version its sender saw, so that what somebody else did in
 * between is never overwritten unseen.
 */
export function InquiryForm(props: {
  found: DeskInquiry
  action: string
  children: Child
  class?: string
  hasFiles?: boolean
  /** The part of the queue that the agent works through. */
  query: QueueQuery | null
}) {
  const { found, action, query } = props
  return (
    <form
      method="post"
      action={paths.desk.inquiryDo(referenceOf(found.inquiry), action)}
      class={props.class ?? 'stack'}
      enctype={props.hasFiles ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="version" value={String(found.inquiry.version)} />
      <input type="hidden" name="seen" value={String(found.events.at(-1)?.id ?? 0)} />
      <QueueFields query={query} />
      {props.children}
    </form>
  )
}
