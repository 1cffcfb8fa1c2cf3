import type { ConformanceCase } from '../conformance-case.ts';
import { CLAIMS } from './claims.ts';
import { ENVELOPES } from './envelopes.ts';
import { EXPORTS } from './exports.ts';
import { LOGS } from './logs.ts';
import { NARROWING } from './narrowing.ts';
import { RECEIPTS } from './receipts.ts';

/** Every case of the kit, in the order of the report. */
export const everyCase: readonly ConformanceCase[] = [
  ...ENVELOPES,
  ...RECEIPTS,
  ...EXPORTS,
  ...CLAIMS,
  ...NARROWING,
  ...LOGS,
];
