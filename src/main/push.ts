import type { MailConfig } from './config.ts'

/** How messages to browsers are sent. */
export type PushParts = {
  /** Whom push services may write to about them, as RFC 8292 asks for. */
  contact: string
}

export function pushParts(config: {
  publicUrl?: string | null | undefined
  mail: Pick<MailConfig, 'from'>
}): PushParts {
  const { publicUrl, mail } = config
  const pages = publicUrl?.startsWith('https:') ? publicUrl : 'mailto:nobody@whereabouts.invalid'
  return { contact: mail.from ? `mailto:${mail.from.address}` : pages }
}
