export { admit, GATE_VERSION, LINK_CATEGORY, RELEASE_WINDOW_MS } from './admit.ts';
export type { Ask, Depth, GatedDoor } from './ask.ts';
export { GATED_DOORS } from './ask.ts';
export type {
  CellBasis,
  Evidence,
  FieldClass,
  MatrixCell,
  Objection,
  Provision,
  Restriction,
} from './evidence.ts';
export type { Basis, Permit, PermitRecord } from './permit.ts';
export { isPermit } from './permit.ts';
export type { RefusalCode } from './refusal.ts';
export { Refusal } from './refusal.ts';
