import type { Agreement } from '#agreement';
import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { caseStream } from '../case.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import { AT } from '../spec/history.ts';
import { agreement, asked, CITY, DUE, inForce, PROPOSAL, shared } from '../spec/rights.ts';
import { confirmDecision } from './confirm-decision/confirm-decision.decide.ts';
import { proposeDecision } from './propose-decision/propose-decision.decide.ts';

/** The same parties, where these have another controller. */
function answeredFor(agencies: readonly string[], controller: string): Agreement {
  const titles = { de: controller, en: controller };
  return {
    ...agreement,
    parties: agreement.parties.map((one) =>
      agencies.includes(one.agency) ? { ...one, controller: { id: controller, titles } } : one,
    ),
  };
}

function onDesk(state: CaseState, agency: string, now: Agreement) {
  return caseEvidence(state, { ...inForce, agreement: now }, agency, AT)?.rights;
}

/** What the agency's two members of staff record when they grant the request. */
function granted(state: CaseState, by: string, now: Agreement): CaseState {
  const step = { by, request: 'r1', proposal: PROPOSAL, agreement: now, at: AT };
  const proposed = proposeDecision({ ...step, decision: 'grant', staff: 'city-001' }, state);
  const open = fold(caseStream, proposed as readonly CaseEvent[], state);
  const confirmed = confirmDecision({ ...step, staff: 'city-002' }, open);
  return fold(caseStream, confirmed as readonly CaseEvent[], open);
}

describe('a request that is open when the agreement names another controller', () => {
  const state = fold(caseStream, [
    ...shared,
    asked('erasure', { controllers: [CITY, 'jobcenter-controller'] }),
  ]);

  it('is found, due as before, by the agencies that were concerned, and by nobody else', () => {
    const renamed = answeredFor(['abh', 'vhs'], 'city-anew');
    expect(onDesk(state, 'vhs', renamed)).toMatchObject([{ request: 'r1', dueAt: DUE, state: 'open' }]);
    expect(onDesk(state, 'caritas', renamed)).toEqual([]);
  });

  it('is decided by the controller of now, whose part is then executed', () => {
    const renamed = answeredFor(['abh', 'vhs'], 'city-anew');
    const after = granted(state, 'abh', renamed);
    expect(onDesk(after, 'vhs', renamed)).toMatchObject([{ state: 'decided', decision: 'grant' }]);
    expect(after).toMatchObject({
      rights: [{ parts: [{ controller: 'city-anew' }, { controller: 'jobcenter-controller' }] }],
    });
  });

  it('goes over beside the own part when one controller took over another', () => {
    const merged = answeredFor(['jobcenter'], CITY);
    expect(onDesk(state, 'jobcenter', merged)).toHaveLength(2);
    const once = granted(state, 'jobcenter', merged);
    const twice = granted(once, 'jobcenter', merged);
    const open = (one: CaseState) =>
      onDesk(one, 'jobcenter', merged)?.filter((right) => right.state === 'open');
    expect([open(once), open(twice)]).toMatchObject([[{ request: 'r1' }], []]);
  });

  it('stays with a controller that goes on without the agency', () => {
    const left = answeredFor(['vhs'], 'school');
    expect(onDesk(state, 'vhs', left)).toEqual([]);
    expect(onDesk(state, 'abh', left)).toMatchObject([{ state: 'open' }]);
  });
});
