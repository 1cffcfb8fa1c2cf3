import { fold } from '#decider';
import type { CaseEvent, CaseFactType, ReadEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { evidenceFor } from '../evidence/gate-evidence.ts';
import { REQUEST, VOUCHER } from '../spec/agreement.ts';
import { AT, linked, recorded } from '../spec/history.ts';
import {
  asked,
  CITY,
  CLERK_CELL,
  confirmed,
  inForce,
  POWER,
  proposed,
  restricted,
  shared,
  upheld,
} from '../spec/rights.ts';

function lost(fact: CaseFactType, agency: string): ReadEvent {
  return { type: 'FactLost', data: { fact, agency, recordedAt: AT } };
}

function evidence(sender: string, ...history: readonly ReadEvent[]) {
  const state = fold(caseStream, [...shared, linked('bamf'), recorded('vhs', 'v1', VOUCHER), ...history]);
  return evidenceFor({ network: 'rheine', state, revision: 9 }, inForce, sender, VOUCHER, AT);
}

const cleared: CaseEvent = {
  type: 'ClerkDecided',
  data: {
    by: 'vhs',
    eventId: 'v1',
    rowId: CLERK_CELL,
    recipient: 'jobcenter',
    decision: 'disclose',
    staff: 'vhs-001',
    agreementHash: inForce.hash,
    depth: 'detail',
  },
};
const requested: readonly CaseEvent[] = [
  recorded('bamf', 'r9', REQUEST),
  { type: 'InformationRequested', data: { by: 'bamf', addressee: 'abh', about: VOUCHER, request: 'r9' } },
];

describe('a fact that can no longer be read', () => {
  it('goes on restricting, all that its controller tells and for good', () => {
    const restrictions = evidence('vhs', lost('ProcessingRestricted', 'abh')).restrictions;
    expect(restrictions).toEqual([{ eventIds: '*', from: AT }]);
    expect(evidence('jobcenter', lost('ProcessingRestricted', 'abh')).restrictions).toEqual([]);
    expect(evidence('vhs', restricted(), lost('RestrictionLifted', 'abh')).restrictions).toEqual(
      restrictions,
    );
  });

  it('goes on closing rows: each one, as nobody can tell which', () => {
    const closed = evidence('vhs', lost('ObjectionUpheld', 'abh')).objections.map(({ rowId }) => rowId);
    expect(closed).toContain(`${POWER}.voucher-issued.vhs.jobcenter.course-access`);
    expect(closed).toHaveLength(evidence('vhs').agreement.cells.length);
  });

  it('clears nothing any more, neither before nor by itself', () => {
    expect(evidence('vhs', cleared).clearances).toHaveLength(1);
    expect(evidence('vhs', cleared, lost('ClerkDecided', 'vhs')).clearances).toEqual([]);
    expect(evidence('vhs', cleared, lost('ClerkDecided', 'abh')).clearances).toHaveLength(1);
  });

  it('leaves no request open that it may have settled', () => {
    expect(evidence('abh', ...requested).requests).toMatchObject([{ open: true }]);
    expect(evidence('abh', ...requested, lost('InformationSettled', 'abh')).requests).toMatchObject([
      { open: false, answers: [] },
    ]);
  });

  it('leaves a note on whatever may have been disputed', () => {
    expect(evidence('vhs', lost('EntryDisputed', 'caritas')).disputed).toEqual(['v1']);
    expect(evidence('vhs', lost('DisputeSettled', 'vhs')).disputed).toEqual([]);
  });

  it('opens nothing: no decision, no release', () => {
    const state = fold(caseStream, [
      ...shared,
      asked('access'),
      proposed(),
      lost('DecisionConfirmed', 'abh'),
      lost('AccessReleased', 'abh'),
    ]);
    expect(state).toMatchObject({ released: [] });
    expect(state.kind === 'open' && state.rights[0]?.parts.filter(({ decided }) => decided)).toEqual([]);
  });
});

/** Sealed for the case as a whole, so that it goes only with all of it. */
function saidByThePerson({ type }: CaseEvent): boolean {
  return type === 'RightRequested' || type === 'EntryDisputed';
}

describe("when a controller's part is erased", () => {
  const erased: ReadEvent = {
    type: 'ControllerErased',
    data: { erasure: 'x', controller: CITY, agencies: ['abh', 'vhs'] },
  };
  const doings: readonly { readonly event: CaseEvent; readonly by: string }[] = [
    { event: cleared, by: 'vhs' },
    {
      event: { type: 'InformationSettled', data: { by: 'abh', request: 'r9', event: 'x', how: 'answered' } },
      by: 'abh',
    },
    {
      event: { type: 'EntryDisputed', data: { by: 'abh', dispute: 'd', eventIds: ['j1'], staff: 'abh-001' } },
      by: 'abh',
    },
    { event: asked('restriction'), by: 'caritas' },
    { event: proposed(), by: 'abh' },
    { event: confirmed('restriction'), by: 'abh' },
    { event: restricted(), by: 'abh' },
    { event: upheld, by: 'abh' },
    {
      event: { type: 'AccessReleased', data: { controller: CITY, request: 'r1', eventIds: ['a1'] } },
      by: 'abh',
    },
  ];
  const before = [...shared, recorded('jobcenter', 'j1'), ...requested];

  it.each(['read', 'lost'])(
    'what others replied to it still concerns nobody else, though who asked is gone (its request %s)',
    (isRequest) => {
      const asks = { by: 'abh', addressee: 'jobcenter', about: VOUCHER, request: 'q1' };
      const settled: CaseEvent = {
        type: 'InformationSettled',
        data: { by: 'jobcenter', request: 'q1', event: 'x1', how: 'answered' },
      };
      const corrected: CaseEvent = {
        type: 'EntryCorrected',
        data: { by: 'jobcenter', event: 'x2', corrects: 'x1' },
      };
      const request: ReadEvent =
        isRequest === 'read'
          ? { type: 'InformationRequested', data: asks }
          : lost('InformationRequested', 'abh');
      const unanswered: ReadEvent = {
        type: 'InformationRequested',
        data: { ...asks, request: 'q2' },
      };
      const state = fold(caseStream, [...shared, request, settled, unanswered, erased, corrected]);
      expect(state).toMatchObject({
        requests: [{ id: 'q1', by: '', about: '', open: false, replies: ['x1', 'x2'], answers: [] }],
      });
      expect(evidence('jobcenter', request, settled, erased).requests).toEqual([]);
    },
  );

  it('the case is the same whether its facts can still be read or not', () => {
    const readable = fold(caseStream, [...before, ...doings.map(({ event }) => event), erased]);
    const unreadable = fold(caseStream, [
      ...before,
      ...doings.map(({ event, by }): ReadEvent =>
        saidByThePerson(event) ? event : lost(event.type as CaseFactType, by),
      ),
      erased,
    ]);
    expect(readable).toEqual(unreadable);
    expect(readable).toMatchObject({
      clearances: [],
      restrictions: [],
      objections: [],
      disputes: [{ by: 'abh', eventIds: ['j1'] }],
      released: [],
    });
  });

  it('what others decided on their parts stays', () => {
    const state = fold(caseStream, [
      ...before,
      asked('restriction'),
      {
        type: 'ProcessingRestricted',
        data: { controller: 'jobcenter-controller', agencies: ['jobcenter'], request: 'r1', from: AT },
      },
      erased,
    ]);
    expect(state).toMatchObject({
      restrictions: [{ controller: 'jobcenter-controller' }],
      rights: [{ parts: [{ controller: 'caritas-controller' }, { controller: 'jobcenter-controller' }] }],
    });
  });
});
