import { createServer } from 'node:http';
import type { ScriptedHub } from './scripted-hub.ts';

/** The pages of the kit's hub that an adapter reads: the agreement in force and the hub's keys. */
export interface HubPages {
  close(): Promise<void>;
}

/** Serves them on loopback. */
export async function serveHubPages(hub: ScriptedHub, port: number): Promise<HubPages> {
  const path = `/v1/networks/${hub.plan.network}`;
  const { signing, sealing } = hub.sealer.publicKeys;
  const pages: Readonly<Record<string, () => readonly [string, string]>> = {
    [`${path}/agreement`]: () => ['application/jose', hub.signedAgreement],
    [`${path}/hub-keys`]: () => ['application/json', JSON.stringify({ keys: [...signing, sealing] })],
  };
  const server = createServer((request, response) => {
    const page = request.method === 'GET' ? pages[request.url ?? ''] : undefined;
    const problem = { status: 404, code: 'ROUTE_UNKNOWN', detail: 'the kit serves agreement and hub-keys' };
    const [type, body] = page?.() ?? ['application/problem+json', JSON.stringify(problem)];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': type });
    response.end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
