import fc from 'fast-check';
import type { Ask, Depth, Evidence, MatrixCell, Provision } from './index.ts';
import { admit, GATED_DOORS, Refusal, THE_PERSON } from './index.ts';
import { ask, consent, dutyRow, evidence, forbiddenRow, NOW } from './spec/attendance.ts';

const instants = [
  '2018-01-01T00:00:00.000Z',
  '2026-02-01T00:00:00.000Z',
  '2026-02-28T23:59:59.999Z',
  NOW,
  '2027-01-01T00:00:00.000Z',
];
const instant = fc.constantFrom(...instants);
const depth = fc.constantFrom<Depth>('fact', 'date', 'detail');
/** Seldom there: what closes must not close everything. */
const some = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const cell: fc.Arbitrary<MatrixCell> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    sender: fc.constantFrom('vhs', 'vhs', 'vhs', 'jobcenter'),
    recipient: fc.constantFrom('abh', 'abh', 'abh', 'caritas'),
    purpose: fc.constantFrom(ask.purpose, ask.purpose, ask.purpose, 'counselling'),
    basis: fc.constantFrom<MatrixCell['basis']>(
      { kind: 'STATUTORY', paragraph: '§ 1', duty: true },
      { kind: 'STATUTORY', paragraph: '§ 2' },
      { kind: 'CONSENT' },
      { kind: 'CONSENT', secrecy: true },
    ),
    trigger: fc.constantFrom<MatrixCell['trigger']>('push', 'on-request'),
    decidedBy: fc.constantFrom<MatrixCell['decidedBy']>('rule', 'rule', 'clerk'),
    condition: some(fc.constantFrom('obliged', 'plan')),
    despiteRestriction: some(fc.constant('legal-claims' as const)),
    from: fc.constantFrom(...instants, ...instants.slice(0, 3)),
    until: some(instant),
    depth: some(depth),
  })
  .map(({ condition, despiteRestriction, until, depth: deep, ...row }) => ({
    ...row,
    eventType: ask.eventType,
    ...(condition && { condition }),
    ...(despiteRestriction && { despiteRestriction }),
    ...(until && { until }),
    ...(deep && { depth: deep }),
  }));

const provision: fc.Arbitrary<Provision> = fc
  .record({
    consentId: fc.constantFrom('c1', 'c2', 'c3'),
    provisionId: fc.constantFrom('p1', 'p2'),
    form: fc.constantFrom<Provision['form']>('consent', 'secrecy-release'),
    source: fc.constantFrom('vhs', 'vhs', 'jobcenter'),
    recordedBy: fc.constantFrom('vhs', 'caritas'),
    depth,
    special: fc.boolean(),
    validFrom: fc.constantFrom(...instants.slice(0, 4)),
    validUntil: fc.constantFrom(...instants.slice(2)),
    withdrawnAt: some(instant),
    invalidatedAt: some(instant),
    dataFrom: some(instant),
  })
  .map(({ withdrawnAt, invalidatedAt, dataFrom, ...rest }) => ({
    ...consent,
    ...rest,
    ...(withdrawnAt && { withdrawnAt }),
    ...(invalidatedAt && { invalidatedAt }),
    ...(dataFrom && { dataFrom }),
  }));

const limits = fc.record({
  facts: fc.subarray(['obliged', 'plan']),
  restrictions: some(
    fc.record({
      eventIds: fc.constantFrom<readonly string[] | '*'>('*', ['event-1'], ['event-2']),
      from: instant,
    }),
  ).map((one) => (one === undefined ? [] : [one])),
  objections: fc.constant([]),
  requests: fc.array(
    fc.record({
      id: fc.constant('r1'),
      by: fc.constantFrom('abh', 'bamf'),
      about: fc.constant(ask.eventType),
      open: fc.boolean(),
      answers: fc.subarray(['event-1', 'event-2']),
    }),
    { maxLength: 2 },
  ),
  disputed: fc.subarray(['event-1', 'event-2']),
});

