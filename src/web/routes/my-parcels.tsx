import type { Hono } from 'hono'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import { formFields } from '../answers.ts'
import { numbersOfText } from '../asked-numbers.ts'
import { glanceOf } from '../glance.ts'
import { htmlPage } from '../html-page.ts'
import { MyParcelsPage } from '../pages/my-parcels.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** `/parcels`: the frame of a list that lives in the browser, and the rows for its numbers. Nothing is kept here. */
export function addMyParcels(app: Hono, { ctx, simulated }: Site): void {
  app.get(paths.myParcels(), (c) => htmlPage(c, <MyParcelsPage simulated={simulated} />))
  // By POST: a hundred numbers are long for an address.
  app.post(paths.myParcelsLookup(), async (c) => {
    const { numbers, text } = await formFields(c)
    const asked = numbers === undefined ? numbersOfText(text ?? '') : numbers.split(',').filter(Boolean)
    const readings = await findParcels(ctx, { numbers: asked.slice(0, MOST_NUMBERS) })
    c.header('cache-control', 'no-store')
    return c.json({ parcels: readings.map(glanceOf) })
  })
}
