import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiDeps } from '../deps.ts'
import { addDeskAgents } from './agents.ts'
import { addDeskBulk } from './bulk.ts'
import { addDeskEvidence } from './evidence.ts'
import { addDeskExport } from './export.ts'
import { addDeskFiles } from './files.ts'
import { addDeskInquiries } from './inquiries.ts'
import { addDeskInquiry } from './inquiry.ts'
import { addDeskLetters } from './letters.ts'
import { addDeskMerging } from './merging.ts'
import { addDeskNotices } from './notices.ts'
import { addDeskPersonalData } from './personal-data.ts'
import { addDeskReminders } from './reminders.ts'
import { addDeskReports } from './reports.ts'
import { addDeskSavedReplies } from './saved-replies.ts'
import { addDeskWebhookMessages } from './webhook-messages.ts'
import { addDeskWebhooks } from './webhooks.ts'
import { addDeskWorkflow } from './workflow.ts'

/** `/v1/desk`: everything that an agent can do, for programs. */
export function addDesk(app: OpenAPIHono, deps: ApiDeps): void {
  for (const add of [
    addDeskAgents,
    addDeskInquiries,
    addDeskExport,
    addDeskInquiry,
    addDeskLetters,
    addDeskWorkflow,
    addDeskReminders,
    addDeskMerging,
    addDeskBulk,
    addDeskSavedReplies,
    addDeskFiles,
    addDeskEvidence,
    addDeskPersonalData,
    addDeskReports,
    addDeskWebhooks,
    addDeskWebhookMessages,
    addDeskNotices,
  ]) {
    add(app, deps)
  }
}
