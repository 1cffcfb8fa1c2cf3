import type { CaseEvidence } from '#catalogue';
import type { MatrixCell, Provision } from '#gate';
import type { Known, Leaving } from './outbox-gate.ts';
import { mayLeave } from './outbox-gate.ts';

const TYPE = 'de.wegmarke.language.irregular-attendance.v1';
const NOW = '2026-03-01T00:00:00.000Z';

const event: Leaving = {
  id: 'e1',
  type: TYPE,
  category: 'language',
  happenedAt: '2026-02-01T00:00:00.000Z',
  fields: ['missedDays'],
};

const row = (over: Partial<MatrixCell>): MatrixCell => ({
  id: 'row-1',
  eventType: TYPE,
  sender: 'vhs',
  recipient: 'jobcenter',
  purpose: 'duty-monitoring',
  basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV', duty: true },
  trigger: 'push',
  decidedBy: 'rule',
  from: '2020-01-01T00:00:00.000Z',
  ...over,
});

const consentRow = row({ id: 'row-2', purpose: 'course-progress', basis: { kind: 'CONSENT' } });

const provision: Provision = {
  consentId: 'c1',
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recordedBy: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: [TYPE],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};

const evidence = (over: Partial<CaseEvidence> = {}): CaseEvidence => ({
  handle: 'h',
  linked: true,
  provisions: [],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  disputes: [],
  rights: [],
  erased: false,
  ...over,
});

const known = (cells: MatrixCell[], told: CaseEvidence | undefined, over: Partial<Known> = {}): Known => ({
  network: 'rheine',
  agency: 'vhs',
  agreement: { hash: 'x', from: '2020-01-01T00:00:00.000Z', cells },
  registryRevision: 1,
  evidence: told,
  staleAfter: '2026-03-01T00:10:00.000Z',
  fieldClasses: [{ name: 'missedDays', depth: 'detail', special: false }],
  ...over,
});

const held = (code: string) => ({ kind: 'held', code });

describe('the adapter asks its own gate', () => {
  it('lets an event leave when the law names one recipient', () => {
    expect(mayLeave(event, known([row({})], evidence()), NOW)).toEqual({ kind: 'leave' });
  });

  it('holds everything of a case that is not linked', () => {
    expect(mayLeave(event, known([row({})], undefined), NOW)).toEqual(held('NO_LINK'));
    expect(mayLeave(event, known([row({})], evidence({ linked: false })), NOW)).toEqual(held('NO_LINK'));
  });

  it('holds what waits for a condition until the case tells that it is met', () => {
    const cells = [row({ condition: 'obliged' })];
    expect(mayLeave(event, known(cells, evidence()), NOW)).toEqual(held('CONDITION_NOT_MET'));
    expect(mayLeave(event, known(cells, evidence({ facts: ['obliged'] })), NOW)).toEqual({ kind: 'leave' });
  });

  it('names the missing consent before the condition that nobody can change', () => {
    const cells = [row({ condition: 'obliged' }), consentRow];
    expect(mayLeave(event, known(cells, evidence()), NOW)).toEqual(held('NO_CONSENT'));
  });

  it('lets it leave on a consent, and holds it again after the withdrawal', () => {
    const given = evidence({ provisions: [provision] });
    const withdrawn = evidence({ provisions: [{ ...provision, withdrawnAt: '2026-02-20T00:00:00.000Z' }] });
    expect(mayLeave(event, known([consentRow], given), NOW)).toEqual({ kind: 'leave' });
    expect(mayLeave(event, known([consentRow], withdrawn), NOW)).toEqual(held('CONSENT_WITHDRAWN'));
  });

  it('does not rest on a consent when its evidence is stale, but goes on resting on the law', () => {
    const given = evidence({ provisions: [provision] });
    const late = '2026-03-01T00:10:00.001Z';
    expect(mayLeave(event, known([consentRow], given), late)).toEqual(held('EVIDENCE_STALE'));
    expect(mayLeave(event, known([consentRow], given, { staleAfter: undefined }), NOW)).toEqual(
      held('EVIDENCE_STALE'),
    );
    expect(mayLeave(event, known([consentRow, row({})], given), late)).toEqual({ kind: 'leave' });
  });

  it('asks only rows in which another agency would learn of it', () => {
    expect(mayLeave(event, known([row({ sender: 'abh' })], evidence()), NOW)).toEqual(held('NO_ROW'));
    expect(mayLeave(event, known([row({ recipient: 'vhs' })], evidence()), NOW)).toEqual(held('NO_ROW'));
    expect(mayLeave(event, known([], evidence()), NOW)).toEqual(held('NO_ROW'));
  });

  it('never lets anything of an erased case leave', () => {
    expect(mayLeave(event, known([row({})], evidence({ erased: true })), NOW)).toEqual(held('CASE_ERASED'));
  });
});
