export type { IntakeAnswer, NoiseReason } from './answer.ts';
export type { IntakeCode } from './codes.ts';
export { intakeCodes } from './codes.ts';
export type { Dispatch } from './dispatch.ts';
export type { Bringer } from './intake.ts';
export { Intake } from './intake.ts';
