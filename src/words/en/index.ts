export { actionWords, deadlineWords, stepWhenWords, whyWords } from './advice.ts'
export { carrierName, carrierTrackingPage } from './carriers.ts'
export { ageWords, clockWords, daysAgoWords, dayWords, shortDay, whenWords, yearOf } from './dates.ts'
export {
  changesOnWords,
  diagnosisTitle,
  diagnosisWords,
  evidenceSentence,
  evidenceWords,
  situationWords,
} from './diagnosis.ts'
export { headline } from './headline.ts'
export { BASIS_WORDS, mailClassWords, phaseWords, sampleWords, serviceWords } from './parcel-words.ts'
export { facilityName, placeName, titleCase } from './places.ts'
export { stateName } from './states.ts'
export { REPORT_WORDS, ROLE_WORDS, sourceWords, WISH_WORDS } from './told.ts'
