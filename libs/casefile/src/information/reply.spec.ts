import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { evidenceFor } from '../evidence/gate-evidence.ts';
import { agreement, inForce, NEED, REQUEST, VOUCHER } from '../spec/agreement.ts';
import { AT, entry, linked, opened, recorded } from '../spec/history.ts';
import { requestsKnownTo } from './known-requests.ts';
import { settlementBy } from './reply.decide.ts';

const ANSWERED = 'de.wegmarke.information.answered.v1';

/** bamf may ask abh; the jobcenter asks too, but the law does not show its requests to abh. */
function asks(
  id: string,
  by = 'bamf',
  happenedAt = '2026-01-05T00:00:00.000Z',
  addressee = 'abh',
): CaseEvent[] {
  return [
    { type: 'EventRecorded', data: { ...entry(by, id, REQUEST), happenedAt } },
    { type: 'InformationRequested', data: { by, addressee, about: VOUCHER, request: id } },
  ];
}

function settled(request: string, event: string, how: 'answered' | 'declined' = 'answered'): CaseEvent {
  return { type: 'InformationSettled', data: { by: 'abh', request, event, how } };
}

function at(...history: readonly CaseEvent[]) {
  const state = fold(caseStream, [...opened, linked('bamf'), linked('jobcenter'), ...history]);
  if (state.kind === 'none') throw new Error('the case is open');
  return state;
}

function settles(
  history: readonly CaseEvent[],
  change: { type?: string; time?: string; corrects?: string; derivedfrom?: string; data?: object } = {},
) {
  const state = at(...history);
  const envelope = { id: 'x1', type: ANSWERED, agency: 'abh', time: AT, ...change };
  const data = (change.data ?? { result: 'none' }) as Readonly<Record<string, unknown>>;
  return settlementBy({ ...envelope, data }, state, requestsKnownTo(state, 'abh', agreement, AT));
}

/** What the gate is told of requests when abh is the sender. */
function told(...history: readonly CaseEvent[]) {
  const loaded = { network: 'rheine', state: at(...history), revision: 1 };
  return evidenceFor(loaded, inForce, 'abh', VOUCHER, AT).requests;
}

describe('a reply to a request for information', () => {
  const settlement = { by: 'abh', request: 'r1', event: 'x1', how: 'answered' };

  it('settles the request that it names, also a settled one again', () => {
    expect(settles([...asks('r1'), ...asks('r2')], { data: { request: 'r1' } })).toEqual(settlement);
    expect(settles([...asks('r1'), ...asks('r2')], { derivedfrom: 'r1' })).toEqual(settlement);
    expect(settles([...asks('r1'), settled('r1', 'x0')], { derivedfrom: 'r1' })).toEqual(settlement);
    expect(settles(asks('r1'), { derivedfrom: 'another' })).toBeUndefined();
  });

  it('settles the one request that was open when it happened, when it names none', () => {
    expect(settles(asks('r1'))).toEqual(settlement);
    expect(settles([...asks('r0'), settled('r0', 'x0'), ...asks('r1')])).toEqual(settlement);
    const later = asks('r2', 'bamf', '2026-01-12T00:00:00.000Z');
    expect(settles([...asks('r1'), ...later], { time: '2026-01-08T00:00:00.000Z' })).toEqual(settlement);
    expect(settles([...asks('r1'), ...later])).toBeUndefined();
    expect(settles([])).toBeUndefined();
  });

  it('does not settle an open request when it puts an earlier reply right', () => {
    expect(settles(asks('r1'), { corrects: 'x0' })).toBeUndefined();
  });

  it('is a reply by its type', () => {
    expect(settles(asks('r1'), { type: VOUCHER })).toBeUndefined();
    expect(settles(asks('r1'), { type: 'de.wegmarke.information.declined.v1' })).toMatchObject({
      how: 'declined',
    });
  });

  it('does not depend on requests of which its agency may not know, nor on those to others', () => {
    expect(settles([...asks('r1'), ...asks('h1', 'jobcenter')])).toEqual(settlement);
    expect(settles(asks('h1', 'jobcenter'), { derivedfrom: 'h1' })).toBeUndefined();
    expect(settles(asks('h1', 'bamf', AT, 'jobcenter'))).toBeUndefined();
  });
});

describe('a request for information', () => {
  const vouchers = [
    recorded('abh', 'v1', VOUCHER),
    recorded('abh', 'n1', NEED),
    recorded('bamf', 'b1', VOUCHER),
  ];
  const open = { id: 'r1', by: 'bamf', about: VOUCHER, open: true, answers: [] };

  it('opens its type until it is settled', () => {
    expect(told(...vouchers, ...asks('r1'))).toEqual([open]);
  });

  it('leaves open what answered it: what had been recorded of its type, and the reply', () => {
    const after = [...vouchers, ...asks('r1'), settled('r1', 'x1'), recorded('abh', 'v2', VOUCHER)];
    expect(told(...after)).toEqual([{ ...open, open: false, answers: ['v1', 'x1'] }]);
    expect(told(...after, settled('r1', 'x2'))).toEqual([
      { ...open, open: false, answers: ['v1', 'x1', 'x2'] },
    ]);
  });

  it('leaves nothing open but the reply when it was declined', () => {
    const declined = settled('r1', 'x1', 'declined');
    expect(told(...vouchers, ...asks('r1'), declined)).toEqual([{ ...open, open: false, answers: ['x1'] }]);
  });

  it('stays open to corrections of its answers', () => {
    const corrected: CaseEvent = {
      type: 'EntryCorrected',
      data: { by: 'abh', event: 'v2', corrects: 'v1' },
    };
    const before = [...vouchers, ...asks('r1')];
    expect(told(...before, settled('r1', 'x1'), corrected)).toMatchObject([{ answers: ['v1', 'x1', 'v2'] }]);
    expect(told(...before, corrected)).toEqual([open]);
  });

  it('is settled by whom it is addressed to, and by nobody else', () => {
    const others: CaseEvent = {
      type: 'InformationSettled',
      data: { by: 'jobcenter', request: 'r1', event: 'x1', how: 'answered' },
    };
    expect(told(...vouchers, ...asks('r1'), others)).toEqual([open]);
  });
});
