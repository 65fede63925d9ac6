export { actionWords, deadlineWords, stepWhenWords, whyWords } from './advice.ts'
export { carrierName, carrierTrackingPage } from './carriers.ts'
export {
  guideStepTitle,
  guideWords,
  paperGroupWords,
  paperWords,
  reportWords,
  roleWords,
  verdictWords,
} from './claim-guide.ts'
export { ageWords, clockWords, dateWords, daysAgoWords, dayWords, shortDay, whenWords, yearOf } from './dates.ts'
export {
  changeWords,
  closedWords,
  conditionWords,
  needWords,
  onlyYouWords,
  whoMayAskWords,
  wishWords,
} from './delivery-changes.ts'
export {
  changesOnWords,
  diagnosisTitle,
  diagnosisWords,
  evidenceSentence,
  evidenceWords,
  situationWords,
} from './diagnosis.ts'
export { headline } from './headline.ts'
export { commentProblemWords, helpfulWords, helpGroupWords } from './help.ts'
export { BASIS_WORDS, mailClassWords, phaseWords, sampleWords, serviceWords } from './parcel-words.ts'
export { facilityName, placeName, titleCase } from './places.ts'
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
export { stateName } from './states.ts'
export { REPORT_WORDS, ROLE_WORDS, sourceWords, WISH_WORDS } from './told.ts'
