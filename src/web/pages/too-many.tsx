import { ErrorPage } from './error.tsx'

/** The page for somebody who asked too often, as HTML. */
export function tooManyPage(simulated: boolean, seconds: number): string {
  const wait = seconds > 120 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`
  const text = `Many questions came from your address in a short time. Wait ${wait} and try again.`
  return `<!doctype html>${String(<ErrorPage title="Please wait a moment" text={text} simulated={simulated} />)}`
}
