import type { ScanCode } from '#domain/scans/scan-code.ts'
import type { Context } from '../context.ts'

/** Every status that we know, in the order of the knowledge. */
export function listScanCodes(ctx: Context): readonly ScanCode[] {
  return ctx.knowledge.scanCodes
}
