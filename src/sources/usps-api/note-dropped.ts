import type { UspsClient } from './client.ts'

/** Events that said nothing, or were of an impossible time, are counted in the log. */
export function noteDropped(client: Pick<UspsClient, 'log'>, trackingNumber: string, dropped: number): void {
  if (dropped > 0) client.log.warn({ trackingNumber, dropped }, 'USPS told events that can not be read')
}
