import type { AgencyEntry, CaseFile, CaseState } from '#casefile';
import type { Evidence, MatrixCell } from '#gate';
import { candidates } from './candidates.decide.ts';
import { chooseEntries, OWN_RECORD } from './choose-entries.decide.ts';
import { nextChange } from './next-change.decide.ts';

const AT = '2026-01-15T12:00:00.000Z';
const from = '2020-01-01T00:00:00.000Z';
const TYPE = 'de.wegmarke.language.module-completed.v1';
const PROPOSAL = 'de.wegmarke.case.propose-link.v1';

function entry(id: string, change: Partial<AgencyEntry> = {}): AgencyEntry {
  return {
    id,
    type: TYPE,
    agency: 'vhs',
    theme: 'language',
    category: 'language',
    happenedAt: from,
    ...change,
  };
}

function caseWith(
  entries: readonly AgencyEntry[],
  proposals: readonly { id: string; recipient: string; accepted: boolean }[] = [],
  requests: CaseFile['requests'] = [],
): CaseState {
  return {
    kind: 'open',
    links: { vhs: { handle: 'vhs-handle', way: 'opened' }, bamf: { handle: 'bamf-handle', way: 'code' } },
    codes: [],
    proposals: proposals.map((one) => ({ ...one, by: 'vhs' })),
    consents: [],
    requests,
    clearances: [],
    disputes: [],
    rights: [],
    restrictions: [],
    objections: [],
    released: [],
    person: { devices: [], wishes: [] },
    entries,
    conflicts: [],
    splitOff: [],
    doubts: { raised: [], settled: [] },
    erased: { whole: false, controllers: [], agencies: [] },
  };
}

function cell(purpose: string, change: Partial<MatrixCell> = {}): MatrixCell {
  const basis = { kind: 'STATUTORY', paragraph: '§ 8(2) IntV' } as const;
  return {
    id: `row-${purpose}`,
    eventType: TYPE,
    sender: 'vhs',
    recipient: 'bamf',
    purpose,
    basis,
    trigger: 'push',
    decidedBy: 'rule',
    from,
    ...change,
  };
}

function evidence(cells: readonly MatrixCell[]): Evidence {
  return {
    network: 'rheine',
    caseRevision: 1,
    registryRevision: 1,
    agreement: { hash: 'hash', from, cells },
    linked: ['vhs', 'bamf'],
    invited: [],
    provisions: [],
    facts: [],
    restrictions: [],
    objections: [],
    requests: [],
    clearances: [],
    disputed: [],
    doubted: [],
    fields: [],
    erased: false,
  };
}

const question = {
  door: 'timeline',
  network: 'rheine',
  caseId: 'case',
  recipient: 'bamf',
  actor: 'staff-1',
  at: AT,
} as const;

describe('what of a case could be told to an agency', () => {
  it('is every event under its own handle when it shares the case, and nothing when it does not', () => {
    const state = caseWith([entry('a'), entry('b', { agency: 'bamf' })]);
    expect(candidates(state, 'bamf').map((one) => [one.entry.id, one.handle])).toEqual([
      ['a', 'bamf-handle'],
      ['b', 'bamf-handle'],
    ]);
    expect(candidates(state, 'jobcenter')).toEqual([]);
    expect(candidates({ kind: 'none' }, 'bamf')).toEqual([]);
  });

  it('is an open proposal to its addressee only, under its own id, until it is accepted', () => {
    const entries = [entry('p', { type: PROPOSAL, category: 'link' })];
    const open = caseWith(entries, [{ id: 'p', recipient: 'jobcenter', accepted: false }]);
    expect(candidates(open, 'jobcenter').map(({ handle }) => handle)).toEqual(['p']);
    expect(candidates(open, 'bamf')).toEqual([]);
    expect(
      candidates(caseWith(entries, [{ id: 'p', recipient: 'jobcenter', accepted: true }]), 'jobcenter'),
    ).toEqual([]);
  });
});

