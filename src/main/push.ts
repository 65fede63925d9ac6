import type { MailConfig } from './config.ts'

/** How messages to browsers are sent. */
export type PushParts = {
  /** Whom push services may write to about them, as RFC 8292 asks for. */
  contact: string
  /** Whether push services may be on this machine. */
  mayBePrivate: boolean
}

export function pushParts(
  config: { publicUrl?: string | null | undefined; mail: Pick<MailConfig, 'from'> },
  mayBePrivate = false,
): PushParts {
  const { publicUrl, mail } = config
  const pages = publicUrl?.startsWith('https:') ? publicUrl : 'mailto:nobody@whereabouts.invalid'
  return { contact: mail.from ? `mailto:${mail.from.address}` : pages, mayBePrivate }
}
