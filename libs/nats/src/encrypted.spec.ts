import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Authority,
  type Certificate,
  makeAuthority,
} from '../../../deploy/local/services/certificates.mjs';
import { freePort } from '../../../deploy/local/services/ports.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { whereCertificates } from '../../../deploy/local/services/where.mjs';
import { AgencyLink } from './agency-link.ts';
import { bytes, RealBroker, text, whereNats } from './contract/real-broker.ts';
import { HubLink } from './hub-link.ts';

const abh = { network: 'rheine', agency: 'abh' };
/** What a large answer may take where all cores have other work: who asks again too soon has his questions pile up. */
const LARGE_MS = 10_000;
/** A question that nobody hears yet gets no answer, and is asked again so soon. */
const AGAIN_MS = 1_000;

await whereCertificates('A broker with TLS', (openssl) => {
  let folder: string;
  let authority: Authority;
  let named: Certificate;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'certificates-'));
    authority = await makeAuthority(folder, { openssl });
    named = await authority.issue('named', ['localhost']);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  whereNats('asked by its clients', () => {
    let broker: RealBroker;
    const by = (host: string): string => broker.server.url.replace('nats://127.0.0.1', `tls://${host}`);

    beforeAll(async () => {
      broker = await RealBroker.start({ tls: named });
    });

    afterAll(() => broker.end());

    it('is trusted under the name in its certificate, by those who know its authority', async () => {
      const { state } = await broker.join('hub', { url: by('localhost'), ca: authority.ca });
      expect(state).toBe('online');
    });

    it.each([
      ['whose authority nobody named', 'localhost', false],
      ['under an address that its certificate does not name', '127.0.0.1', true],
    ])('is not trusted %s', async (_what, host, known) => {
      broker.troubles.length = 0;
      const stranger = broker.approach('abh', { url: by(host), ...(known && { ca: authority.ca }) });
      const trouble = await until('a refusal', () => broker.troubles[0]);
      expect(trouble.message).toMatch(/certificate|altnames/i);
      expect(stranger.state).toBe('offline');
    });
  });

  whereNats('that has lost it', () => {
    it('is left alone by a client that was told to use TLS: nobody in between can talk it away', async () => {
      const broker = await RealBroker.start();
      const url = broker.server.url.replace('nats://', 'tls://');
      const client = broker.approach('abh', { url, ca: authority.ca });
      const trouble = await until('a refusal', () => broker.troubles[0]);
      expect(trouble.message).toContain("does not support 'tls'");
      expect(client.state).toBe('offline');
      await broker.end();
    });
  });
});

whereNats('A broker with web sockets', () => {
  it('serves some through them and others without, in one process, and both come back after it was killed', async () => {
    const port = await freePort();
    const broker = await RealBroker.start({ webSocket: { port } });
    const hub = new HubLink(await broker.join('hub'), broker.report);
    hub.serveRequests('claim', async (_from, question, reply) => reply.send(question));
    const link = new AgencyLink(
      await broker.join('abh', { url: `ws://127.0.0.1:${port}` }),
      abh,
      broker.report,
    );
    const plain = new AgencyLink(await broker.join('vhs'), { ...abh, agency: 'vhs' }, broker.report);
    const answered = (by: AgencyLink, what: string, withinMs: number) =>
      until('an answer', () => by.request('claim', bytes(what), withinMs));
    const large = 'x'.repeat(700_000);
    for (const by of [link, plain]) expect(text(await answered(by, large, LARGE_MS))).toBe(large);
    await broker.server.kill();
    const know = () => (link.state === 'offline' && plain.state === 'offline') || undefined;
    await until('both to know', know);
    expect(link.publishIntake(bytes('into the void'))).toBe(false);
    await broker.server.start();
    for (const by of [link, plain]) expect(text(await answered(by, 'again', AGAIN_MS))).toBe('again');
    await broker.end();
  });
});
