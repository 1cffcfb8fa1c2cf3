import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { AGENCIES, handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const TOKEN = 'a-token-of-the-operator-1';

describe('the counts for the operator', () => {
  let hub: HubOnMemory;
  beforeAll(async () => (hub = await hubOnMemory({ metricsToken: TOKEN })));
  afterAll(() => hub.app.close());
  const read = (token?: string) =>
    hub.app.inject({
      url: '/metrics',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  it('sum up what came in, what was noise, and how far the read models are', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
    await hub.post('jobcenter', 'noise');
    const { statusCode, body, headers } = await read(TOKEN);
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(body).toMatch(/^wegmarke_envelopes_total\{outcome="accepted"\} [12]$/m);
    expect(body).toMatch(/^wegmarke_noise_total\{reason="UNREADABLE"\} 1$/m);
    expect(body).toMatch(/^wegmarke_follower_behind_positions\{follower="claims"\} \d+$/m);
  });

  it('name neither network, agency nor case', async () => {
    const { body } = await read(TOKEN);
    for (const name of [NETWORK, ...AGENCIES, handleOf('jobcenter')]) expect(body).not.toContain(name);
  });

  it('are for the token of the operator alone', async () => {
    for (const wrong of [undefined, '', 'another-token-of-22-characters', TOKEN.slice(1)])
      expect((await read(wrong)).json()).toMatchObject({ status: 401, code: 'OPERATOR_TOKEN_REFUSED' });
  });

  it('are not there where the configuration names no token', async () => {
    const closed = await hubOnMemory();
    const answer = await closed.app.inject({ url: '/metrics', headers: { authorization: 'Bearer ' } });
    expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await closed.app.close();
  });
});
