/** A mail as text, with CRLF; headers as given. */
export function writeMail(headers: Record<string, string | undefined>, body: string): string {
  const all: Record<string, string | undefined> = {
    From: 'Ana Ruiz <ana@example.net>',
    To: 'Parcel help <help@example.org>',
    Subject: 'Where is my parcel?',
    Date: 'Fri, 20 Nov 2026 12:00:00 +0000',
    'Message-ID': `<${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}@example.net>`,
    'MIME-Version': '1.0',
    ...headers,
  }
  const head = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`))
  return `${head.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`
}

export type Part = { headers: Record<string, string>; body: string }

/** A mail of several parts. */
export function writeMultipart(
  headers: Record<string, string | undefined>,
  type: string,
  parts: readonly Part[],
  boundary = 'the-boundary-of-a-test',
): string {
  return writeMail(
    { ...headers, 'Content-Type': `multipart/${type}; boundary="${boundary}"` },
    partsText(parts, boundary),
  )
}

export function partsText(parts: readonly Part[], boundary: string): string {
  const texts = parts.map(({ headers, body }) => {
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    return `--${boundary}\r\n${head.join('\r\n')}\r\n\r\n${body}\r\n`
  })
  return `${texts.join('')}--${boundary}--\r\n`
}

/** A part with a file. */
export function filePart(name: string, type: string, content: Uint8Array, more: Record<string, string> = {}): Part {
  return {
    headers: {
      'Content-Type': `${type}; name="${name}"`,
      'Content-Transfer-Encoding': 'base64',
      'Content-Disposition': `attachment; filename="${name}"`,
      ...more,
    },
    body: Buffer.from(content)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n'),
  }
}

export const textPart = (body: string): Part => ({ headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body })
export const htmlPart = (body: string): Part => ({ headers: { 'Content-Type': 'text/html; charset=utf-8' }, body })

/** The smallest PNG: one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A bounce of a mail, as mail servers report it (RFC 3464). */
export function writeBounce(messageId: string, more: { action?: string; to?: string } = {}): string {
  const { action = 'failed', to = 'ana@example.net' } = more
  return writeMultipart(
    { From: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>', Subject: 'Undelivered Mail Returned to Sender' },
    'report; report-type=delivery-status',
    [
      textPart('I’m sorry to have to inform you that your message could not be delivered.'),
      {
        headers: { 'Content-Type': 'message/delivery-status' },
        body: `Reporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; ${to}\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User\r\n unknown`,
      },
      { headers: { 'Content-Type': 'text/rfc822-headers' }, body: `Subject: Your parcel\r\nMessage-ID: ${messageId}` },
    ],
  )
}
