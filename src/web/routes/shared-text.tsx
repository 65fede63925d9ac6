import type { Hono } from 'hono'
import { MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import { readForm } from '#services/readings/read-form.ts'
import { queryAnswers } from '../answers.ts'
import { numbersOfText } from '../asked-numbers.ts'
import { htmlPage } from '../html-page.ts'
import { ReadPage } from '../pages/read.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import { historyIn } from './read.tsx'

/** `/share`: what somebody shares from another app. Its numbers are looked up; a history is read. */
export function addShare(app: Hono, site: Site): void {
  app.get(paths.share(), async (c) => {
    const answers = queryAnswers(c)
    const text = ['title', 'text', 'url'].flatMap((name) => answers.one(name) ?? []).join('\n')
    const numbers = numbersOfText(text)
    if (numbers.length <= 1) {
      const history = await historyIn(site, text, numbers)
      if (history) return htmlPage(c, history)
    }
    const [number] = numbers
    if (number === undefined) {
      const form = readForm({ history: text }, site.ctx.clock())
      return htmlPage(c, <ReadPage form={form} problems={[]} simulated={site.simulated} isShared />)
    }
    if (numbers.length === 1) return c.redirect(paths.track(number), 303)
    return c.redirect(paths.trackMany(numbers.slice(0, MOST_NUMBERS)), 303)
  })
}
