export { actionWords, deadlineWords, stepWhenWords, whyWords } from './advice.ts'
export { FAULT_WORDS } from './api-faults.ts'
export { askWords, CALL_SHEET_WORDS, factLabel, factWords, problemWords } from './call-sheet.ts'
export { carrierName, carrierTrackingPage } from './carriers.ts'
export {
  guideStepTitle,
  guideWords,
  paperGroupWords,
  paperWords,
  reportWords,
  verdictWords,
} from './claim-guide.ts'
export {
  BEST_TIMES,
  CONTACT_GROUP_WORDS,
  EMAIL_FORM,
  FALSE_MESSAGES,
  HOURS_NOTE,
  RELAY,
  TRUST_WORDS,
} from './contact.ts'
export { ageWords, clockWords, dateWords, daysAgoWords, dayWords, shortDay, whenWords, yearOf } from './dates.ts'
export {
  changeWords,
  closedWords,
  conditionWords,
  needWords,
  onlyYouWords,
  whoMayAskWords,
} from './delivery-changes.ts'
export {
  ACCOUNT_WORDS,
  type AccountProblem,
  AGENTS_WORDS,
  accountProblemWords,
  browserWords,
  DESK_WORDS,
  KEYS_WORDS,
  roleChoiceWords,
  roleWords,
  SECOND_FACTOR_WORDS,
  SIGN_IN_WORDS,
  scopeWords,
  tooManyTriesWords,
  WELCOME_WORDS,
} from './desk.ts'
export * from './desk-inquiries.ts'
export {
  changesOnWords,
  diagnosisTitle,
  diagnosisWords,
  evidenceSentence,
  evidenceWords,
  situationWords,
} from './diagnosis.ts'
export {
  EVIDENCE_WORDS,
  EVIDENCE_WRITER,
  evidenceMoment,
  evidenceTime,
  VERIFY_WORDS,
  verifyCommands,
} from './evidence.ts'
export { FEED_WORDS } from './feeds.ts'
export { headline } from './headline.ts'
export { commentProblemWords, helpfulWords, helpGroupWords } from './help.ts'
export { INQUIRY_REASON_WORDS } from './inquiries.ts'
export { INQUIRY_EVIDENCE_WORDS, recordedEventWords, recordedInquiryFacts } from './inquiry-evidence.ts'
export {
  ASK_WORDS,
  DETAIL_WORDS,
  FIELD_WORDS,
  inquiryProblemWords,
  STEP_HINTS,
  STEP_ROLE_WORDS,
  STEP_WORDS,
  UPLOAD_WORDS,
} from './inquiry-form.ts'
export {
  dueWords,
  eventWords,
  FROM_WORDS,
  INQUIRY_WORDS,
  outcomeWords,
  RATING_WORDS,
  STATUS_WORDS,
  spokenReference,
} from './inquiry-page.ts'
export { MCP_DOCS, MCP_WORDS } from './mcp.ts'
export {
  DONE,
  DONE_WORDS,
  type Done,
  type MessageInput,
  messageWords,
  RECEIVER_WORDS,
  RECEIVERS,
  type Receiver,
} from './message.ts'
export { archiveAfterWords, MY_PARCELS } from './my-parcels.ts'
export {
  matchWords,
  milesWords,
  NO_DELIVERY,
  OFFICE_FINDER,
  OFFICE_HOURS,
  OFFICE_MAP_WORDS,
  officeServiceWords,
  positionCredits,
  USE_POSITION,
} from './office-finder.ts'
export {
  addressText,
  officeAddress,
  officeKind,
  officeName,
  officeNoteText,
  phoneText,
  townName,
} from './offices.ts'
export { OFFLINE_WORDS } from './offline.ts'
export { hoursWords, openWords } from './opening-hours.ts'
export { BASIS_WORDS, mailClassWords, phaseWords, sampleWords, serviceWords } from './parcel-words.ts'
export { countryWords, facilityName, placeName, titleCase } from './places.ts'
export { ruleItemWords } from './rule-items.ts'
export {
  amountWords,
  inForceWords,
  listWords,
  ruleFits,
  ruleName,
  ruleWords,
  subjectWords,
  trustWords,
} from './rules.ts'
export { SCAN_WORDS } from './scan.ts'
export { SHARED_TEXT_WORDS } from './shared-text.ts'
export { SHARE_WORDS, sharedHeadline, sharedPlace, sharedWording } from './shares.ts'
export { SITE_DESCRIPTION } from './site.ts'
export { sizeWords } from './sizes.ts'
export { sourceSaysWords } from './source-says.ts'
export { stateName } from './states.ts'
export { REPORT_WORDS, ROLE_WORDS, sourceWords, WISH_WORDS } from './told.ts'
export { eventSummaryWords, type StatusEvent, statusSummaryWords } from './usps-status.ts'
export { WATCH_EVENT_WORDS, WATCH_STATE_WORDS, WATCH_WORDS, watchProblemWords } from './watch.ts'
export { WIDGET_DOCS, WIDGET_WORDS } from './widget.ts'
export { US_ZONES, zoneName } from './zones.ts'
