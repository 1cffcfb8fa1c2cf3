import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { agreement, DUTY } from '../spec/agreement.ts';
import { AT, linked, opened, recorded } from '../spec/history.ts';
import { factsKnownTo } from './known-facts.ts';

const REVOKED = 'de.wegmarke.language.duty-revoked.v1';
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

describe('a duty that was revoked', () => {
  const told = agreement.cells
    .filter((cell) => cell.sender === 'abh' && cell.eventType === DUTY)
    .map((cell) => ({ ...cell, id: 'revoked', eventType: REVOKED }));
  const tellingOfIt = (terms: typeof agreement) => ({ ...terms, cells: [...terms.cells, ...told] });
  const terms = tellingOfIt(agreement);
  const [stated, revoked] = [recorded('abh', 'e1', DUTY), recorded('abh', 'e2', REVOKED)];
  const on = (event: CaseEvent, day: string) =>
    ({ ...event, data: { ...event.data, happenedAt: `2026-01-${day}T00:00:00.000Z` } }) as CaseEvent;

  it('obliges nobody any more, in whatever order the two were recorded', () => {
    expect(knownUnder(terms, 'vhs', stated)).toEqual(['obliged']);
    expect(knownUnder(terms, 'vhs', stated, revoked)).toEqual([]);
    expect(knownUnder(terms, 'vhs', revoked, stated)).toEqual([]);
    const free = tellingOfIt(waitingFor('not(obliged)'));
    expect(knownUnder(free, 'vhs', stated, revoked)).toEqual(['not(obliged)']);
  });

  it('is another one when it was stated later, or by another agency', () => {
    expect(knownUnder(terms, 'vhs', on(stated, '03'), on(revoked, '02'))).toEqual(['obliged']);
    expect(knownUnder(terms, 'vhs', recorded('vhs', 'e1', DUTY), revoked)).toEqual(['obliged']);
    expect(knownUnder(terms, 'vhs', stated, recorded('vhs', 'e2', REVOKED))).toEqual(['obliged']);
  });

  it('still obliges for who may not see that it was revoked', () => {
    expect(known('vhs', stated, revoked)).toEqual(['obliged']);
  });
});

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
