import type { Receipt } from '#catalogue';
import { headOf } from '#catalogue';
import type { EmbedToken, OwnKeys } from '#jose';
import { generateKeys, JoseSealer, loadKeys, makeKeyRequest, OfficerTokens } from '#jose';
import { Registry, revokeKey } from '#registry';
import { RandomIds } from './machine/random-ids.ts';
import { SystemClock } from './machine/system-clock.ts';
import { doorsAtBroker } from './spec/broker-of-spec.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const AGENCY = 'jobcenter';
const ORIGIN = 'https://fachverfahren.example';
const KEYS = `/v1/networks/${NETWORK}/agencies/${AGENCY}/keys`;
const WHO = { network: NETWORK, agency: AGENCY, actor: 'staff-17' };

/** Keys that follow those which an agency has: the sealing key stays. */
function successor(own: OwnKeys, kid: string): OwnKeys {
  return { signing: loadKeys(generateKeys(kid)).signing, sealing: own.sealing };
}

describe('a key of an agency', () => {
  let hub: HubOnMemory;
  let registry: Registry;
  let own: OwnKeys;
  let next: OwnKeys;
  let sessionBefore: string;
  let atBroker: ReturnType<typeof doorsAtBroker>;

  beforeAll(async () => {
    hub = await hubOnMemory();
    registry = hub.app.get(Registry);
    own = hub.agencyOf(AGENCY).own;
    next = successor(own, `${AGENCY}-2`);
    atBroker = doorsAtBroker(hub.app);
    const agency = hub.agencyOf(AGENCY);
    await hub.tell(AGENCY, agency.says({ type: OPEN }), agency.says({ type: VOUCHER, data: voucher }));
  });
  afterAll(() => hub.app.close());

  const get = async (url: string, token: string, headers = {}) =>
    (await hub.app.inject({ url, headers: { authorization: `Bearer ${token}`, ...headers } })).statusCode;
  const post = (url: string, payload: string, headers = {}) =>
    hub.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/jose', ...headers },
      payload,
    });

  async function read(path: string): Promise<boolean> {
    const url = `/v1/networks/${NETWORK}/cases/${handleOf(AGENCY)}/${path}`;
    return (await get(url, await hub.tokens(AGENCY).make(WHO, { method: 'GET', path: url }))) === 200;
  }

  async function openSession(): Promise<string | undefined> {
    const url = `/v1/networks/${NETWORK}/embed-sessions`;
    const token = await hub.tokens(AGENCY).make(WHO, { method: 'POST', path: url });
    const body = { network: NETWORK, agency: AGENCY, handle: handleOf(AGENCY), origin: ORIGIN };
    const answer = await post(url, hub.agencyOf(AGENCY).sealer.sign(body), {
      authorization: `Bearer ${token}`,
    });
    return answer.statusCode === 201 ? (hub.opened(AGENCY, answer.body) as EmbedToken).token : undefined;
  }

  async function search(): Promise<boolean> {
    const path = `/v1/networks/${NETWORK}/officer/search`;
    const tokens = new OfficerTokens(own, new SystemClock(), new RandomIds());
    return (await get(path, await tokens.make(WHO, { method: 'GET', path, query: '' }))) === 200;
  }

  async function ask(kind: 'claim' | 'evidence' | 'ledger'): Promise<boolean> {
    const at = new Date().toISOString();
    const who = { kind, network: NETWORK, agency: AGENCY, at };
    const what = kind === 'ledger' ? { origin: '', size: 0, prove: [] } : { after: 0, max: 10 };
    const jws = hub.agencyOf(AGENCY).sealer.sign({ ...who, ...what });
    return (await atBroker(NETWORK, AGENCY, kind, jws)) !== undefined;
  }

  async function send(): Promise<readonly Receipt[]> {
    return hub.tell(AGENCY, hub.agencyOf(AGENCY).says({ type: VOUCHER, data: voucher }));
  }

  const doors: readonly (readonly [string, () => Promise<boolean>])[] = [
    ['intake', async () => (await send())[0]?.outcome === 'accepted'],
    ['timeline', () => read('timeline')],
    ['export', () => read('timeline/export')],
    ['embed session', async () => (await openSession()) !== undefined],
    [
      'page of an embed session',
      async () => (await get('/v1/embed/timeline', sessionBefore, { origin: ORIGIN })) === 200,
    ],
    ['officer', search],
    ['claim', () => ask('claim')],
    ['evidence', () => ask('evidence')],
    ['ledger', () => ask('ledger')],
  ];

  const rotateWith = (keys: OwnKeys, endorsedBy?: OwnKeys) => {
    const parts = { network: NETWORK, agency: AGENCY, own: keys };
    const request = makeKeyRequest({ ...parts, ...(endorsedBy && { endorsedBy }) });
    return post(KEYS, hub.seal(request));
  };

  it.each(doors)('opens the door while it is usable: %s', async (_, isLetIn) => {
    sessionBefore ??= (await openSession()) ?? '';
    expect(await isLetIn()).toBe(true);
  });

  it('is followed by another that it endorsed, which the hub confirms and tells everybody', async () => {
    const answer = await rotateWith(next, own);
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
    const hubKeys = (await hub.app.inject({ url: `/v1/networks/${NETWORK}/hub-keys` })).json().keys;
    const kids = [`${AGENCY}-2.sig`, `${AGENCY}-1.sig`];
    const told = hub.agencyOf(AGENCY).sealer.verify(answer.body, hubKeys);
    expect(told).toMatchObject({ network: NETWORK, agency: AGENCY, kids });
    expect((await rotateWith(next, own)).statusCode).toBe(200);
    const agreement = (await hub.app.inject({ url: `/v1/networks/${NETWORK}/agreement` })).body;
    const { keys } = hub.agencyOf(AGENCY).sealer.verify(agreement, hubKeys) as {
      keys: { agency: string; signing: { kid: string }[] }[];
    };
    const published = keys.find(({ agency }) => agency === AGENCY)?.signing.map(({ kid }) => kid);
    expect(published).toEqual(kids);
  });

  it('is not followed by what a stranger, or nobody, endorsed', async () => {
    const other = successor(own, `${AGENCY}-9`);
    for (const endorsedBy of [undefined, other, hub.agencyOf('vhs').own]) {
      const answer = await rotateWith(other, endorsedBy);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({
        code: 'KEYS_REFUSED',
        pointer: '/request/KEY_REQUEST_NOT_ENDORSED',
      });
    }
    const moved = await rotateWith(loadKeys(generateKeys(`${AGENCY}-8`)), own);
    expect(moved.json()).toMatchObject({ pointer: '/request/KEY_REQUEST_NEEDS_OPERATOR' });
    expect((await post(KEYS, hub.seal({ agency: AGENCY }))).json()).toMatchObject({
      pointer: '/request/KEY_REQUEST_MALFORMED',
    });
    expect((await post(KEYS, 'no request')).statusCode).toBe(403);
  });

  describe('that was revoked', () => {
    let accepted: readonly Receipt[];
    beforeAll(async () => {
      accepted = await send();
      const order = { agency: AGENCY, kid: `${AGENCY}-1.sig`, revocation: 'r-1', by: 'operator' } as const;
      const no = await registry.record(NETWORK, (state, at) =>
        revokeKey({ ...order, ground: 'retired' }, state, at),
      );
      expect(no).toBeUndefined();
    });

    it.each(doors)('opens no door any more, at once: %s', async (_, isLetIn) => {
      expect(await isLetIn()).toBe(false);
    });

    it('endorses nothing any more', async () => {
      const answer = await rotateWith(successor(own, `${AGENCY}-7`), own);
      expect(answer.json()).toMatchObject({ pointer: '/request/KEY_REQUEST_NOT_ENDORSED' });
    });

    it('is named in the receipt, and the same envelope under the new key gets the first receipt', async () => {
      const agency = hub.agencyOf(AGENCY);
      const signed = agency.says({ type: VOUCHER, data: voucher });
      const [held] = await hub.tell(AGENCY, signed);
      expect(held).toMatchObject({ outcome: 'held', code: 'KEY_NOT_USABLE' });
      const signature = new JoseSealer(next).signDetached(headOf(signed.envelope));
      const again = await hub.tell(AGENCY, { ...signed, signature });
      expect(again).toMatchObject([{ outcome: 'accepted', position: accepted[0]?.position }]);
    });
  });
});
