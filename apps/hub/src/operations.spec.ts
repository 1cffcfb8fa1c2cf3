import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '#oidc';
import { PageProblem } from '#oidc';
import { EventStore, KeyVault, Parking } from '#ports';
import type { ActionDone, OperationsLook } from './operations/operations-desk.ts';
import { StaffEntrance } from './http/staff-entrance.ts';
import { doorsAtBroker } from './spec/broker-of-spec.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const URL_OF = '/v1/operations';
const operator: SignedIn = {
  staff: 'sb-000000000001',
  roles: ['operator'],
  endsAt: '2026-11-02T16:00:00.000Z',
  isAlive: () => true,
};

/** A hub at which one is an operator who says so in a header. */
async function operatedHub(): Promise<HubOnMemory> {
  const hub = await hubOnMemory();
  const enter = ({ headers }: FastifyRequest): SignedIn => {
    if (headers['x-role'] !== 'operator') throw new PageProblem('ROLE_NOT_ALLOWED', 'ask for the role');
    return operator;
  };
  hub.app.get(StaffEntrance).sessions = { enter } as unknown as NonNullable<StaffEntrance['sessions']>;
  return hub;
}

const asOperator = { 'x-role': 'operator', 'x-wegmarke': 'page' };

describe('the operations door', () => {
  let hub: HubOnMemory;
  beforeEach(async () => (hub = await operatedHub()));
  afterEach(() => hub.app.close());
  const read = async () =>
    (await hub.app.inject({ url: URL_OF, headers: asOperator })).json<OperationsLook>();
  const act = (path: string, body?: object) =>
    hub.app.inject({
      method: 'POST',
      url: `${URL_OF}/${path}`,
      headers: { ...asOperator, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { payload: JSON.stringify(body) }),
    });

  it('is closed where no log-in is set up', async () => {
    hub.app.get(StaffEntrance).sessions = undefined;
    const answer = await hub.app.inject({ url: URL_OF, headers: asOperator });
    expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it.each([
    ['GET', URL_OF],
    ['POST', `${URL_OF}/parked/claims/retry`],
    ['POST', `${URL_OF}/projections/claims/rebuild`],
  ] as const)('lets only operators through: %s %s', async (method, url) => {
    const answer = await hub.app.inject({ method, url, headers: { 'x-wegmarke': 'page' } });
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'ROLE_NOT_ALLOWED',
      detail: 'ask for the role',
    });
  });

  it('tells when an adapter was heard last, what it was told, and nothing of its cases', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    expect((await read()).adapters.find(of('jobcenter'))).toEqual({
      network: NETWORK,
      agency: 'jobcenter',
      titles: { de: expect.any(String), en: expect.any(String) },
      isHeard: true,
      waiting: 0,
      isMoreWaiting: false,
      accepted: 0,
      held: {},
      refused: {},
    });
    await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
      jobcenter.says({ type: VOUCHER, data: { ...voucher, issuer: 'nobody' }, name: 'wrong' }),
      jobcenter.says({ type: VOUCHER, data: voucher, handle: handleOf('jobcenter', 'two'), name: 'early' }),
    );
    const look = await read();
    expect(look.adapters.find(of('jobcenter'))).toMatchObject({
      seenAt: expect.stringMatching(/^\d{4}-/),
      seenBy: 'intake',
      accepted: 2,
      refused: { PAYLOAD_INVALID: 1 },
      held: { NO_BASIS_NOW: 1 },
    });
    expect(look.adapters.find(of('vhs'))).not.toHaveProperty('seenAt');
    const text = JSON.stringify(look);
    expect(text).not.toContain(handleOf('jobcenter'));
    expect(text).not.toMatch(/case-rheine/);
    expect(text).not.toContain('2026-12-31');
  });

  it('counts a question at the broker as a sign of life once it is signed', async () => {
    const ask = doorsAtBroker(hub.app);
    const question = (after: number) => ({
      kind: 'claim',
      network: NETWORK,
      agency: 'vhs',
      after,
      max: 10,
      at: new Date().toISOString(),
    });
    const { sealer } = hub.agencyOf('vhs');
    await ask(NETWORK, 'vhs', 'claim', hub.agencyOf('abh').sealer.sign(question(0)));
    expect((await read()).adapters.find(of('vhs'))).not.toHaveProperty('seenAt');
    await ask(NETWORK, 'vhs', 'claim', sealer.sign(question(0)));
    expect((await read()).adapters.find(of('vhs'))).toMatchObject({ seenBy: 'claim' });
  });

  it('tells how the readers of the log, the ledger and the parts stand', async () => {
    const look = await read();
    expect(look.readiness).toEqual({
      parts: [
        { part: 'store', state: 'up' },
        { part: 'broker', state: 'off' },
        { part: 'disclosure', state: 'up' },
      ],
      reasons: [],
    });
    const names = look.projections.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['access', 'claims', 'evidence', 'ledger', 'recall-reactor', 'recalls']);
    expect(look.ledger).toMatchObject({ origin: 'wegmarke/spec', epoch: 1, state: 'open', alarms: [] });
    expect(look.version).toMatchObject({
      program: expect.stringMatching(/^\d+\.\d+/),
      gate: expect.any(Number),
    });
  });

  describe('with a stream that was set aside', () => {
    const stream = `case-${NETWORK}-secret-id`;
    let parking: Parking;
    beforeEach(async () => {
      parking = hub.app.get(Parking);
      // By a view that no reader in this hub retries by itself.
      await parking.park({ view: 'recalls', stream, network: NETWORK, position: 7, reason: 'TypeError' });
    });

    it('names it by its place, never by its case', async () => {
      const { parked, readiness } = await read();
      expect(parked).toEqual([
        { view: 'recalls', network: NETWORK, kind: 'case', position: 7, reason: 'TypeError' },
      ]);
      expect(readiness.reasons).toEqual(['stream-parked']);
    });

    it('has it tried again, and has entered before who had that done', async () => {
      const answer = await act('parked/recalls/retry?position=7', {});
      expect(answer.statusCode).toBe(202);
      expect(answer.json()).toEqual({
        receipt: { at: expect.any(String), position: expect.any(Number) },
        count: 1,
      });
      const { events } = await hub.app.get(EventStore).read(`operator-${NETWORK}`);
      expect(events.map(({ type, agency, position }) => ({ type, agency, position }))).toEqual([
        { type: 'OperatorActed', agency: 'hub', position: answer.json<ActionDone>().receipt.position },
      ]);
      const [entered] = await Promise.all(events.map((event) => hub.app.get(KeyVault).openFact(event)));
      expect(entered).toMatchObject({
        data: { operator: operator.staff, action: 'retry-parked', view: 'recalls', position: 7 },
      });
    });

    it('does nothing when it cannot be entered', async () => {
      const store = hub.app.get(EventStore);
      const append = store.append.bind(store);
      store.append = async (name, ...rest) => {
        if (name.startsWith('operator-')) throw new Error('disk full');
        return append(name, ...rest);
      };
      let asked = 0;
      const askRetry = parking.askRetry.bind(parking);
      parking.askRetry = (...which) => ((asked += 1), askRetry(...which));
      expect((await act('parked/recalls/retry')).statusCode).toBe(500);
      expect(asked).toBe(0);
    });

    it.each([
      ['parked/recalls/retry?position=8', 404, 'NOTHING_PARKED'],
      ['parked/nothing/retry', 400, 'PARAMETER_INVALID'],
      ['parked/recalls/retry?position=x', 400, 'PARAMETER_INVALID'],
      ['parked/recalls/retry?all=true', 400, 'PARAMETER_UNKNOWN'],
      ['projections/ledger/rebuild', 400, 'PARAMETER_INVALID'],
    ])('says no to %s', async (path, status, code) => {
      expect((await act(path)).json()).toMatchObject({ status, code });
    });
  });

  it('makes a read model anew, and tells how far it is', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    await hub.tell('jobcenter', jobcenter.says({ type: OPEN }));
    expect((await act('projections/claims/rebuild')).statusCode).toBe(202);
    const rebuild = async () => (await read()).projections.find(({ name }) => name === 'claims')?.rebuild;
    while ((await rebuild())?.state === 'running') await new Promise(setImmediate);
    expect(await rebuild()).toMatchObject({ state: 'done', startedAt: expect.any(String) });
    const { events } = await hub.app.get(EventStore).read(`operator-${NETWORK}`);
    expect(events).toHaveLength(1);
  });
});

function of(wanted: string) {
  return ({ agency }: { readonly agency: string }): boolean => agency === wanted;
}
