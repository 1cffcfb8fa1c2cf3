import type { Told } from '../vector.ts';
import { NOW } from '../telling.ts';

export const RULE = 'decision 0101: what a stolen key signed is in doubt until its agency confirms it';
export const FINAL = 'decision 0101: what was disowned stays out for ever';
export const NARROWING = 'decision 0101: in doubt, what narrows goes on narrowing';

export const doubted = (agency: string, envelopes: readonly string[], at = NOW): Told => ({
  fact: 'doubted',
  agency,
  envelopes,
  at,
});
export const settled = (
  agency: string,
  { confirmed = [], disowned = [] }: { confirmed?: readonly string[]; disowned?: readonly string[] },
  envelope = 'settlement-1',
): Told => ({ fact: 'doubt-settled', agency, confirmed, disowned, envelope });

export const signed = (told: Told, envelope: string): Told => ({ ...told, envelope });
