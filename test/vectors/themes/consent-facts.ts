import type { Told, Vector } from '../vector.ts';
import { given, linked, progress, provision, vector } from '../telling.ts';

export const LATER = '2026-02-20T08:00:00.000Z';
export const WITHDRAWAL = 'Art. 7(3) GDPR';
export const AMENDED = 'README, the history: what an amendment takes the place of';
export const SOURCE = 'decision 0084: a source may object to its part of a record';
export const INVALID = 'decision 0084: the recorder finds a record invalid';
export const REPRESENTED = '§ 36 SGB I, decision 0084: a guardian speaks until majority';
export const ANSWER = 'README, the history: a request and a refusal open nothing';

export type Given = Extract<Told, { fact: 'consent-given' }>;
export type Withdrawn = Extract<Told, { fact: 'consent-withdrawn' }>;

export const consent = given('vhs', 'c1', provision());
export const byCaritas = given('caritas', 'c1', provision());
export const withdrawn = (change: Partial<Withdrawn> = {}): Told => ({
  fact: 'consent-withdrawn',
  by: 'vhs',
  recordedBy: 'vhs',
  consentId: 'c1',
  at: LATER,
  ...change,
});
export const stated = (
  fact: 'consent-requested' | 'consent-refused' | 'consent-amended',
  ...provisions: ReturnType<typeof provision>[]
): Told => ({
  fact,
  by: 'vhs',
  consentId: 'c1',
  at: LATER,
  provisions,
});
export const invalidated = (at = LATER, by = 'vhs'): Told => ({
  fact: 'consent-invalidated',
  by,
  consentId: 'c1',
  at,
});
export const objected = (at = LATER, recordedBy = 'caritas', by = 'vhs'): Told => ({
  fact: 'consent-objected',
  by,
  recordedBy,
  consentId: 'c1',
  at,
});

export function told(
  title: readonly [string, string],
  after: readonly Told[],
  expect: Vector['expect'],
  change: Partial<Vector['ask']> = {},
): Vector {
  return vector(title, { ...progress, ...change }, expect, { after: [...linked('caritas'), ...after] });
}
