import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSeed } from '@nats-io/nkeys';
import type { KeyRequest } from '#catalogue';
import { keyRequestFaults, keyStatement } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys, publicKeysOf } from '#jose';
import { rotateKeys } from './rotate-keys.ts';

const AT = '2026-03-01T10:00:00.000Z';
const hub = new JoseSealer(loadKeys(generateKeys('hub')));
const stranger = new JoseSealer(loadKeys(generateKeys('stranger')));

describe('rotating keys at an adapter', () => {
  let folder: string;
  let keysFile: string;
  let nkeySeedFile: string;
  let asked: KeyRequest[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wegmarke-rotation-'));
    keysFile = join(folder, 'keys.json');
    nkeySeedFile = join(folder, 'nkey.seed');
    writeFileSync(keysFile, JSON.stringify(generateKeys('rheine.vhs')));
    asked = [];
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const own = () => loadKeys(JSON.parse(readFileSync(keysFile, 'utf8')));
  const kids = () => own().signing.map(({ jwk }) => jwk.kid);

  /** A hub that opens the request and answers as told. */
  function hubThat(answer: (request: KeyRequest) => Response): typeof fetch {
    return async (_, init) => {
      const plain = hub.open(init?.body as string);
      const request = JSON.parse(Buffer.from(plain ?? []).toString('utf8')) as KeyRequest;
      asked.push(request);
      return answer(request);
    };
  }

  const confirming = (signer = hub, agency = 'vhs') =>
    hubThat(({ keys }) => {
      const told = { network: 'rheine', agency, kids: keys.signing.map(({ kid }) => kid), at: AT };
      return new Response(signer.sign(told));
    });

  const rotation = (
    answering: typeof fetch,
    withSealingKey = false,
    { isFresh = false, withBrokerAccount = false } = {},
  ) =>
    rotateKeys({
      place: { network: 'rheine', agency: 'vhs', keysFile, nkeySeedFile },
      hub: { address: 'http://127.0.0.1:1', keys: hub.publicKeys },
      withSealingKey,
      withBrokerAccount,
      isFresh,
      at: AT,
      fetch: answering,
    });

  it('takes the new key into use when the hub has confirmed it, and keeps the old one', async () => {
    const before = publicKeysOf(own());
    const outcome = await rotation(confirming());
    expect(outcome).toMatchObject({ isInForce: true, kid: 'rheine.vhs.20260301100000.sig' });
    expect(kids()).toEqual(['rheine.vhs.20260301100000.sig', 'rheine.vhs.sig']);
    expect(own().sealing.map(({ jwk }) => jwk.kid)).toEqual(['rheine.vhs.enc']);
    expect(statSync(keysFile).mode & 0o777).toBe(0o600);
    const [request] = asked as [KeyRequest];
    expect(keyRequestFaults(request)).toEqual([]);
    const statement = keyStatement(request);
    expect(hub.verifyDetached(request.signature, statement, request.keys.signing)).toBe(true);
    expect(hub.verifyDetached(request.endorsement ?? '', statement, before.signing)).toBe(true);
    expect(JSON.stringify(request)).not.toContain('"d"');
  });

  it.each([
    ['refuses it', () => hubThat(() => refusal('KEY_REQUEST_NOT_ENDORSED')), 'KEY_REQUEST_NOT_ENDORSED'],
    ['is away', () => () => Promise.reject(new Error('down')), 'HUB_UNREACHABLE'],
    ['was played by somebody else', () => confirming(stranger), 'HUB_ANSWER_INVALID'],
    ['confirms keys of another agency', () => confirming(hub, 'abh'), 'HUB_ANSWER_INVALID'],
  ])('stays with the old key when the hub %s, and hands a request to people', async (_, answering, code) => {
    const outcome = await rotation(answering());
    expect(outcome).toMatchObject({ isInForce: false, code, requestFile: join(folder, 'key-request.json') });
    expect(kids()).toEqual(['rheine.vhs.sig']);
    const request: unknown = JSON.parse(readFileSync(join(folder, 'key-request.json'), 'utf8'));
    expect(keyRequestFaults(request)).toEqual([]);
  });

  it('goes on with the same new key when it is run again', async () => {
    const refused = await rotation(
      hubThat(() => refusal('KEY_REQUEST_NEEDS_OPERATOR')),
      true,
    );
    const taken = await rotation(confirming());
    expect(taken).toEqual({ kid: refused.kid, fingerprint: refused.fingerprint, isInForce: true });
    expect(asked.map(({ keys }) => keys)).toEqual([asked[0]?.keys, asked[0]?.keys]);
    expect(own().sealing.map(({ jwk }) => jwk.kid)).toEqual([
      'rheine.vhs.20260301100000.enc',
      'rheine.vhs.enc',
    ]);
  });

  it('does not go on without the sealing key that is asked for now, and keeps what it had made', async () => {
    const refusing = hubThat(() => refusal('KEY_REQUEST_NOT_ENDORSED'));
    await rotation(refusing);
    await rotation(refusing, true);
    const [without, withIt] = asked.map(({ keys }) => keys);
    expect(without?.sealing.kid).toBe('rheine.vhs.enc');
    expect(withIt?.sealing.kid).toBe('rheine.vhs.20260301100000.enc');
    expect(withIt?.signing[0]?.x).not.toBe(without?.signing[0]?.x);
    const aside = loadKeys(JSON.parse(readFileSync(join(folder, 'keys.json.next.20260301100000'), 'utf8')));
    expect(publicKeysOf(aside).signing[0]).toEqual(without?.signing[0]);
  });

  it('asks for another account at the broker, and takes it into use with the keys', async () => {
    const refusing = hubThat(() => refusal('KEY_REQUEST_NEEDS_OPERATOR'));
    await rotation(refusing, true, { withBrokerAccount: true });
    expect(existsSync(nkeySeedFile)).toBe(false);
    expect((await rotation(confirming())).isInForce).toBe(true);
    const [first, second] = asked.map(({ brokerKey }) => brokerKey);
    expect(second).toBe(first);
    expect(fromSeed(readFileSync(nkeySeedFile)).getPublicKey()).toBe(first);
    expect(statSync(nkeySeedFile).mode & 0o777).toBe(0o600);
  });

  it('takes nothing of an earlier run when told so: who stole the machine has that too', async () => {
    const refusing = hubThat(() => refusal('KEY_REQUEST_NOT_ENDORSED'));
    await rotation(refusing, true);
    const taken = await rotation(confirming(), true, { isFresh: true });
    expect(taken.isInForce).toBe(true);
    const [stolen, fresh] = asked.map(({ keys }) => [keys.signing[0]?.x, keys.sealing.x]);
    expect(fresh?.filter((x) => stolen?.includes(x))).toEqual([]);
    expect(readdirSync(folder)).toEqual(['key-request.json', 'keys.json']);
  });
});

function refusal(code: string): Response {
  const problem = { code: 'KEYS_REFUSED', pointer: `/request/${code}` };
  return new Response(JSON.stringify(problem), { status: 403 });
}
