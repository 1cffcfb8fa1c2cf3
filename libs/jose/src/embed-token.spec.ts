import { CountingIds, MemoryUsedTokens, SettableClock } from '#ports/memory';
import { SignJWT } from 'jose';
import { TokenRefusal } from './agency-token.ts';
import { EmbedTokenCheck } from './embed-token-check.ts';
import { EMBED_TOKEN_TYPE, type EmbedSession, EmbedTokens } from './embed-token.ts';
import { generateKeys, loadKeys } from './keys.ts';
import { OfficerTokenCheck } from './officer-token-check.ts';
import { OfficerTokens } from './officer-token.ts';
import { ReadTokenCheck } from './read-token-check.ts';
import { ReadTokens } from './read-token.ts';

const hub = loadKeys(generateKeys('hub'));
const agency = loadKeys(generateKeys('jobcenter'));
const ORIGIN = 'https://fachverfahren.example';
const session: EmbedSession = {
  network: 'rheine',
  agency: 'jobcenter',
  handle: 'handle-of-the-jobcenter',
  actor: 'staff-7',
  origin: ORIGIN,
  purpose: 'course-progress',
  kid: 'jobcenter.sig',
  sealedTo: 'jobcenter.enc',
};

describe("A page's token", () => {
  let clock: SettableClock;
  let tokens: EmbedTokens;
  let check: EmbedTokenCheck;
  let usable: string[];
  let sealing: string | undefined;
  beforeEach(() => {
    clock = new SettableClock('2026-05-04T10:00:00.000Z');
    [usable, sealing] = [['jobcenter.sig'], 'jobcenter.enc'];
    tokens = new EmbedTokens(hub, clock, new CountingIds());
    const keysOf = () => agency.signing.map(({ jwk }) => jwk).filter(({ kid }) => usable.includes(kid));
    const sealingKey = async () =>
      sealing === undefined ? undefined : { ...agency.sealing[0].jwk, kid: sealing };
    check = new EmbedTokenCheck({ hubKeys: hub.signing.map(({ jwk }) => jwk), keysOf, sealingKey, clock });
  });

  const code = async (token: string, origin: string | undefined = ORIGIN): Promise<string> => {
    const answer = await check.check(token, origin);
    return answer instanceof TokenRefusal ? answer.code : 'taken';
  };

  it('tells the session, as often as it is shown in its five minutes', async () => {
    const { token, expiresAt } = await tokens.make(session);
    expect(expiresAt).toBe('2026-05-04T10:05:00.000Z');
    expect(await check.check(token, ORIGIN)).toEqual(session);
    clock.advance(299_000);
    expect(await check.check(token, ORIGIN)).toEqual(session);
    clock.advance(1_000);
    expect(await code(token)).toBe('TOKEN_EXPIRED');
  });

  it.each([undefined, 'https://elsewhere.example', `${ORIGIN}:8443`, 'null'])(
    'is not taken from a page of the origin %s',
    async (origin) => {
      const { token } = await tokens.make(session);
      const answer = await check.check(token, origin);
      expect(answer).toMatchObject({ code: 'TOKEN_NOT_FOR_THIS' });
    },
  );

  it('ends when the key with which the agency asked for it may not be used any more', async () => {
    const { token } = await tokens.make(session);
    expect(await code(token)).toBe('taken');
    usable = [];
    expect(await code(token)).toBe('TOKEN_EXPIRED');
  });

  it.each([undefined, 'jobcenter-anew.enc'])(
    'ends when the agency is sealed to another key than the session was: %s',
    async (now) => {
      const { token } = await tokens.make(session);
      sealing = now;
      expect(await code(token)).toBe('TOKEN_EXPIRED');
    },
  );

  it('is made by the hub alone, and does not survive a change', async () => {
    const { token } = await new EmbedTokens(agency, clock, new CountingIds()).make(session);
    expect(await code(token)).toBe('TOKEN_SIGNATURE');
    const stranger = loadKeys(generateKeys('hub'));
    const forged = await new EmbedTokens(stranger, clock, new CountingIds()).make(session);
    expect(await code(forged.token)).toBe('TOKEN_SIGNATURE');
    const [header, , signature] = (await tokens.make(session)).token.split('.');
    const other = Buffer.from(JSON.stringify({ ...session, handle: 'another' })).toString('base64url');
    expect(await code(`${header}.${other}.${signature}`)).toBe('TOKEN_SIGNATURE');
  });

  it.each(['', 'x', '..', 'a.b.c', 'x'.repeat(5_000)])('is not %j', async (text) => {
    expect(['TOKEN_MALFORMED', 'TOKEN_TYPE']).toContain(await code(text));
  });

  it('that lacks a claim, or that was made for longer than five minutes, is refused', async () => {
    const now = Date.parse(clock.now()) / 1_000;
    const signed = (claims: object, iat = now) =>
      new SignJWT({ ...session, key: session.kid, jti: 'one', ...claims })
        .setProtectedHeader({ alg: 'EdDSA', typ: EMBED_TOKEN_TYPE, kid: 'hub.sig' })
        .setIssuedAt(iat)
        .setExpirationTime(now + 600)
        .sign(hub.signing[0].secret);
    expect(await code(await signed({ handle: undefined }))).toBe('TOKEN_MALFORMED');
    expect(await code(await signed({ purpose: {} }))).toBe('TOKEN_MALFORMED');
    expect(await code(await signed({}))).toBe('taken');
    expect(await code(await signed({}, now - 301))).toBe('TOKEN_EXPIRED');
  });

  describe('and every other token', () => {
    const request = { method: 'GET', path: '/v1/embed/timeline' };
    const who = { network: 'rheine', agency: 'jobcenter', actor: 'staff-7' };
    const keysOf = () => agency.signing.map(({ jwk }) => jwk);
    const made = {
      read: () => new ReadTokens(agency, clock, new CountingIds()).make(who, request),
      officer: () => new OfficerTokens(agency, clock, new CountingIds()).make(who, { ...request, query: '' }),
      embed: async () => (await tokens.make(session)).token,
    };
    const checks = {
      read: (token: string) =>
        new ReadTokenCheck(keysOf, clock, new MemoryUsedTokens()).check(token, request),
      officer: (token: string) =>
        new OfficerTokenCheck({ keysOf, clock, used: new MemoryUsedTokens() }).check(token, {
          ...request,
          query: '',
        }),
      embed: (token: string) => check.check(token, ORIGIN),
    };
    const kinds = ['read', 'officer', 'embed'] as const;

    it.each(kinds.flatMap((token) => kinds.map((door) => [token, door] as const)))(
      'a token of the kind %s is taken at the door %s only if it is its own',
      async (token, door) => {
        const answer = await checks[door](await made[token]());
        const said = answer instanceof TokenRefusal ? answer.code : 'taken';
        expect(said).toBe(token === door ? 'taken' : 'TOKEN_TYPE');
      },
    );
  });
});
