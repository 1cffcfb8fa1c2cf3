import type { Ask, Evidence, MatrixCell, Provision } from '../index.ts';
import { admit, Refusal } from '../index.ts';

/** The instant at which the specs play, the one before it, and the one after it. */
export const NOW = '2026-03-01T10:00:00.000Z';
export const JUST_BEFORE = '2026-03-01T09:59:59.999Z';
export const JUST_AFTER = '2026-03-01T10:00:00.001Z';

/** May the immigration office learn of irregular attendance? */
export const ask: Ask = {
  door: 'claim',
  network: 'rheine',
  caseId: 'case-1',
  sender: 'vhs',
  recipient: 'abh',
  actor: 'system',
  eventIds: ['event-1'],
  eventType: 'irregular-attendance',
  category: 'language',
  fields: ['weeks', 'since', 'reason'],
  purpose: 'duty-monitoring',
  happenedAt: '2026-02-10T00:00:00.000Z',
  at: NOW,
};

/** Rows about it, one of each kind. */
export const dutyRow: MatrixCell = {
  id: 'int-8-3',
  eventType: 'irregular-attendance',
  sender: 'vhs',
  recipient: 'abh',
  purpose: 'duty-monitoring',
  basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV', duty: true },
  trigger: 'duty',
  decidedBy: 'rule',
  from: '2018-01-01T00:00:00.000Z',
};
export const powerRow: MatrixCell = {
  ...dutyRow,
  id: 'power',
  trigger: 'push',
  basis: { kind: 'STATUTORY', paragraph: '§ 69 SGB X' },
};
export const consentRow: MatrixCell = {
  ...dutyRow,
  id: 'consent',
  trigger: 'push',
  basis: { kind: 'CONSENT' },
};
export const secrecyRow: MatrixCell = {
  ...consentRow,
  id: 'secrecy',
  basis: { kind: 'CONSENT', secrecy: true },
};
export const forbiddenRow: MatrixCell = {
  ...dutyRow,
  id: 'forbidden',
  purpose: '*',
  basis: { kind: 'FORBIDDEN' },
};

/** A provision that covers the ask. */
export const consent: Provision = {
  consentId: 'consent-1',
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recordedBy: 'vhs',
  recipients: ['abh'],
  purposes: ['duty-monitoring'],
  eventTypes: ['irregular-attendance'],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};
export const release: Provision = { ...consent, consentId: 'release-1', form: 'secrecy-release' };

/** A case that sender and recipient share, under these rows. */
export function evidence(cells: readonly MatrixCell[], more: Partial<Evidence> = {}): Evidence {
  return {
    network: 'rheine',
    caseRevision: 7,
    registryRevision: 3,
    agreement: { hash: 'hash', from: '2018-01-01T00:00:00.000Z', cells },
    linked: ['vhs', 'abh'],
    invited: [],
    provisions: [],
    facts: [],
    restrictions: [],
    objections: [],
    requests: [],
    clearances: [],
    disputed: [],
    doubted: [],
    fields: [
      { name: 'weeks', depth: 'detail', special: false },
      { name: 'since', depth: 'date', special: false },
      { name: 'reason', depth: 'detail', special: true },
    ],
    erased: false,
    ...more,
  };
}

/** The code of the refusal, or PERMIT. */
export function outcome(
  cells: readonly MatrixCell[],
  more: Partial<Evidence> = {},
  asked: Partial<Ask> = {},
): string {
  const answer = admit({ ...ask, ...asked }, evidence(cells, more));
  return answer instanceof Refusal ? answer.code : 'PERMIT';
}

/** The record of the permit; a refusal fails the spec. */
export function permitted(
  cells: readonly MatrixCell[],
  more: Partial<Evidence> = {},
  asked: Partial<Ask> = {},
) {
  const answer = admit({ ...ask, ...asked }, evidence(cells, more));
  if (answer instanceof Refusal) throw new Error(`refused: ${answer.code}`);
  return answer.record;
}
