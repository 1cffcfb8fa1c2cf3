export type { IntakeAnswer, NoiseReason } from './answer.ts';
export { narrows } from './command-table.ts';
export type { IntakeCode } from './codes.ts';
export { intakeCodes } from './codes.ts';
export type { Dispatch } from './dispatch.ts';
export type { Bringer } from './intake.ts';
export { Intake } from './intake.ts';
export type { RevocationParts } from './revocation/finish-revocations.ts';
export { finishRevocations, lookAgain } from './revocation/finish-revocations.ts';
