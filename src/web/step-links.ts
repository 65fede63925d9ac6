import type { Step } from '#domain/advice/step.ts'
import type { Context } from '#services/context.ts'
import type { StepLink } from './components/parcel/steps.tsx'

/** Where each step leads, for a stored parcel by its number; null for a pasted one. */
export function stepLinks(ctx: Context, _trackingNumber: string | null): (step: Step) => StepLink[] {
  return (step) => {
    const info = ctx.knowledge.channels.find((one) => one.channel === step.channel)
    return info?.url ? [{ href: info.url, words: `${info.name} at usps.com` }] : []
  }
}
