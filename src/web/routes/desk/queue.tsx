import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { DeskQueuePage } from '../../pages/desk/queue.tsx'
import { paths } from '../../paths.ts'

export function addDeskQueue(desk: Desk): void {
  const { simulated } = desk.site
  desk.get(paths.desk.queue(), 'see', (c, agent) => htmlPage(c, <DeskQueuePage agent={agent} simulated={simulated} />))
}
