import { isOurs } from './address.ts'
import { isAddressOfProgram } from './is-address-of-program.ts'
import type { ReadMail } from './read-mail.ts'

/**
 * How a mail came about. `own`: ours, come back; `bounce`: a mail server tells of one of ours; `auto-reply`: an answering
 * machine's, or a receipt; `bulk`: a list's or an advertisement; `automatic`: a program's, about anything; else `person`.
 */
export const MAIL_NATURES = ['person', 'automatic', 'bulk', 'auto-reply', 'bounce', 'own'] as const

export type MailNature = (typeof MAIL_NATURES)[number]

/** Subjects of answering machines that say so nowhere else, in languages that people use in the United States. */
const AWAY =
  /^\s*(?:(?:automatic|auto|automated)[ -]?(?:reply|response|answer|replay)\b|autoreply\b|out of (?:the )?office\b|away from (?:my )?(?:office|mail)\b|on vacation\b|(?:vacation|absence) (?:reply|notice|message)|i am (?:currently )?(?:away|out of)|respuesta autom[aá]tica|fuera de (?:la )?oficina|ausente\b|r[eé]ponse automatique|absence du bureau|absent du bureau|automatische antwort|abwesenheits(?:notiz|meldung|nachricht)?|abwesend\b|nicht im (?:büro|haus)|risposta automatica|fuori (?:sede|ufficio)|resposta autom[aá]tica|fora do escrit[oó]rio|automatisch antwoord|afwezig|autosvar|frånvaro|automatisk svar|autom[aá]ticky odpov|automatyczna odpowied[zź]|автоответ|автоматический ответ|自动回复|自動回覆|自動返信|不在|자동 ?회신|부재중|trả lời tự động|otomatik yan[ıi]t|الرد التلقائي|رد تلقائي|תשובה אוטומטית)/iu

/** Subjects of bounces that are no proper reports. */
const UNDELIVERED =
  /^\s*(?:undeliver(?:able|ed)\b|mail delivery (?:failed|failure|subsystem)|delivery (?:status notification|failure|has failed)|failure notice|returned mail\b|message (?:not|could not be) delivered|delayed mail\b|warning: (?:message|could not send)|unzustellbar|non remis|no se puede entregar|mensagem não entregue)/iu

/** Tells how a mail came about. @param ours the address that our mails come from; null where there is none */
export function natureOfMail(mail: ReadMail, ours: string | null): MailNature {
  const { marks, from, subject } = mail
  if (ours !== null && isFromUs(mail, ours)) return 'own'
  const isFromNobody = marks.returnPath === ''
  const submitted = word(marks.autoSubmitted)
  if (marks.reportType === 'delivery-status' || mail.report !== null || marks.failedRecipients.length > 0)
    return 'bounce'
  if (marks.reportType !== null) return 'auto-reply'
  const isFromServer = from !== null && /^(?:mailer-daemon|postmaster)@/i.test(from.address)
  if ((isFromServer || isFromNobody) && UNDELIVERED.test(subject)) return 'bounce'
  if (from !== null && /^mailer-daemon@/i.test(from.address)) return 'bounce'
  const precedence = word(marks.precedence)
  if (submitted === 'auto-replied' || marks.hasAutoReplyHeader || precedence === 'auto_reply') return 'auto-reply'
  if (AWAY.test(subject)) return 'auto-reply'
  // Answers without a sender are answering machines' (RFC 3834); people's mails have one.
  if (isFromNobody) return submitted === 'no' || submitted === '' ? 'auto-reply' : 'automatic'
  if (marks.isFromList || precedence === 'bulk' || precedence === 'list' || precedence === 'junk') return 'bulk'
  if ((submitted !== '' && submitted !== 'no') || suppresses(marks.suppress)) return 'automatic'
  if (from !== null && isAddressOfProgram(from.address)) return 'automatic'
  return 'person'
}

function isFromUs({ marks, from }: ReadMail, ours: string): boolean {
  return marks.loops.some((address) => isOurs(address, ours)) || (from !== null && isOurs(from.address, ours))
}

function suppresses(value: string | null): boolean {
  return value !== null && /\b(?:all|oof|autoreply)\b/i.test(value)
}

/** The first word of a header, in small letters; comments and parameters follow it. */
function word(value: string | null): string {
  return /^\s*([\w-]+)/.exec(value ?? '')?.[1]?.toLowerCase() ?? ''
}
