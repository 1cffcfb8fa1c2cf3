export { admit, GATE_VERSION, RELEASE_WINDOW_MS } from './admit.ts';
export type { Ask, Depth, GatedDoor } from './ask.ts';
export { GATED_DOORS, THE_PERSON, THE_STEERING_GROUP } from './ask.ts';
export { LINK_CATEGORY } from './barrier.ts';
export type {
  CellBasis,
  Clearance,
  Evidence,
  FieldClass,
  MatrixCell,
  Objection,
  PersonsAccess,
  Provision,
  Request,
  Restriction,
} from './evidence.ts';
export type { Basis, Permit, PermitRecord } from './permit.ts';
export { isPermit } from './permit.ts';
export type { RefusalCode } from './refusal.ts';
export { Refusal } from './refusal.ts';
