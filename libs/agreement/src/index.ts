export type {
  Agreement,
  Condition,
  Controller,
  HubFunction,
  LinkWay,
  MatrixRow,
  Party,
  Recorder,
  Regime,
  Wording,
} from './agreement.ts';
export { agreementHash } from './hash.ts';
export { parseAgreement } from './parse.ts';
export type { AgreementProblem, AgreementProblemCode } from './problem.ts';
export {
  cellOf,
  cellsFor,
  controllers,
  functionOn,
  mayMakeLinkCode,
  mayPropose,
  mayPublish,
  mayRecordConsent,
  mayRedeemLinkCode,
  party,
  sees,
} from './questions.ts';