const situation = fc
  .record({
    cells: fc.uniqueArray(cell, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
    provisions: fc.uniqueArray(provision, {
      selector: (one) => `${one.consentId} ${one.provisionId}`,
      maxLength: 5,
    }),
    limits,
    door: fc.constantFrom(...GATED_DOORS, 'claim', 'timeline'),
    cleared: fc.boolean(),
  })
  .map(({ cells, provisions, limits: more, door, cleared }) => ({
    asked: { ...ask, door },
    known: evidence(cells, {
      ...more,
      provisions,
      clearances: cleared
        ? cells.map(({ id: rowId }) => ({ rowId, recipient: 'abh', eventId: 'event-1' }))
        : [],
    }),
  }));

const answered = (asked: Ask, known: Evidence) => {
  const answer = admit(asked, known);
  return answer instanceof Refusal ? answer.code : answer.record;
};
const permits = (asked: Ask, known: Evidence) => typeof answered(asked, known) !== 'string';

/** Holds the property and counts how often the gate had said yes and no: a property over refusals alone shows nothing. */
function always(holds: (asked: Ask, known: Evidence) => void): void {
  const counts = { yes: 0, no: 0 };
  fc.assert(
    fc.property(situation, ({ asked, known }) => {
      counts[permits(asked, known) ? 'yes' : 'no'] += 1;
      holds(asked, known);
    }),
    { numRuns: 500 },
  );
  expect(counts.yes).toBeGreaterThan(40);
  expect(counts.no).toBeGreaterThan(40);
}

const ORDER: readonly Depth[] = ['fact', 'date', 'detail'];

describe('whatever is asked, the gate', () => {
  it('never permits more after a denial was added', () => {
    const denials: ((known: Evidence) => Evidence)[] = [
      (known) => ({
        ...known,
        agreement: { ...known.agreement, cells: [...known.agreement.cells, forbiddenRow] },
      }),
      (known) => ({ ...known, restrictions: [...known.restrictions, { eventIds: '*', from: instants[1]! }] }),
      (known) => ({
        ...known,
        objections: known.agreement.cells.map(({ id }) => ({ rowId: id, from: instants[0]! })),
      }),
      (known) => ({ ...known, provisions: known.provisions.map((one) => ({ ...one, withdrawnAt: NOW })) }),
      (known) => ({ ...known, provisions: known.provisions.map((one) => ({ ...one, invalidatedAt: NOW })) }),
      (known) => ({ ...known, facts: [] }),
      (known) => ({ ...known, requests: [] }),
      (known) => ({ ...known, clearances: [] }),
      (known) => ({ ...known, erased: true }),
      (known) => ({ ...known, linked: ['abh'] }),
    ];
    always((asked, known) => {
      if (permits(asked, known)) return;
      for (const deny of denials) expect(permits(asked, deny(known))).toBe(false);
    });
  });

  it('does not care about the order of rows, provisions and limits', () =>
    always((asked, known) => {
      const turned = {
        ...known,
        agreement: { ...known.agreement, cells: known.agreement.cells.toReversed() },
        provisions: known.provisions.toReversed(),
        restrictions: known.restrictions.toReversed(),
        requests: known.requests.toReversed(),
        clearances: known.clearances.toReversed(),
      };
      expect(answered(asked, turned)).toEqual(answered(asked, known));
    }));

  it('permits nothing outside every period', () =>
    always((asked, known) => {
      const { cells } = known.agreement;
      const over = cells.map((one) => ({ ...one, until: NOW }));
      const early = cells.map((one) => ({ ...one, from: instants[4]! }));
      const agreed = (changed: readonly MatrixCell[]) => ({
        ...known,
        agreement: { ...known.agreement, cells: changed },
      });
      expect(permits(asked, agreed(over))).toBe(false);
      expect(permits(asked, agreed(early))).toBe(false);
      const ended = { ...known, provisions: known.provisions.map((one) => ({ ...one, validUntil: NOW })) };
      const answer = answered(asked, ended);
      if (typeof answer !== 'string') expect(answer.basis.kind).toBe('statutory');
    }));

  it('passes no field deeper than its ground, and a special one only where consent includes it', () =>
    always((asked, known) => {
      const answer = answered(asked, known);
      if (typeof answer === 'string' || !('rowId' in answer.basis)) return;
      const { basis, fields, showsDate } = answer;
      const row = known.agreement.cells.find(({ id }) => id === basis.rowId);
      const given = known.provisions.find(
        (one) =>
          basis.kind === 'consent' &&
          one.consentId === basis.consentId &&
          one.provisionId === basis.provisionId,
      );
      const deepest = Math.min(
        ...[row?.depth ?? 'detail', given?.depth ?? 'detail'].map((one) => ORDER.indexOf(one)),
      );
      const classes = known.fields.filter(({ name }) => fields.includes(name));
      expect(classes).toHaveLength(fields.length);
      for (const one of classes) {
        expect(ORDER.indexOf(one.depth)).toBeLessThanOrEqual(deepest);
        if (one.special) expect(given?.special).toBe(true);
      }
      expect(asked.fields).toEqual(expect.arrayContaining([...fields]));
      if (showsDate) expect(deepest).toBeGreaterThanOrEqual(1);
    }));

  it('lets nothing reach the person but by subject access and the own view', () =>
    always((asked, known) => {
      const toPerson = { ...asked, recipient: THE_PERSON };
      const everything = {
        ...known,
        linked: [...known.linked, THE_PERSON],
        agreement: {
          ...known.agreement,
          cells: [...known.agreement.cells, { ...dutyRow, recipient: THE_PERSON }],
        },
      };
      const isOthers = asked.door !== 'person-view';
      if (isOthers) expect(permits(toPerson, everything)).toBe(false);
      const released = { ...everything, access: { requestId: 'r1', eventIds: asked.eventIds } };
      if (isOthers) expect(permits(toPerson, released)).toBe(asked.door === 'subject-access');
    }));

  it('marks every permit about a disputed event, and no other', () =>
    always((asked, known) => {
      const answer = answered(asked, known);
      if (typeof answer !== 'string')
        expect(answer.disputed === true).toBe(known.disputed.includes('event-1'));
    }));
});
