import { CountingIds, MemoryUsedTokens, SettableClock } from '#ports/memory';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { TokenRefusal } from './agency-token.ts';
import { generateKeys, loadKeys } from './keys.ts';
import { OfficerTokenCheck } from './officer-token-check.ts';
import { type OfficerRequest, OfficerTokens } from './officer-token.ts';
import { ReadTokenCheck } from './read-token-check.ts';
import { ReadTokens } from './read-token.ts';

const own = loadKeys(generateKeys('jobcenter'));
const keys = own.signing.map(({ jwk }) => jwk);
const officer = { network: 'rheine', agency: 'jobcenter', actor: 'officer-1' };
const request: OfficerRequest = {
  method: 'GET',
  path: '/v1/networks/rheine/officer/search',
  query: 'q=door%3Atimeline',
};
const keysOf = (_: string, agency: string) => (agency === 'jobcenter' ? keys : []);

describe("An officer's token", () => {
  let clock: SettableClock;
  let tokens: OfficerTokens;
  let check: OfficerTokenCheck;
  let reads: ReadTokenCheck;
  beforeEach(() => {
    clock = new SettableClock('2026-05-04T10:00:00.000Z');
    const used = new MemoryUsedTokens();
    tokens = new OfficerTokens(own, clock, new CountingIds());
    check = new OfficerTokenCheck({ keysOf, clock, used });
    reads = new ReadTokenCheck(keysOf, clock, used);
  });

  const code = async (token: string, asked = request) => {
    const answer = await check.check(token, asked);
    return answer instanceof TokenRefusal ? answer.code : 'TAKEN';
  };
  /** The token as its agency would sign it with something else in it. */
  const altered = async (change: object) => {
    const token = await tokens.make(officer, request);
    const { typ, kid } = decodeProtectedHeader(token);
    const header = { alg: 'EdDSA', ...(typ && { typ }), ...(kid && { kid }) };
    return new SignJWT({ ...decodeJwt(token), ...change })
      .setProtectedHeader(header)
      .sign(own.signing[0].secret);
  };

  it('tells who asks', async () => {
    await expect(check.check(await tokens.make(officer, request), request)).resolves.toEqual(officer);
  });

  it('is taken once', async () => {
    const token = await tokens.make(officer, request);
    await check.check(token, request);
    await expect(code(token)).resolves.toBe('TOKEN_REPLAYED');
  });

  it('lives a minute', async () => {
    const token = await tokens.make(officer, request);
    clock.advance(66_000);
    await expect(code(token)).resolves.toBe('TOKEN_EXPIRED');
    await expect(code(await altered({ exp: 4_000_000_000 }))).resolves.toBe('TOKEN_EXPIRED');
  });

  it.each<[string, Partial<OfficerRequest>]>([
    ['another query', { query: 'q=door%3Aclaim' }],
    ['no query', { query: '' }],
    ['another path', { path: '/v1/networks/rheine/officer/export' }],
    ['another method', { method: 'POST' }],
  ])('is for its own request: refused with %s, and not used up by that', async (_, change) => {
    const token = await tokens.make(officer, request);
    await expect(code(token, { ...request, ...change })).resolves.toBe('TOKEN_NOT_FOR_THIS');
    await expect(code(token)).resolves.toBe('TAKEN');
  });

  it('is for officers only', async () => {
    await expect(code(await altered({ role: 'staff' }))).resolves.toBe('TOKEN_NOT_FOR_THIS');
    await expect(code(await altered({ role: undefined }))).resolves.toBe('TOKEN_MALFORMED');
  });

  it('is signed by the agency that it names', async () => {
    await expect(code(await altered({ agency: 'vhs' }))).resolves.toBe('TOKEN_SIGNATURE');
    const token = await tokens.make(officer, request);
    await expect(code(`${token.slice(0, -8)}AAAAAAAA`)).resolves.toBe('TOKEN_SIGNATURE');
  });

  it('is refused where staff read, as theirs is refused here', async () => {
    const read = await new ReadTokens(own, clock, new CountingIds()).make(officer, request);
    await expect(code(read)).resolves.toBe('TOKEN_TYPE');
    const asked = await reads.check(await tokens.make(officer, request), request);
    expect(asked).toMatchObject({ code: 'TOKEN_TYPE' });
  });
});
