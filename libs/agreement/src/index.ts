export type {
  Agreement,
  CompetenceReference,
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
export type { CompetenceAnswer, CompetenceQuery } from './competence/answer.ts';
export type { Answers } from './competence/answers.ts';
export { answerFaults } from './competence/answers.ts';
export type { CompetenceText } from './competence/bound-table.ts';
export { adoptedCompetenceTable, competenceHash, competenceTableOf } from './competence/bound-table.ts';
export { competenceProblems } from './competence/check.ts';
export { decide } from './competence/decide.ts';
export { lookingNoFurther } from './competence/fields-read.ts';
export { competenceForm } from './competence/form.ts';
export { graphOfDay } from './competence/graph.ts';
export { competencePage } from './competence/page.ts';
export { dayOfNext } from './competence/day-of-next.ts';
export { decidedAs } from './competence/decided-by.ts';
export { answeringTypes, knownAnswers } from './competence/known-answers.ts';
export type { AnsweringEntry } from './competence/known-answers.ts';
export { parseCompetenceTable } from './competence/parse-table.ts';
export { competenceQueryOf, isQueryFault, queryMembers } from './competence/query-of.ts';
export type { CompetenceSaid } from './competence/said.ts';
export { competenceSaid } from './competence/said.ts';
export type { CaseKnown, ChangedCase, WhatIf } from './competence/what-if.ts';
export { whatIf } from './competence/what-if.ts';
export type { NotCompetent } from './competence/why-not.ts';
export { whyNot } from './competence/why-not.ts';
export type { CompetenceTable, Question } from './competence/table.ts';
export type { ActorNamed, CountsIf, Limit, Milestone, ServiceChain } from './chains/chain.ts';
export type { ChainShown, LimitShown, MilestoneShown } from './chains/chain-of.ts';
export { chainOf } from './chains/chain-of.ts';
export type { Holidays, Land } from './chains/holidays.ts';
export { holidaysOf } from './chains/holidays.ts';
export type { ChainEntry, Reached } from './chains/standing.ts';
export type { ConflictEntry } from './conflicts/conflict-entry.ts';
export type { ConflictRule, ConflictSide, EndOfSide, LastDay } from './conflicts/conflict-rule.ts';
export { countedFields, ISSUE_MODE } from './steering/counted-fields.ts';
export type { RestsOn, Steering, SteeringStep } from './steering/steering.ts';
export type { ConflictShown } from './conflicts/conflict-shown.ts';
export { conflictsOf } from './conflicts/conflicts-of.ts';
export { beginOfGermanDay, germanDayOf } from './german-day.ts';
export { planOf } from './plan/plan-of.ts';
export type {
  AgreedPlan,
  HandoverShown,
  ManagersShown,
  PlanShown,
  PlanStep,
  WishShown,
} from './plan/plan-shown.ts';
export { promisesOf } from './plan/promises-of.ts';
export type { PlanEntry } from './plan/promising.ts';
export { planFields } from './plan/plan-fields.ts';
export type { WishSaid } from './plan/wishes-of.ts';
export { FUNCTIONS } from './agreement.ts';
export type { CaseFact, Condition } from './conditions.ts';
export { caseFacts, conditionIn, conditionText, endsOfFacts, factsIn, holds } from './conditions.ts';
export { agreementHash } from './hash.ts';
export type { KnownToHold, LawAnyway } from './law-anyway.ts';
export { lawAnyway, lawSaidOnce } from './law-anyway.ts';
export { conditionInWords } from './papers/condition-words.ts';
export type { Flow } from './papers/flows.ts';
export { flowsFrom, partiesOf, permitted } from './papers/flows.ts';
export { paragraphInGerman } from './papers/german-law.ts';
export type { Measure } from './papers/measures.ts';
export { measures } from './papers/measures.ts';
export type { Paper } from './papers/paper.ts';
export { papersOf } from './papers/papers.ts';
export { adoptedAgreement, parseAgreement } from './parse.ts';
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
  rowsNeedingDataUntil,
  sees,
  seesAll,
} from './questions.ts';
export type { Declared } from './sections.ts';
export { noticeHash, noticeOf, retentionOf, speaksOf } from './sections.ts';
