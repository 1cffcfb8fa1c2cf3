import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { agreement, DUTY } from '../spec/agreement.ts';
import { AT, linked, opened, recorded } from '../spec/history.ts';
import { factsKnownTo } from './known-facts.ts';

const PLAN = 'de.wegmarke.casework.plan-agreed.v1';

function known(agency: string, ...history: readonly CaseEvent[]) {
  return knownUnder(agreement, agency, ...history);
}

function knownUnder(terms: typeof agreement, agency: string, ...history: readonly CaseEvent[]) {
  const state = fold(caseStream, [...opened, linked('vhs'), linked('jobcenter'), ...history]);
  return state.kind === 'none' ? [] : factsKnownTo(state, agency, terms, AT);
}

/** The agreement of the specs in which what vhs tells the jobcenter waits for this; only those named may publish duties. */
function waitingFor(condition: string, statesDuties = ['abh', 'vhs']): typeof agreement {
  return {
    ...agreement,
    parties: agreement.parties.map((one) =>
      statesDuties.includes(one.agency)
        ? one
        : { ...one, publishes: one.publishes.filter((type) => type !== DUTY) },
    ),
    cells: agreement.cells.map((cell) => (cell.condition ? { ...cell, condition } : cell)),
  };
}

describe('the facts of a case known to an agency', () => {
  it('follow from what it recorded itself', () => {
    expect(known('vhs', recorded('vhs', 'e1', DUTY))).toEqual(['obliged']);
  });

  it('follow from what the law shows it unasked', () => {
    expect(known('vhs', recorded('abh', 'e1', DUTY))).toEqual(['obliged']);
  });

  it('do not follow from anything else', () => {
    expect(known('jobcenter', recorded('abh', 'e1', DUTY))).toEqual([]);
    expect(known('abh', recorded('jobcenter', 'e1', PLAN))).toEqual([]);
  });

  it('are told to whose rows depend on them, and to nobody else', () => {
    expect(known('jobcenter', recorded('jobcenter', 'e1', DUTY))).toEqual([]);
    expect(known('vhs', recorded('vhs', 'e1', PLAN))).toEqual([]);
  });

  it('are joined as the row joins them', () => {
    const [duty, plan] = [recorded('abh', 'e1', DUTY), recorded('vhs', 'e2', PLAN)];
    const both = waitingFor('all(obliged,plan)');
    expect(knownUnder(both, 'vhs', duty, plan)).toEqual(['all(obliged,plan)']);
    expect(knownUnder(both, 'vhs', duty)).toEqual([]);
    expect(knownUnder(waitingFor('any(obliged,plan)'), 'vhs', plan)).toEqual(['any(obliged,plan)']);
  });

  it('are known not to be so only by who would see every event that makes them so', () => {
    const free = waitingFor('not(obliged)');
    expect(knownUnder(free, 'vhs')).toEqual(['not(obliged)']);
    expect(knownUnder(free, 'vhs', recorded('abh', 'e1', DUTY))).toEqual([]);
    expect(knownUnder(waitingFor('not(obliged)', ['abh', 'jobcenter', 'vhs']), 'vhs')).toEqual([]);
    expect(knownUnder(waitingFor('not(plan)'), 'vhs')).toEqual([]);
  });

  it('do not change by what the agency may not see, also where a row waits for a fact not to be', () => {
    for (const condition of ['not(obliged)', 'any(not(obliged),plan)', 'not(all(obliged,plan))']) {
      const terms = waitingFor(condition, ['abh', 'jobcenter', 'vhs']);
      const hidden = [recorded('jobcenter', 'e1', DUTY), recorded('jobcenter', 'e2', PLAN)];
      expect(knownUnder(terms, 'vhs', ...hidden)).toEqual(knownUnder(terms, 'vhs'));
    }
  });
});
