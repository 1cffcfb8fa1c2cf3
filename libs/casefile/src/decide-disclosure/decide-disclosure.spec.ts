import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import type { ClerkDecided } from '../rights/rights.events.ts';
import { VOUCHER } from '../spec/agreement.ts';
import { AT, recorded } from '../spec/history.ts';
import { agreement, CLERK_CELL, inForce, shared } from '../spec/rights.ts';
import { decideDisclosure } from './decide-disclosure.decide.ts';

const data: ClerkDecided = {
  by: 'vhs',
  eventId: 'v1',
  rowId: CLERK_CELL,
  recipient: 'jobcenter',
  decision: 'disclose',
  staff: 'vhs-001',
  agreementHash: inForce.hash,
  depth: 'detail',
};

const { depth: _, ...asked } = data;

function decided(change: Partial<ClerkDecided> = {}): CaseEvent {
  return { type: 'ClerkDecided', data: { ...data, ...change } };
}

function deciding(change: Partial<ClerkDecided> = {}) {
  return (state: Parameters<typeof decideDisclosure>[1]) =>
    decideDisclosure({ ...asked, ...change, agreement, agreementHash: inForce.hash }, state);
}

function cleared(...history: readonly CaseEvent[]) {
  return caseEvidence(fold(caseStream, [...shared, ...history]), inForce, 'vhs', AT)?.clearances;
}

describe("a clerk's decision", () => {
  const desk = specify(caseStream).given(...shared, recorded('vhs', 'v1', VOUCHER), recorded('vhs', 'v2'));

  it('is taken under a row that is left to the clerk of this sender, for its recipient', () => {
    desk.when(deciding()).thenRecords(decided());
    desk.when(deciding({ rowId: 'no-row' })).thenRejects('CLERK_ROW_UNCLEAR');
    desk.when(deciding({ rowId: CLERK_CELL.replace('clerk', 'power') })).thenRejects('CLERK_ROW_UNCLEAR');
    desk.when(deciding({ by: 'abh' })).thenRejects('CLERK_ROW_UNCLEAR');
    desk.when(deciding({ recipient: 'abh' })).thenRejects('CLERK_ROW_UNCLEAR');
    desk.when(deciding({ by: 'bamf' })).thenRejects('NO_BASIS_NOW');
  });

  it('may come before the event, and fits its type when it is there', () => {
    desk.when(deciding({ eventId: 'later' })).thenRecords(decided({ eventId: 'later' }));
    desk.when(deciding({ eventId: 'v2' })).thenRejects('CLERK_ROW_UNCLEAR');
  });

  it('clears one event for one recipient until the clerk withholds it', () => {
    const clearance = { rowId: CLERK_CELL, recipient: 'jobcenter', eventId: 'v1' };
    expect(cleared(decided(), decided())).toEqual([clearance]);
    expect(cleared(decided(), decided({ decision: 'withhold' }))).toEqual([]);
    expect(cleared(decided(), decided({ decision: 'withhold', eventId: 'v3' }))).toEqual([clearance]);
    expect(cleared(decided({ decision: 'withhold' }), decided())).toEqual([clearance]);
    expect(cleared(decided({ by: 'abh' }))).toEqual([]);
  });

  it('clears no more than the row told when it was taken: under another depth the clerk is asked again', () => {
    const cells = agreement.cells.map((cell) =>
      cell.id === CLERK_CELL ? ({ ...cell, depth: 'date' } as const) : cell,
    );
    const later = { agreement: { ...agreement, cells }, hash: 'hash-of-the-next', revision: 8 };
    const under = (which: typeof inForce, change: Partial<ClerkDecided>) =>
      caseEvidence(fold(caseStream, [...shared, decided(change)]), which, 'vhs', AT)?.clearances;
    expect(under(later, {})).toEqual([]);
    expect(under(later, { depth: 'date' })).toHaveLength(1);
    expect(under({ ...later, agreement }, {})).toHaveLength(1);
    expect(under({ ...later, agreement: { ...agreement, cells: [] } }, {})).toEqual([]);
  });
});
