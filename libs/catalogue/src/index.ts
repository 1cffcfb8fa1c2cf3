export { canonicalJson } from './canonical.ts';
export { catalogue, catalogueEntry, commandEntry, commands, fieldClasses } from './catalogue.ts';
export type { CatalogueEntry, CatalogueField, Retention, Titles } from './entry.ts';
export type {
  Envelope,
  EnvelopeBody,
  EnvelopeHead,
  EnvelopeKind,
  IntakeBatch,
  SignedEnvelope,
} from './envelope.ts';
export { bodyOf, handleOf, headOf, MAX_BATCH } from './envelope.ts';
export { envelopeProblems, envelopeSchema } from './envelope-problems.ts';
export type { LedgerEnvelope, LedgerEvent, LedgerLeaf } from './ledger-entry.ts';
export { envelopeDigest, leafBytes, ledgerLeaf, placeDigest } from './ledger-entry.ts';
export type { LedgerAsk, LedgerProof, LedgerReply, LedgerRestart } from './ledger-messages.ts';
export { catalogueMarkdown } from './markdown.ts';
export type {
  CaseEvidence,
  ClaimAsk,
  ClaimReply,
  ConflictAnswer,
  DoubtOnDesk,
  EndedElsewhere,
  EntryDoubt,
  EvidenceAsk,
  EvidenceReply,
  Outcome,
  ProvisionAsked,
  RecallNotice,
  Receipt,
  ReceiptBatch,
  ReleasedEntry,
  RightOnDesk,
  TimelineReply,
} from './messages.ts';
export { payloadProblems } from './payload-problems.ts';
export { payloadSchema } from './payload-schema.ts';
export type { Problem, ProblemCode } from './problem.ts';
export type { Purpose } from './purposes.ts';
export { invalidityGrounds } from './consent/invalidity.ts';
export { letterChannels } from './case/make-person-code.ts';
export { unlinkGrounds } from './case/unlink.ts';
export { channels, givers, identityChecks, interpreters } from './consent/notice.ts';
export { depths } from './consent/provision.ts';
export { consentReceiptHtml } from './consent-receipt/html.ts';
export { readConsentReceipt } from './consent-receipt/read.ts';
export type {
  ChainPlace,
  ConsentRecord,
  ConsentStepTold,
  PartyNamed,
  ProvisionTold,
} from './consent-receipt/record.ts';
export { consentSteps } from './consent-receipt/record.ts';
export type { ReceiptLanguage } from './consent-receipt/words.ts';
export type { ConsentReceipt } from './consent-receipt/write.ts';
export { consentReceipt } from './consent-receipt/write.ts';
export type { KeyRequest } from './registration/key-request.ts';
export { keyRequestFaults, keyStatement } from './registration/key-request.ts';
export { requesterChecks, rightDecisions, rightGrounds, rightKinds } from './rights/codes.ts';
export { wishes } from './person.ts';
export { ownRecord, purposeOf, purposes } from './purposes.ts';
export type { DueShown } from './shown/due.ts';
export type { GapShown } from './shown/gaps.ts';
export type { AgencyNamed, EntryShown, NameOf, TimelineShown } from './shown/shown-entry.ts';
export { contactsShown } from './shown/contacts.ts';
export type { CaseContact } from './shown/contacts.ts';
export { timelineShown } from './shown/shown-entry.ts';
export type { BasisShown, DoubtShown, FieldShown } from './shown/wording.ts';
export { basisShown, titleOf } from './shown/wording.ts';
