import { type AddressObject, type Attachment, type Headers, type ParsedMail, simpleParser } from 'mailparser'
import { type MailAddress, parseAddress } from '#domain/mail/address.ts'
import type { DeliveryReport, MailFile, MailMarks, MailProblem, ReadMail } from '#domain/mail/read-mail.ts'
import { safeHtml } from './safe-html.ts'

/** What a mail may hold, so that reading it takes neither long nor much memory. */
const MOST_PARTS = 200
const LARGEST_HEADERS = 256 * 1024
const LARGEST_HTML = 1024 * 1024
const LONGEST_TEXT = 1024 * 1024
const MOST_FILES = 50
const MOST_IDS = 100
const MOST_ADDRESSES = 50
const LONGEST_ID = 300
const LONGEST_HEADER = 1_000
const LONGEST_SUBJECT = 500
const LONGEST_NAME = 200

/** Reads a mail. @throws where it is more than the limits allow, or no mail at all */
export async function parseMail(raw: Uint8Array): Promise<ReadMail> {
  const parsed = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    maxChildNodes: MOST_PARTS,
    maxHeadSize: LARGEST_HEADERS,
    maxHtmlLengthToParse: LARGEST_HTML,
    keepDeliveryStatus: true,
    keepCidLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    checksumAlgo: false,
  })
  return readMailOf(parsed)
}

function readMailOf(parsed: ParsedMail): ReadMail {
  const { headers, attachments } = parsed
  const problems: MailProblem[] = []
  const inlineCids = new Set<string>()
  let html: string | null = null
  if (typeof parsed.html === 'string' && parsed.html.trim() !== '') {
    if (parsed.html.length > LARGEST_HTML || parsed.textConversionError) problems.push('html-dropped')
    else {
      html = safeHtml(parsed.html, (cid) => {
        const file = attachments.find((one) => one.cid === cid)
        if (file?.cid) inlineCids.add(file.cid)
        return file?.filename ?? null
      })
    }
  }
  return {
    messageId: idsIn(headers.get('message-id'))[0] ?? null,
    inReplyTo: idsIn(headers.get('in-reply-to')),
    references: idsIn(headers.get('references')),
    from: addressesIn(parsed.from)[0] ?? null,
    replyTo: addressesIn(parsed.replyTo)[0] ?? null,
    to: addressesIn(parsed.to),
    cc: addressesIn(parsed.cc),
    deliveredTo: ['delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to'].flatMap((name) =>
      valuesOf(headers, name).flatMap((value) => parseAddress(value.replace(/^<|>$/g, ''))?.address ?? []),
    ),
    subject: (parsed.subject ?? '').slice(0, LONGEST_SUBJECT),
    text: (parsed.text ?? '').slice(0, LONGEST_TEXT),
    html: html === '' ? null : html,
    files: filesOf(attachments, inlineCids),
    marks: marksOf(headers),
    report: reportOf(parsed),
    checks: valuesOf(headers, 'authentication-results')[0]?.slice(0, LONGEST_HEADER) ?? null,
    problems,
  }
}

function filesOf(attachments: readonly Attachment[], inlineCids: ReadonlySet<string>): MailFile[] {
  return attachments
    .filter(({ contentType }) => contentType !== 'message/delivery-status' && contentType !== 'text/rfc822-headers')
    .slice(0, MOST_FILES)
    .map(({ filename, content, cid, contentType }) => ({
      name: (filename ?? contentType.replace('/', '.')).slice(0, LONGEST_NAME),
      content: Uint8Array.from(content),
      isInline: cid !== undefined && inlineCids.has(cid),
    }))
}

const AUTO_REPLY_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-autoreply-from',
  'x-vacation',
  'x-mail-autoreply',
]

function marksOf(headers: Headers): MailMarks {
  const one = (name: string) => valuesOf(headers, name)[0]?.slice(0, LONGEST_HEADER) ?? null
  const type = headers.get('content-type')
  const isReport = isStructured(type) && type.value.toLowerCase() === 'multipart/report'
  const returnPath = one('return-path')
  return {
    autoSubmitted: one('auto-submitted'),
    precedence: one('precedence'),
    suppress: one('x-auto-response-suppress'),
    hasAutoReplyHeader: AUTO_REPLY_HEADERS.some((name) => headers.has(name)),
    isFromList: headers.has('list') || headers.has('feedback-id'),
    loops: valuesOf(headers, 'x-loop').slice(0, MOST_ADDRESSES),
    returnPath: returnPath === null ? null : returnPath.replace(/[<>\s]/g, ''),
    reportType: isReport ? (type.params['report-type'] ?? 'delivery-status').toLowerCase() : null,
    failedRecipients: valuesOf(headers, 'x-failed-recipients')
      .flatMap((value) => value.split(/[,\s]+/))
      .filter(Boolean),
  }
}

/** What mail servers say in the parts of a bounce. */
function reportOf({ attachments, headers, text }: ParsedMail): DeliveryReport | null {
  const status = attachments.find(({ contentType }) => contentType === 'message/delivery-status')
  if (!status) return null
  const groups = status.content
    .subarray(0, LARGEST_HEADERS)
    .toString('utf8')
    .split(/\r?\n\s*\r?\n/)
  const recipients = groups.slice(0, MOST_ADDRESSES).flatMap((group) => {
    const fields = fieldsIn(group)
    const recipient = fields.get('final-recipient') ?? fields.get('original-recipient')
    if (recipient === undefined) return []
    return {
      address: (recipient.split(';').at(-1) ?? '').trim().slice(0, LONGEST_NAME),
      action: (fields.get('action') ?? 'failed').toLowerCase().slice(0, 20),
      status: fields.get('status')?.slice(0, 20) ?? null,
      says:
        fields
          .get('diagnostic-code')
          ?.replace(/^\s*\w+\s*;\s*/, '')
          .slice(0, LONGEST_HEADER) ?? null,
    }
  })
  const original = attachments
    .filter(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
    .map(({ content }) => content.subarray(0, LARGEST_HEADERS).toString('utf8'))
    .join('\n')
  const messageIds = idsIn([...original.matchAll(/^message-id:\s*(\S+)/gim)].map(([, id = '']) => id))
  return { recipients, messageIds: [...messageIds, ...idsIn(headers.get('references')), ...idsIn(text ?? '')] }
}

/** The fields of a group of a delivery report; folded lines are joined. */
function fieldsIn(group: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}

/** Message-IDs in a header. */
function idsIn(value: unknown): string[] {
  const text = [value]
    .flat()
    .filter((one) => typeof one === 'string')
    .join(' ')
  return [...new Set(text.match(/<[^<>\s]{1,298}>/g) ?? [])].filter((id) => id.length <= LONGEST_ID).slice(-MOST_IDS)
}

function addressesIn(given: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [given ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((one) => one.group ?? one)
    .flatMap(({ name, address = '' }) => {
      const parsed = parseAddress(address)
      return parsed
        ? {
            name:
              name
                .replace(/\p{Cc}+/gu, ' ')
                .trim()
                .slice(0, LONGEST_NAME) || null,
            address: parsed.address,
          }
        : []
    })
    .slice(0, MOST_ADDRESSES)
}

function valuesOf(headers: Headers, name: string): string[] {
  return [headers.get(name) ?? []].flat().flatMap((value) => {
    if (typeof value === 'string') return value
    // Address headers: the null path has no address.
    return typeof value === 'object' && 'text' in value && typeof value.text === 'string' ? value.text : []
  })
}

function isStructured(value: unknown): value is { value: string; params: Record<string, string> } {
  return typeof value === 'object' && value !== null && 'params' in value && 'value' in value
}
