export type {
  Agreement,
  Controller,
  HubFunction,
  LinkWay,
  MatrixRow,
  NoticeText,
  Party,
  Recorder,
  Regime,
  RetentionRule,
  Wording,
} from './agreement.ts';
export type { AdoptionStatement } from './adoption.ts';
export { adoptionStatement, changedNotices, earliestNext, signatories } from './adoption.ts';
export { beginOfGermanDay } from './german-day.ts';
export { FUNCTIONS } from './agreement.ts';
export type { CaseFact, Condition } from './conditions.ts';
export { caseFacts, conditionIn, conditionText, factsIn, holds } from './conditions.ts';
export { agreementHash } from './hash.ts';
export { conditionInWords } from './papers/condition-words.ts';
export type { Flow } from './papers/flows.ts';
export { flowsFrom, partiesOf, permitted } from './papers/flows.ts';
export { paragraphInGerman } from './papers/german-law.ts';
export type { Measure } from './papers/measures.ts';
export { measures } from './papers/measures.ts';
export type { Paper } from './papers/paper.ts';
export { papersOf } from './papers/papers.ts';
export { parseAgreement } from './parse.ts';
export type { AgreementProblem, AgreementProblemCode } from './problem.ts';
export { agreementProblemCodes } from './problem.ts';
export {
  cellOf,
  cellsFor,
  conditionsOf,
  controllers,
  functionOn,
  mayMakeLinkCode,
  mayPropose,
  mayPublish,
  mayRecordConsent,
  mayRedeemLinkCode,
  party,
  sees,
  seesAll,
} from './questions.ts';
export { noticeHash, noticeOf, retentionOf } from './sections.ts';
