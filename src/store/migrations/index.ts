import type { Migration } from 'kysely/migration'
import * as scansAndParcels from './0001-scans-and-parcels.ts'
import * as help from './0002-help.ts'
import * as following from './0003-following.ts'
import * as offices from './0004-offices.ts'
import * as uspsApi from './0005-usps-api.ts'
import * as webhooks from './0006-webhooks.ts'
import * as inquiries from './0007-inquiries.ts'
import * as accounts from './0008-accounts.ts'
import * as mail from './0009-mail.ts'
import * as draftFiles from './0010-draft-files.ts'
import * as inquiryClocks from './0012-inquiry-clocks.ts'
import * as mailsByState from './0013-mails-by-state.ts'
import * as personalData from './0014-personal-data.ts'
import * as queue from './0015-queue.ts'
import * as watches from './0016-watches.ts'
import * as shares from './0017-shares.ts'
import * as endpoints from './0018-webhook-endpoints.ts'
import * as outgoingNotices from './0019-outgoing-notices.ts'
import * as messageSearch from './0020-message-search.ts'

/** All migrations in their order; one that has landed is never changed. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-scans-and-parcels': scansAndParcels,
  '0002-help': help,
  '0003-following': following,
  '0004-offices': offices,
  '0005-usps-api': uspsApi,
  '0006-webhooks': webhooks,
  '0007-inquiries': inquiries,
  '0008-accounts': accounts,
  '0009-mail': mail,
  '0010-draft-files': draftFiles,
  '0012-inquiry-clocks': inquiryClocks,
  '0013-mails-by-state': mailsByState,
  '0014-personal-data': personalData,
  '0015-queue': queue,
  '0016-watches': watches,
  '0017-shares': shares,
  '0018-webhook-endpoints': endpoints,
  '0020-message-search': messageSearch,
  '0019-outgoing-notices': outgoingNotices,
}
