import type { Command } from 'commander'
import {
  CENSUS_BATCH_URL,
  geocodeOffices,
  type OfficesStatus,
  officesFor,
  officesStatus,
} from '#main/commands/offices/offices.ts'
import { addressText, officeName, officeNoteText, townName } from '#words/en/index.ts'
import { CommandError, EXIT } from './exit.ts'
import { progressBar } from './progress.ts'

/** `whereabouts offices …`: what is known of Post Offices. */
export function addOffices(program: Command): void {
  const offices = program.command('offices').description('find Post Offices, and look up where they are')
  addNear(offices)
  addGeocode(offices)
  addStatus(offices)
}

function addNear(offices: Command): void {
  offices
    .command('near')
    .description('the Post Offices for a ZIP Code, a town, an address, a position or a tracking number')
    .argument('<text...>')
    .option('--limit <n>', 'at most so many')
    .option('--json', 'print what the API answers')
    .action(async (words: string[], options: { limit?: string; json?: boolean }) => {
      const { answer, json } = await officesFor(words.join(' '), wholeNumber('--limit', options.limit))
      if (options.json) console.log(JSON.stringify(json, null, 2))
      else {
        for (const { office, distanceKm } of answer.items) {
          const far = distanceKm === null ? '' : `  about ${distanceKm.toFixed(1)} km`
          console.log(`${officeName(office)}${far}`)
          console.log(`    ${addressText(office.address)}, ${townName(office.city, office.state)} ${office.zip}`)
        }
        for (const note of answer.notes) console.log(officeNoteText(note))
        for (const { city, state } of answer.choices) console.log(`    ${townName(city, state)}`)
      }
      if (answer.items.length === 0) throw new CommandError('', EXIT.notFound)
    })
}

function addGeocode(offices: Command): void {
  offices
    .command('geocode')
    .description('look up the street positions of the offices at the US Census Bureau; goes on where it stopped')
    .option('--limit <n>', 'at most so many offices in this run')
    .option('--again', 'ask again for those that were not found')
    .option('--url <address>', 'another batch service that answers alike', CENSUS_BATCH_URL)
    .option('--json', 'print the counts as JSON')
    .action(async (options: { limit?: string; again?: boolean; url: string; json?: boolean }) => {
      if (!URL.canParse(options.url) || !/^https?:/.test(options.url)) {
        throw new CommandError('--url: write it as https://host/path.', EXIT.usage)
      }
      const bar = progressBar('Looking up streets')
      const done = await geocodeOffices({
        url: options.url,
        limit: wholeNumber('--limit', options.limit),
        again: options.again ?? false,
        onProgress: (share) => bar.update(share),
      }).finally(() => bar.done())
      if (options.json) console.log(JSON.stringify(done))
      else {
        const { asked, found, notFound, unanswered } = done
        console.log(`${asked} offices: ${found} found, ${notFound} not found, ${unanswered} without an answer`)
      }
      if (done.trouble !== null) {
        throw new CommandError(`The geocoder stopped: ${done.trouble} Run it again to go on.`, EXIT.failed)
      }
    })
}

function addStatus(offices: Command): void {
  offices
    .command('status')
    .description('what is stored of Post Offices')
    .option('--json', 'print it as JSON')
    .action(async (options: { json?: boolean }) => {
      const status = await officesStatus()
      if (options.json) console.log(JSON.stringify(statusJson(status), null, 2))
      else printStatus(status)
    })
}

function statusJson({ lastImport, ...status }: OfficesStatus): object {
  if (!lastImport) return { ...status, lastImport }
  const { atMs, ...rest } = lastImport
  return { ...status, lastImport: { at: new Date(atMs).toISOString(), ...rest } }
}

function printStatus(status: OfficesStatus): void {
  const last = status.lastImport
  if (!last) {
    console.log('No list of Post Offices was imported yet: whereabouts import-offices FILE')
    return
  }
  const published = last.publishedOn ? `, published on ${last.publishedOn}` : ''
  console.log(
    `${status.offices} offices, imported on ${new Date(last.atMs).toISOString()} from ${last.file}${published}`,
  )
  for (const { kind, count } of status.kinds) console.log(`    ${kind}: ${count}`)
  console.log('Positions:')
  for (const { method, count } of status.positions) console.log(`    ${method ?? 'none'}: ${count}`)
  console.log(`${status.lookedUp} addresses looked up; USPS told hours or phone of ${status.withFacts} offices.`)
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new CommandError(`${option}: write a whole number.`, EXIT.usage)
}
