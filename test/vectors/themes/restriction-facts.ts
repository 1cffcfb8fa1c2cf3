import type { Told } from '../vector.ts';

export const RESTRICTED = 'Art. 18(1) GDPR, § 84 SGB X: stored and nothing else';
export const EXCEPT = 'Art. 18(2) GDPR: with consent, for legal claims, rights of others, public interest';
export const LIFTED = 'Art. 18(3) GDPR';
export const SINCE = '2026-02-15T00:00:00.000Z';
export const AN_INSTANT_EARLIER = '2026-02-14T23:59:59.999Z';

export type Restricted = Extract<Told, { fact: 'restricted' }>;
export const restricted = (change: Partial<Restricted> = {}): Told => ({
  fact: 'restricted',
  controller: 'vhs-traeger',
  agencies: ['vhs'],
  request: 'right-1',
  from: SINCE,
  ...change,
});
export const ofCounty = (change: Partial<Restricted> = {}) =>
  restricted({ controller: 'kreis', agencies: ['jobcenter'], ...change });
export const lifted = (
  at: string,
  change: Partial<Extract<Told, { fact: 'restriction-lifted' }>> = {},
): Told => ({
  fact: 'restriction-lifted',
  controller: 'vhs-traeger',
  request: 'right-1',
  at,
  ...change,
});
