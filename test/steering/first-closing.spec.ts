import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '#oidc';
import { EventStore } from '#ports';
import { tellsAnything } from '../../apps/console/src/steering/board.ts';
import { StaffEntrance } from '../../apps/hub/src/http/staff-entrance.ts';
import type { Board } from '../../apps/hub/src/steering/board.ts';
import { SteeringClock } from '../../apps/hub/src/steering/steering-clock.ts';
import { generatedCases } from './generated-cases.ts';
import { steeredNetwork } from './steered-network.ts';

const NOW = '2026-07-02T08:00:00.000Z';
const LATER = '2026-07-20T09:30:00.000Z';
const plan = {
  seed: 1,
  cases: 1,
  from: Date.parse('2026-01-05T00:00:00.000Z'),
  now: Date.parse(NOW),
  agreement: 0,
  effects: { 'language.voucher-issued': 0, 'language.registered': 0, 'language.course-started': 0 },
};

function enter(_: FastifyRequest, [role = '']: readonly string[]): SignedIn {
  return { staff: 'sb-1', roles: [role], endsAt: LATER, isAlive: () => true };
}

describe('a network in which nothing may be counted yet', () => {
  let network: Awaited<ReturnType<typeof steeredNetwork>>;
  const round = () => network.hub.app.get(SteeringClock).round();
  const board = async () =>
    (await network.hub.app.inject({ url: '/v1/networks/rheine/steering/tables' })).json<Board>();

  beforeAll(async () => {
    network = await steeredNetwork('2018-03-01', NOW);
    const sessions = { enter } as unknown as NonNullable<StaffEntrance['sessions']>;
    network.hub.app.get(StaffEntrance).sessions = sessions;
  });
  afterAll(() => network.hub.app.close());

  it('closes its quarters by the calendar, so that nobody can tell when the first case came', async () => {
    await round();
    const first = await board();
    expect(first).toMatchObject({ closing: '2026-Q2', publishedAt: NOW });
    expect(first.findings[0]?.en).toBe('Too few cases to tell.');
    expect(tellsAnything(first)).toBe(false);

    await network.tell(generatedCases(plan));
    network.clock.set(LATER);
    await round();
    const { events } = await network.hub.app.get(EventStore).read('steering-rheine');
    expect(events).toHaveLength(1);
    expect(await board()).toEqual(first);
  });
});
