import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { deletePersonalData } from '#services/personal-data/delete-personal-data.ts'
import { countPersonalData, exportPersonalData } from '#services/personal-data/export-personal-data.ts'
import { listPersonalDataEntries } from '#services/personal-data/list-entries.ts'
import { PERSONAL_DATA_WORDS } from '#words/en/desk-personal-data.ts'
import { formAnswers } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { PersonalDataPage, type PersonalDataPageProps } from '../../pages/desk/personal-data.tsx'
import { paths } from '../../paths.ts'
import { textStream } from '../../text-stream.ts'

const MOST_ENTRIES = 100

/** What administrators do with the data of one person. */
export function addDeskPersonalData(desk: Desk): void {
  const { ctx, simulated } = desk.site

  async function show(
    c: HonoContext,
    agent: AtDesk,
    more: Partial<Pick<PersonalDataPageProps, 'who' | 'counts' | 'deleted' | 'problem'>> = {},
  ) {
    const { items } = await listPersonalDataEntries(ctx, { by: agent, limit: MOST_ENTRIES })
    const page = <PersonalDataPage {...{ agent, simulated, who: '', ...more }} entries={items} />
    return htmlPage(c, page, more.problem === undefined ? 200 : 422)
  }

  desk.get(paths.desk.personalData(), 'personal-data', (c, agent) => show(c, agent))

  desk.post(paths.desk.personalData(), 'personal-data', async (c, agent) => {
    const form = await formAnswers(c)
    const who = form.one('who') ?? ''
    try {
      switch (form.one('do')) {
        case 'export': {
          const pieces = await exportPersonalData(ctx, { who, by: agent })
          return c.body(textStream(pieces), 200, {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': 'attachment; filename="personal-data.json"',
          })
        }
        case 'delete': {
          if (form.one('again')?.toLowerCase() !== who.toLowerCase()) {
            const counts = await countPersonalData(ctx, { who, by: agent })
            return await show(c, agent, { who, counts, problem: PERSONAL_DATA_WORDS.notTheSame })
          }
          const deleted = await deletePersonalData(ctx, { who, by: agent })
          return await show(c, agent, { deleted })
        }
        default:
          return await show(c, agent, { who, counts: await countPersonalData(ctx, { who, by: agent }) })
      }
    } catch (error) {
      if (!(error instanceof ServiceError) || (error.code !== 'not-valid' && error.code !== 'not-found')) throw error
      return show(c, agent, { who, problem: error.message })
    }
  })
}
