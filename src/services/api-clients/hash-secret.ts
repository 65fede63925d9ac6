import { hash } from 'node:crypto'

/** What is kept of a client's secret. Secrets are random and long, so that a plain hash can't be guessed back. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex')
}
