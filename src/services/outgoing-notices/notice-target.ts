import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'
import { secretOf } from '../secret.ts'

/** Tells targets of notices apart where limits are counted, and can't be turned back into one. */
export async function noticeTarget(ctx: Context, target: string): Promise<string> {
  return createHmac('sha256', await secretOf(ctx, 'notice targets'))
    .update(target)
    .digest('base64url')
}
