import type { Hono } from 'hono'
import { listRules } from '#services/rules/list-rules.ts'
import { htmlPage } from '../html-page.ts'
import { RulesPage } from '../pages/rules.tsx'
import type { Site } from '../site.ts'
import { addCalendarRoutes } from './calendar-routes.tsx'
import { addChangeRoutes } from './change-routes.tsx'
import { addClaimRoutes } from './claim-routes.tsx'

const MOST_QUERY = 100

/** Pages about rules: all of them, how to claim, how to change a delivery, and dates for calendars. */
export function addGuides(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  app.get('/rules', (c) => {
    const query = (c.req.query('q') ?? '').slice(0, MOST_QUERY)
    return htmlPage(c, <RulesPage rules={listRules(ctx)} query={query} simulated={simulated} />)
  })
  addClaimRoutes(app, site)
  addChangeRoutes(app, site)
  addCalendarRoutes(app, site)
}
