import { randomUUID } from 'node:crypto'
import { TEST_SUBSCRIPTION } from '#services/notices/notice-source.ts'
import { signatureOf } from '#sources/usps-webhook/open-envelope.ts'
import { CHECK } from '#sources/usps-webhook/usps-notices.ts'
import { type CheckWords, checkSays } from '#words/en/usps-check.ts'
import { type CheckStep, type StepState, step } from './step.ts'

const PATIENCE_MS = 15_000

/** Sends a signed test notice to where USPS would, over the network as USPS would. */
export async function probeReceiver(url: string, secret: string, nowMs: number): Promise<CheckStep> {
  const timestamp = new Date(nowMs).toISOString()
  const payload = JSON.stringify({ check: randomUUID() })
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hmac': signatureOf(timestamp, payload, secret) },
      body: JSON.stringify({ subscriptionId: TEST_SUBSCRIPTION, subscriptionType: CHECK, timestamp, payload }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    text = await response.text()
  } catch (error) {
    return step('receiver', 'wrong', checkSays.receiverUnreachable(reasonOf(error)))
  }
  return step('receiver', ...judge(response, text, url))
}

function judge(response: Response, text: string, url: string): [StepState, CheckWords] {
  const { status } = response
  if (status >= 300 && status < 400) {
    const to = response.headers.get('location') ?? ''
    return ['wrong', checkSays.receiverRedirects(URL.canParse(to, url) ? new URL(to, url).href : 'elsewhere')]
  }
  const answer = parsed(text)
  if (status === 200 && answer.state === 'taken') return ['ok', checkSays.receiver()]
  if (status === 401 && answer.code === 'not-signed-in') return ['wrong', checkSays.receiverRefuses()]
  if (status === 404 && answer.code === 'not-set-up') return ['wrong', checkSays.receiverNotSetUp()]
  return ['wrong', checkSays.receiverMissing(status)]
}

function parsed(text: string): { state?: unknown; code?: unknown } {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in 15 seconds'
  const { cause } = error
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? error.message
}
