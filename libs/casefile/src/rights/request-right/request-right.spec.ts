import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { AT, opened } from '../../spec/history.ts';
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
    desk.when(asking({ kind: 'objection', rowId: POWER })).thenRecords(asked('objection', { rowId: POWER }));
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
    ['2026-01-31T23:30:00.000Z', '2026-02-28T23:30:00.000Z'],
    ['2024-01-30T08:00:00.000Z', '2024-02-29T08:00:00.000Z'],
    ['2025-12-31T08:00:00.000Z', '2026-01-31T08:00:00.000Z'],
    ['2026-05-31T08:00:00.000Z', '2026-06-30T08:00:00.000Z'],
  ])('received at %s is due at %s', (receivedAt, dueAt) => {
    const at = '2026-12-31T00:00:00.000Z';
    desk.when(asking({ receivedAt, at })).thenRecords(asked('access', { receivedAt, dueAt }));
  });
});
