import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { agreement, DUTY, REQUEST } from '../spec/agreement.ts';
import { AT, linked, opened, recorded } from '../spec/history.ts';
import { factsKnownTo } from './known-facts.ts';

const PLAN = 'de.wegmarke.casework.plan-agreed.v1';

function known(agency: string, ...history: readonly CaseEvent[]) {
  const state = fold(caseStream, [...opened, linked('vhs'), linked('jobcenter'), ...history]);
  return state.kind === 'none' ? [] : factsKnownTo(state, agency, agreement, AT);
}

function requested(by: string, addressee: string): CaseEvent {
  const data = { by, addressee, about: PLAN, request: 'r1' };
  return { type: 'InformationRequested', data };
}

describe('the facts of a case known to an agency', () => {
  it('follow from what it recorded itself', () => {
    expect(known('jobcenter', recorded('jobcenter', 'e1', PLAN))).toEqual(['plan']);
  });

  it('follow from what the law shows it unasked', () => {
    expect(known('vhs', recorded('abh', 'e1', DUTY))).toEqual(['obliged']);
  });

  it('do not follow from anything else', () => {
    expect(known('jobcenter', recorded('abh', 'e1', DUTY))).toEqual([]);
    expect(known('abh', recorded('jobcenter', 'e1', PLAN))).toEqual([]);
  });

  it('hold a request for whom it is addressed to, as far as the law shows it', () => {
    const request = [recorded('bamf', 'r1', REQUEST), requested('bamf', 'abh')];
    expect(known('abh', ...request)).toEqual(['requested-by:bamf']);
    expect(known('vhs', ...request)).toEqual([]);
    expect(known('abh', recorded('vhs', 'r1', REQUEST), requested('vhs', 'abh'))).toEqual([]);
  });
});
