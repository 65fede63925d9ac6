import { TEXTS_PATH } from '#api/texts.ts'
import { readTwilioTexts } from '#messengers/sms/twilio-texts.ts'
import type { TextReader, TextRules } from '#services/ports/texts.ts'
import type { SmsConfig } from './config.ts'

export function textRules(sms: SmsConfig | null): TextRules | null {
  return sms && { prefixes: sms.prefixes, mostADay: sms.mostADay }
}

/** Reads texts that come in at our public address, which the provider's signature covers. */
export function textReader(config: {
  sms?: SmsConfig | null | undefined
  publicUrl?: string | null | undefined
}): TextReader | null {
  const { sms, publicUrl } = config
  return sms && publicUrl ? readTwilioTexts({ url: publicUrl + TEXTS_PATH, token: sms.token }) : null
}