describe('a request for information', () => {
  const exchange = [{ id: 'asked', replies: ['told'] }].map((one) => ({
    ...one,
    by: 'bamf',
    addressee: 'vhs',
    about: TYPE,
    open: false,
    answers: ['a', 'told'],
  }));
  const state = {
    ...caseWith([entry('asked', { agency: 'bamf' }), entry('a'), entry('told')], [], exchange),
    links: Object.fromEntries(['vhs', 'bamf', 'jobcenter'].map((one) => [one, { handle: one, way: 'code' }])),
  } as CaseState;
  const seenBy = (agency: string) => candidates(state, agency).map((one) => one.entry.id);

  it('concerns who asked and who was asked, and so does what replied to it', () => {
    expect(seenBy('bamf')).toEqual(['asked', 'a', 'told']);
    expect(seenBy('vhs')).toEqual(['asked', 'a', 'told']);
    expect(seenBy('jobcenter')).toEqual(['a']);
  });

  it.each(['answered', 'declined'])('leaves a reply to nobody who is known to its author (%s)', (how) => {
    const late = entry('late', { type: `de.wegmarke.information.${how}.v1` });
    const erased = { ...state, entries: [entry('a'), late], requests: [] } as CaseState;
    const seen = (agency: string) => candidates(erased, agency).map((one) => one.entry.id);
    expect(seen('vhs')).toEqual(['a', 'late']);
    expect(seen('jobcenter')).toEqual(['a']);
    const known = { ...erased, requests: [{ ...exchange[0], replies: ['late'] }] } as CaseState;
    expect(candidates(known, 'bamf').map((one) => one.entry.id)).toEqual(['a', 'late']);
  });
});

describe('the choice of entries', () => {
  const offered = candidates(caseWith([entry('a'), entry('b', { agency: 'bamf' })]), 'bamf');

  it('takes a statutory purpose before one that rests on consent', () => {
    const rows = [cell('course-access', { basis: { kind: 'CONSENT' } }), cell('course-progress')];
    const [first] = chooseEntries(question, offered, () => evidence(rows));
    expect(first?.permit.record).toMatchObject({
      basis: { kind: 'statutory', rowId: 'row-course-progress' },
    });
  });

  it('holds own records without any row, and says so in the purpose', () => {
    const chosen = chooseEntries(question, offered, () => evidence([]));
    expect(chosen.map((one) => [one.entry.id, one.permit.record.ask.purpose])).toEqual([['b', OWN_RECORD]]);
  });

  it('keeps to one purpose when one is asked for', () => {
    const rows = [cell('course-access'), cell('course-progress')];
    const ask = (purpose: string) =>
      chooseEntries({ ...question, purpose }, offered.slice(0, 1), () => evidence(rows));
    expect(ask('course-progress')[0]?.permit.record.ask.purpose).toBe('course-progress');
    expect(ask('counselling')).toEqual([]);
  });

  it('stops at the most that is wanted', () => {
    expect(chooseEntries(question, offered, () => evidence([cell('course-access')]), 1)).toHaveLength(1);
  });
});

describe('the next look without a change', () => {
  it('is due when a row begins or ends or an event comes to have happened, whichever is first', () => {
    const offered = candidates(caseWith([entry('a', { happenedAt: '2026-01-15T12:03:00.000Z' })]), 'bamf');
    const rows = [
      cell('a', { from: '2026-01-15T12:02:00.000Z' }),
      cell('b', { until: '2026-01-15T12:01:00.000Z' }),
    ];
    const due = (at: string) => nextChange(offered, () => evidence(rows), at);
    expect(due(AT)).toBe('2026-01-15T12:01:00.000Z');
    expect(due('2026-01-15T12:01:00.000Z')).toBe('2026-01-15T12:02:00.000Z');
    expect(due('2026-01-15T12:02:00.000Z')).toBe('2026-01-15T12:03:00.000Z');
    expect(due('2026-01-15T12:03:00.000Z')).toBeUndefined();
  });

  it('is due when the next version of the agreement begins, where the case offers anything at all', () => {
    const offered = candidates(caseWith([entry('a')]), 'bamf');
    const nextFrom = '2026-01-15T12:02:00.000Z';
    expect(nextChange(offered, () => evidence([]), AT, nextFrom)).toBe(nextFrom);
    expect(nextChange(offered, () => evidence([]), nextFrom, nextFrom)).toBeUndefined();
    expect(nextChange([], () => evidence([]), AT, nextFrom)).toBeUndefined();
  });
});
