import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, makeAuthority } from '../../../../deploy/local/services/certificates.mjs';
import { until } from '../../../../deploy/local/services/until.mjs';
import { whereCertificates } from '../../../../deploy/local/services/where.mjs';
import { ConnectProxy } from '../../../../test/faults/proxy/connect-proxy.ts';
import { WayOut, type WayOutPlan } from './way-out.ts';

await whereCertificates('The way out of an agency', (openssl) => {
  let folder: string;
  let authority: Authority;
  let hub: Server;
  let proxy: ConnectProxy;
  const ways: WayOut[] = [];
  const way = (plan: WayOutPlan): WayOut => {
    ways.push(new WayOut(plan));
    return ways.at(-1)!;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'way-out-'));
    authority = await makeAuthority(folder, { openssl });
    const { certFile, keyFile } = await authority.issue('hub', ['hub.rheine.test']);
    const files = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    hub = createServer(files, (request, response) => {
      response.setHeader('asked-by', `${request.method}`);
      if (request.method === 'POST') request.pipe(response);
      else response.end(request.headers.authorization ?? 'nobody');
    });
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    const { port } = hub.address() as AddressInfo;
    const places = { 'hub.rheine.test:443': port, 'other.rheine.test:443': port };
    proxy = await ConnectProxy.start({ places, credentials: 'adapter:päss:word' });
  });

  afterEach(() => Promise.all(ways.splice(0).map((one) => one.close())));

  afterAll(async () => {
    await proxy.close();
    hub.closeAllConnections();
    hub.close();
    rmSync(folder, { recursive: true });
  });

  const office = (credentials = 'adapter:päss:word') => ({ url: proxy.url, credentials });

  it('leads through the proxy, which shows who calls, to a hub that only the proxy can find', async () => {
    const { fetch } = way({ ca: authority.ca, proxy: office() });
    const headers = new Headers({ Authorization: 'Bearer token' });
    const answer = await fetch(new URL('https://hub.rheine.test/v1'), { headers, redirect: 'error' });
    expect(await answer.text()).toBe('Bearer token');
    expect(proxy.asked.at(-1)).toEqual({ place: 'hub.rheine.test:443', status: 200 });
    await expect(way({ ca: authority.ca }).fetch('https://hub.rheine.test')).rejects.toThrow('fetch failed');
  });

  it('leads through a proxy that speaks TLS itself and has its certificate from the same authority', async () => {
    const { certFile, keyFile } = await authority.issue('proxy', ['localhost']);
    const tls = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    const { port } = hub.address() as AddressInfo;
    const encrypted = await ConnectProxy.start({ places: { 'hub.rheine.test:443': port }, tls });
    try {
      const answer = await way({ ca: authority.ca, proxy: { url: encrypted.url } }).fetch(
        'https://hub.rheine.test',
      );
      expect(await answer.text()).toBe('nobody');
      expect(encrypted.asked).toEqual([{ place: 'hub.rheine.test:443', status: 200 }]);
    } finally {
      await encrypted.close();
    }
  });

  it('passes on the whole of a request of the platform', async () => {
    const { fetch } = way({ ca: authority.ca, proxy: office() });
    const said = new Request('https://hub.rheine.test/v1', { method: 'POST', body: 'statement' });
    const answer = await fetch(said);
    expect([answer.headers.get('asked-by'), await answer.text()]).toEqual(['POST', 'statement']);
    const read = new Request('https://hub.rheine.test/v1', { headers: { authorization: 'Bearer token' } });
    expect(await (await fetch(read)).text()).toBe('Bearer token');
  });

  it.each([
    ['whose authority nobody named', 'https://hub.rheine.test', undefined],
    ['under a name that its certificate does not have', 'https://other.rheine.test', 'known'],
  ])('does not lead to a hub %s', async (_what, address, known) => {
    const { fetch } = way({ proxy: office(), ...(known !== undefined && { ca: authority.ca }) });
    await expect(fetch(address)).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/certificate/) },
    });
  });

  it.each([
    ['does not let strangers through', 'https://hub.rheine.test', 'adapter:wrong', 407],
    ['lets nobody through elsewhere', 'https://elsewhere.test', undefined, 403],
  ])('ends at a proxy that %s', async (_what, address, credentials, status) => {
    const { fetch } = way({ ca: authority.ca, proxy: office(credentials) });
    await expect(fetch(address)).rejects.toThrow('fetch failed');
    expect(proxy.asked.at(-1)).toMatchObject({ status });
  });

  it('is shut at once, whatever is still open', async () => {
    const open = way({ ca: authority.ca, proxy: office() });
    await (await open.fetch('https://hub.rheine.test')).text();
    expect(proxy.tunnels).toBe(1);
    await open.close();
    await until('the tunnel to be gone', () => proxy.tunnels === 0 || undefined);
    await expect(open.fetch('https://hub.rheine.test')).rejects.toThrow('fetch failed');
  });
});
