import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KNOWLEDGE_FOLDER } from '#knowledge/read-file.ts'
import { tempFolder } from './temp-folder.ts'

/** Three small articles, by slug. */
export const ARTICLES = {
  'no-updates': `---
title: My parcel has not moved for days
summary: What it means when nobody scans a parcel, and when to ask USPS to look.
group: trouble
order: 10
situation: no-updates
wordings:
  - Moving Through Network
related: [claims]
rulesAsOf: 2026-11-24
sources:
  - 39 CFR 121, Appendix A
---
Most quiet parcels still come. After {{threshold no-updates}} without a scan, ask USPS to look.

## Is my parcel lost?
Mostly not. A quiet parcel often waits in a trailer. See [how claims work](help:claims).

## Whom do I call?
Call {{phone tracking}}, open {{hours tracking}}.

| Days | What to do |
|---|---|
| few | wait |
| many | [ask](page:/contact) |
`,
  claims: `---
title: How to claim money for a lost parcel
summary: Who can claim, from which day on, and until when.
group: claims
order: 10
channel: claim
related: [no-updates]
rulesAsOf: 2026-11-20
sources:
  - DMM 609
---
A claim for Priority Mail opens after {{rule claim.priority-mail opens}} and closes after {{rule claim.priority-mail closes}}.

## How much is covered?
**Ground Advantage** comes with {{cover ground-advantage}} and takes {{standard ground-advantage}}.

## Where do I file?
At [USPS](https://www.usps.com/help/claims.htm).
`,
  'first-steps': `---
title: How to read a tracking page
summary: What the first lines of a tracking page tell you & what they do not.
group: start
order: 1
rulesAsOf: 2026-11-01
sources:
  - House text of this test
---
Look at the last scan first.

## What is a scan?
Somebody held a reader to the label.

## What is a message?
The computer wrote it; nobody saw the parcel.
`,
} as const

/** A knowledge folder with these articles in place of its own, gone when it is disposed of. */
export function helpFolder(articles: Record<string, string> = ARTICLES): { path: string } & Disposable {
  const folder = tempFolder()
  cpSync(KNOWLEDGE_FOLDER, folder.path, { recursive: true })
  const help = join(folder.path, 'help')
  rmSync(help, { recursive: true, force: true })
  mkdirSync(help)
  for (const [slug, text] of Object.entries(articles)) writeFileSync(join(help, `${slug}.md`), text)
  return folder
}
