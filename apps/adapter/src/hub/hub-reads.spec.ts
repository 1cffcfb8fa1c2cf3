import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { TimelineReply } from '#catalogue';
import {
  generateKeys,
  JoseSealer,
  loadKeys,
  OfficerTokenCheck,
  OfficerTokens,
  ReadTokenCheck,
  ReadTokens,
} from '#jose';
import { MemoryUsedTokens } from '#ports/memory';
import { toBytes } from './hub-channel.ts';
import { HubReads, HubSaidNo, HubTooLate, HubUnreachable } from './hub-reads.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const keys = loadKeys(generateKeys('vhs'));
const vhs = new JoseSealer(keys);
const hub = new JoseSealer(loadKeys(generateKeys('hub')));
const clock = { now: () => NOW };

describe('reading from the hub', () => {
  let server: Server;
  let calls: { path: string; query: string; token: string }[];
  let answers: (() => { status: number; body: string })[];
  let bodies: string[];
  let reads: HubReads;

  const sealed = (over: Partial<TimelineReply> = {}, to = vhs) => {
    const reply = {
      handle: 'handle-of-a-case-0001',
      asOf: NOW,
      entries: [],
      notAfter: '2026-03-01T10:00:00.250Z',
      ...over,
    };
    return () => ({ status: 200, body: hub.seal(toBytes(JSON.stringify(reply)), to.publicKeys.sealing) });
  };
  beforeEach(async () => {
    [calls, answers, bodies] = [[], [], []];
    server = createServer((request, response) => {
      const { pathname, search } = new URL(request.url ?? '', 'http://hub');
      calls.push({
        path: pathname,
        query: search,
        token: request.headers.authorization?.replace('Bearer ', '') ?? '',
      });
      const sent: Buffer[] = [];
      request.on('data', (part: Buffer) => sent.push(part));
      request.on('end', () => {
        bodies.push(Buffer.concat(sent).toString());
        const { status, body } = answers.shift()?.() ?? { status: 500, body: '' };
        response.writeHead(status).end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let ids = 0;
    const tokens = new ReadTokens(keys, clock, { next: () => String((ids += 1)) });
    const officerTokens = new OfficerTokens(keys, clock, { next: () => String((ids += 1)) });
    const common = { network: 'rheine', agency: 'vhs', sealer: vhs, clock, tokens, officerTokens, fetch };
    reads = new HubReads({ ...common, address, hubKeys: hub.publicKeys.signing });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const ask = () =>
    reads.timeline({ handle: 'handle-of-a-case-0001', actor: 'sb-017', purpose: 'course-progress' });

  it('shows a token that holds for this one read', async () => {
    answers.push(sealed());
    await ask();
    const path = '/v1/networks/rheine/cases/handle-of-a-case-0001/timeline';
    expect(calls).toMatchObject([{ path, query: '?purpose=course-progress' }]);
    const check = new ReadTokenCheck(() => vhs.publicKeys.signing, clock, new MemoryUsedTokens());
    const claims = await check.check(calls[0]?.token ?? '', {
      method: 'GET',
      path,
      purpose: 'course-progress',
    });
    expect(claims).toEqual({ network: 'rheine', agency: 'vhs', actor: 'sb-017', purpose: 'course-progress' });
  });

  it('drops answers that come too late, and asks again with a new token', async () => {
    const late = sealed({ notAfter: '2026-03-01T09:59:57.999Z' });
    answers.push(late, sealed({ asOf: NOW }));
    expect((await ask()).asOf).toBe(NOW);
    expect(new Set(calls.map(({ token }) => token)).size).toBe(2);
    answers.push(late, late, late);
    await expect(ask()).rejects.toThrow(HubTooLate);
  });

  it('takes nothing that is not sealed to this agency, or about another case', async () => {
    answers.push(sealed({}, hub), sealed({ handle: 'handle-of-a-case-0002' }));
    await expect(ask()).rejects.toThrow('cannot be trusted');
    await expect(ask()).rejects.toThrow('cannot be trusted');
  });

  it('says when the hub cannot read what it keeps of the case', async () => {
    answers.push(() => ({ status: 503, body: JSON.stringify({ code: 'CASE_UNREADABLE' }) }));
    await expect(ask()).rejects.toMatchObject({ code: 'CASE_UNREADABLE' });
    answers.push(() => ({ status: 503, body: JSON.stringify({ code: 'NOT_AVAILABLE' }) }));
    await expect(ask()).rejects.toMatchObject({ code: 'HUB_UNREACHABLE', status: 503 });
  });

  it('says when the hub takes no signature of the key of this agency, which no other try mends', async () => {
    const refused = (pointer: string) => () => ({
      status: 401,
      body: JSON.stringify({ code: 'TOKEN_REFUSED', detail: 'sign with another key', pointer }),
    });
    answers.push(refused('/token/TOKEN_SIGNATURE'), refused('/token/TOKEN_EXPIRED'));
    await expect(ask()).rejects.toMatchObject({ code: 'KEY_NOT_USABLE' });
    await expect(ask()).rejects.toMatchObject({ code: 'HUB_UNREACHABLE', status: 401 });
  });

  it('says when the hub is away or at fault', async () => {
    await expect(ask()).rejects.toMatchObject({ code: 'HUB_UNREACHABLE', status: 500 });
    server.closeAllConnections();
    server.close();
    await expect(ask()).rejects.toThrow(HubUnreachable);
  });

  it('takes a timeline along by an address, and a token, of its own', async () => {
    answers.push(sealed());
    await reads.timeline({ handle: 'handle-of-a-case-0001', actor: 'sb-017', export: true });
    const path = '/v1/networks/rheine/cases/handle-of-a-case-0001/timeline/export';
    expect(calls[0]?.path).toBe(path);
    const check = new ReadTokenCheck(() => vhs.publicKeys.signing, clock, new MemoryUsedTokens());
    expect(await check.check(calls[0]?.token ?? '', { method: 'GET', path })).toMatchObject({
      actor: 'sb-017',
    });
  });

  describe('as an officer', () => {
    const question = { actor: 'officer-1', path: 'search', query: 'q=door%3Atimeline' };
    const signedBy =
      (signer: JoseSealer, answer = { entries: [] }) =>
      () => ({ status: 200, body: hub.seal(toBytes(signer.sign(answer)), vhs.publicKeys.sealing) });

    it('asks under a token for just this question, and keeps the signature of the answer', async () => {
      answers.push(signedBy(hub));
      const { answer, signed } = await reads.officer(question);
      expect(answer).toEqual({ entries: [] });
      expect(hub.verify(signed, hub.publicKeys.signing)).toEqual({ entries: [] });
      const [call] = calls;
      const path = '/v1/networks/rheine/officer/search';
      expect([call?.path, call?.query]).toEqual([path, '?q=door%3Atimeline']);
      const keysOf = () => vhs.publicKeys.signing;
      const check = new OfficerTokenCheck({ keysOf, clock, used: new MemoryUsedTokens() });
      const asked = { method: 'GET', path, query: question.query };
      expect(await check.check(call?.token ?? '', asked)).toMatchObject({ actor: 'officer-1' });
    });

    it('takes no answer that the hub did not sign', async () => {
      answers.push(signedBy(vhs));
      await expect(reads.officer(question)).rejects.toMatchObject({ code: 'HUB_ANSWER_INVALID' });
    });

    it("is told the hub's own no, and that of nobody else", async () => {
      const body = JSON.stringify({ code: 'SEARCH_UNREADABLE', detail: 'end the quotation' });
      answers.push(() => ({ status: 400, body }));
      const no = reads.officer(question);
      await expect(no).rejects.toBeInstanceOf(HubSaidNo);
      await expect(no).rejects.toMatchObject({ code: 'SEARCH_UNREADABLE', fix: 'end the quotation' });
      answers.push(() => ({ status: 400, body: '<html>' }));
      await expect(reads.officer(question)).rejects.toBeInstanceOf(HubUnreachable);
    });
  });

  it('asks for a session of a page in words that it signed, and opens the token that is sealed to it', async () => {
    const session = { token: 'a.b.c', expiresAt: '2026-03-01T10:05:00.000Z' };
    const sealedSession = hub.seal(toBytes(JSON.stringify(session)), vhs.publicKeys.sealing);
    answers = [() => ({ status: 201, body: sealedSession })];
    const asked = { handle: 'handle-of-a-case-0001', actor: 'sb-017', origin: 'https://a.example' };
    expect(await reads.embedSession({ ...asked, purpose: 'counselling' })).toEqual(session);
    expect(calls).toMatchObject([
      { path: '/v1/networks/rheine/embed-sessions', query: '?purpose=counselling' },
    ]);
    const check = new ReadTokenCheck(() => vhs.publicKeys.signing, clock, new MemoryUsedTokens());
    const request = { method: 'POST', path: '/v1/networks/rheine/embed-sessions', purpose: 'counselling' };
    expect(await check.check(calls[0]!.token, request)).toMatchObject({ agency: 'vhs', actor: 'sb-017' });
    expect(vhs.verify(bodies[0] ?? '', vhs.publicKeys.signing)).toEqual({
      network: 'rheine',
      agency: 'vhs',
      handle: asked.handle,
      origin: asked.origin,
    });
  });
});
