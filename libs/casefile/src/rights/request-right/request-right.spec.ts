import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { AT, linked, opened, recorded } from '../../spec/history.ts';
import { agreement, asked, CITY, POWER, RECEIVED, shared } from '../../spec/rights.ts';
import type { RequestRightOrder } from './request-right.decide.ts';
import { requestRight } from './request-right.decide.ts';

const order: RequestRightOrder = {
  by: 'caritas',
  request: 'r1',
  kind: 'access',
  receivedAt: RECEIVED,
  identityCheck: 'document',
  staff: 'caritas-001',
  agreement,
  at: AT,
};

function asking(change: Partial<RequestRightOrder> = {}) {
  return (state: Parameters<typeof requestRight>[1]) => requestRight({ ...order, ...change }, state);
}

function withSenders(...senders: readonly string[]) {
  return { ...agreement, rows: agreement.rows.map((row) => ({ ...row, senders })) };
}

describe('a request of the person', () => {
  const desk = specify(caseStream).given(...shared);

  it('goes to each controller of an agency that shares the case, once, due in a month', () => {
    desk.when(asking()).thenRecords(asked('access'));
  });

  it('is taken down by an agency that shares the case', () => {
    specify(caseStream)
      .given(...opened)
      .when(asking())
      .thenRejects('NO_BASIS_NOW');
    desk.when(asking({ by: 'bamf' })).thenRejects('NO_BASIS_NOW');
  });

  it('names a row of the agreement when it is an objection, and only then', () => {
    desk.when(asking({ kind: 'objection' })).thenRejects('RIGHT_ROW_UNCLEAR');
    desk.when(asking({ kind: 'objection', rowId: 'no-row' })).thenRejects('RIGHT_ROW_UNCLEAR');
    desk.when(asking({ rowId: POWER })).thenRejects('RIGHT_ROW_UNCLEAR');
  });

  it('against a row concerns the controllers of its senders that share the case, and who took it down', () => {
    const against = { kind: 'objection', rowId: POWER } as const;
    const controllers = ['caritas-controller', CITY];
    desk.when(asking(against)).thenRecords(asked('objection', { rowId: POWER, controllers }));
    specify(caseStream)
      .given(...opened, linked('caritas'))
      .when(asking({ ...against, agreement: withSenders('vhs', 'bamf') }))
      .thenRecords(asked('objection', { rowId: POWER, controllers: ['caritas-controller'] }));
  });

  it('about events concerns the controllers that own one of them, and who took it down', () => {
    const about = (eventIds: readonly string[], controllers: readonly string[]) =>
      specify(caseStream)
        .given(...shared, recorded('vhs', 'v1'), recorded('jobcenter', 'j1'), recorded('abh', 'a1'))
        .when(asking({ kind: 'restriction', eventIds }))
        .thenRecords(asked('restriction', { eventIds, controllers }));
    about(['v1', 'a1'], ['caritas-controller', CITY]);
    about(['j1'], ['caritas-controller', 'jobcenter-controller']);
    about(['of-nobody'], ['caritas-controller']);
  });

  it('is for the whole part of a controller when it is an erasure', () => {
    desk.when(asking({ kind: 'erasure', eventIds: ['e1'] })).thenRejects('RIGHT_ERASURE_NOT_WHOLE');
    desk.when(asking({ kind: 'erasure' })).thenRecords(asked('erasure'));
  });

  it('was not received later than now', () => {
    desk.when(asking({ receivedAt: '2026-01-15T12:00:00.001Z' })).thenRejects('RIGHT_RECEIVED_IN_FUTURE');
  });

  it('has an id of its own among those that the agency can see', () => {
    specify(caseStream)
      .given(...shared, asked('erasure'))
      .when(asking())
      .thenRejects('RIGHT_ID_TAKEN');
    const before = asked('erasure', { controllers: [CITY] });
    specify(caseStream)
      .given(...shared, before)
      .when(asking())
      .thenRecords(asked('access'));
  });

  it.each([
    ['2026-01-31T22:30:00.000Z', '2026-02-28T22:59:59.999Z'],
    ['2026-01-31T23:30:00.000Z', '2026-03-01T22:59:59.999Z'],
    ['2024-01-30T08:00:00.000Z', '2024-02-29T22:59:59.999Z'],
    ['2025-12-31T08:00:00.000Z', '2026-01-31T22:59:59.999Z'],
    ['2026-05-31T08:00:00.000Z', '2026-06-30T21:59:59.999Z'],
    ['2026-03-28T08:00:00.000Z', '2026-04-28T21:59:59.999Z'],
    ['2026-06-30T22:00:00.000Z', '2026-08-01T21:59:59.999Z'],
  ])('received at %s is due with the end of the German day at %s', (receivedAt, dueAt) => {
    const at = '2026-12-31T00:00:00.000Z';
    desk.when(asking({ receivedAt, at })).thenRecords(asked('access', { receivedAt, dueAt }));
  });
});
