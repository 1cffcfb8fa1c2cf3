import { CountingIds, MemoryUsedTokens, SettableClock } from '#ports/memory';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { JoseSealer } from './jose-sealer.ts';
import { generateKeys, loadKeys } from './keys.ts';
import { READ_TOKEN_TYPE, type ReadRequest, ReadTokens } from './read-token.ts';
import { TokenRefusal } from './agency-token.ts';
import { ReadTokenCheck } from './read-token-check.ts';

const own = loadKeys(generateKeys('jobcenter'));
const keys = own.signing.map(({ jwk }) => jwk);
const reader = { network: 'rheine', agency: 'jobcenter', actor: 'staff-7' };
const request: ReadRequest = {
  method: 'GET',
  path: '/v1/networks/rheine/cases/h/timeline',
  purpose: 'integration',
};
const registered = (network: string, agency: string) =>
  network === 'rheine' && agency === 'jobcenter' ? keys : [];

describe('A read token', () => {
  let clock: SettableClock;
  let tokens: ReadTokens;
  let check: ReadTokenCheck;
  beforeEach(() => {
    clock = new SettableClock('2026-05-04T10:00:00.000Z');
    tokens = new ReadTokens(own, clock, new CountingIds());
    check = new ReadTokenCheck(registered, clock, new MemoryUsedTokens());
  });

  it('tells who reads and what for', async () => {
    const token = await tokens.make(reader, request);
    await expect(check.check(token, request)).resolves.toEqual({ ...reader, purpose: 'integration' });
  });

  it('may leave the purpose open', async () => {
    const { method, path } = request;
    const token = await tokens.make(reader, { method, path });
    await expect(check.check(token, { method, path })).resolves.toEqual(reader);
  });

  it('is taken once', async () => {
    const token = await tokens.make(reader, request);
    await check.check(token, request);
    await expect(code(token)).resolves.toBe('TOKEN_REPLAYED');
    clock.advance(64_000);
    await expect(code(token)).resolves.toBe('TOKEN_REPLAYED');
  });

  it('is taken once, however many show it at the same time', async () => {
    const token = await tokens.make(reader, request);
    const answers = await Promise.all(Array.from({ length: 10 }, () => check.check(token, request)));
    expect(answers.filter((answer) => !(answer instanceof TokenRefusal))).toHaveLength(1);
  });

  it('lives a minute and the difference of the clocks', async () => {
    const token = await tokens.make(reader, request);
    clock.advance(66_000);
    await expect(code(token)).resolves.toBe('TOKEN_EXPIRED');
  });

  it.each([
    ['lives longer than a minute', { exp: 61 }],
    ['was made long ago', { iat: -120 }],
    ['was made in the future', { iat: 30, exp: 60 }],
    ['was never alive', { exp: -30 }],
  ])('is refused when it %s', async (_what, times) => {
    const now = Date.parse(clock.now()) / 1_000;
    const { iat = 0, exp = 60 } = times as { iat?: number; exp?: number };
    await expect(code(await signed({ ...claims(), iat: now + iat, exp: now + exp }))).resolves.toBe(
      'TOKEN_EXPIRED',
    );
  });

  it.each<[string, ReadRequest]>([
    ['method', { ...request, method: 'POST' }],
    ['path', { ...request, path: '/v1/networks/rheine/cases/other/timeline' }],
    ['purpose', { ...request, purpose: 'benefits' }],
    ['purpose (none)', { method: request.method, path: request.path }],
  ])('is not for another %s, and is not used up by the attempt', async (_what, other) => {
    const token = await tokens.make(reader, request);
    await expect(code(token, other)).resolves.toBe('TOKEN_NOT_FOR_THIS');
    await expect(check.check(token, request)).resolves.toMatchObject(reader);
  });

  it("is refused under another agency's name, of an unregistered agency, with an unknown or a forged key", async () => {
    const stranger = loadKeys(generateKeys('jobcenter'));
    for (const token of [
      await tokens.make({ ...reader, agency: 'vhs' }, request),
      await tokens.make({ ...reader, network: 'other' }, request),
      await signed(claims(), { kid: 'unknown' }),
      await new ReadTokens(stranger, clock, new CountingIds()).make(reader, request),
    ]) {
      await expect(code(token)).resolves.toBe('TOKEN_SIGNATURE');
    }
  });

  it('does not survive a change of any part', async () => {
    const token = await tokens.make(reader, request);
    const [header, payload, signature] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims(), actor: 'staff-8' })).toString('base64url');
    await expect(code(`${header}.${forged}.${signature}`)).resolves.toBe('TOKEN_SIGNATURE');
    await expect(code(`${header}.${payload}.${signature!.slice(0, -4)}AAAA`)).resolves.toBe(
      'TOKEN_SIGNATURE',
    );
  });

  it('without a signature or with a MAC is refused', async () => {
    const unsecured = new UnsecuredJWT(claims()).encode().split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: READ_TOKEN_TYPE, kid: keys[0]!.kid }));
    await expect(code([none.toString('base64url'), unsecured[1], ''].join('.'))).resolves.toBe(
      'TOKEN_SIGNATURE',
    );
    const mac = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', typ: READ_TOKEN_TYPE, kid: keys[0]!.kid })
      .sign(Buffer.from(keys[0]!.x, 'base64url'));
    await expect(code(mac)).resolves.toBe('TOKEN_SIGNATURE');
  });

  it('of another type is refused, and is itself no signed message', async () => {
    await expect(code(await signed(claims(), { typ: 'wegmarke-embed+jwt' }))).resolves.toBe('TOKEN_TYPE');
    const sealer = new JoseSealer(own);
    await expect(code(sealer.sign(claims()))).resolves.toBe('TOKEN_TYPE');
    expect(sealer.verify(await tokens.make(reader, request), keys)).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c', '..', 'e30.e30.e30x'])('is not %j', async (text) => {
    expect(['TOKEN_MALFORMED', 'TOKEN_TYPE']).toContain(await code(text));
  });

  it.each(['network', 'agency', 'actor', 'jti', 'htm', 'htu', 'iat', 'exp'])(
    'needs the claim %s',
    async (name) => {
      await expect(code(await signed({ ...claims(), [name]: undefined }))).resolves.toBe('TOKEN_MALFORMED');
      await expect(code(await signed({ ...claims(), [name]: {} }))).resolves.toBe('TOKEN_MALFORMED');
    },
  );

  it('finds no room rather than that a used one is forgotten, until those have expired', async () => {
    check = new ReadTokenCheck(registered, clock, new MemoryUsedTokens(1));
    const first = await tokens.make(reader, request);
    const second = await tokens.make(reader, request);
    await check.check(first, request);
    await expect(code(second)).resolves.toBe('TOKEN_TOO_MANY');
    await expect(code(first)).resolves.toBe('TOKEN_REPLAYED');
    clock.advance(70_000);
    await expect(check.check(await tokens.make(reader, request), request)).resolves.toMatchObject(reader);
  });

  async function code(token: string, shownFor = request): Promise<string> {
    const answer = await check.check(token, shownFor);
    return answer instanceof TokenRefusal ? answer.code : 'taken';
  }

  function claims(): JWTPayload {
    const iat = Date.parse(clock.now()) / 1_000;
    const { method, path, purpose } = request;
    return { ...reader, purpose, htm: method, htu: path, jti: 'one', iat, exp: iat + 60 };
  }

  async function signed(payload: JWTPayload, header: { typ?: string; kid?: string } = {}): Promise<string> {
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'EdDSA', typ: READ_TOKEN_TYPE, kid: keys[0]!.kid, ...header })
      .sign(own.signing[0].secret);
  }
});
