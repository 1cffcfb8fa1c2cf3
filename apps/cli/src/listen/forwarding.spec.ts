import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { commands } from '../commands.ts';
import { runCommand } from '../run-command.ts';

const ENTRIES = [
  {
    entry: 1,
    kind: 'event',
    id: 'e1',
    agency: 'vhs',
    type: 'de.wegmarke.x.y.v1',
    receivedAt: '2026-02-03T07:00:00.000Z',
  },
  { entry: 2, kind: 'recall', recall: 'r1', at: '2026-02-03T08:00:00.000Z' },
];

async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('A program that listens', () => {
  let folder: string;
  let desk: Server;
  let program: Server;
  let target: string;
  let status: number;
  let got: { readonly headers: IncomingHttpHeaders; readonly body: string }[];

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    got.push({ headers: request.headers, body: await text(request) });
    response.writeHead(status).end();
  };

  beforeEach(async () => {
    [status, got] = [204, []];
    folder = mkdtempSync(join(tmpdir(), 'listen-'));
    desk = createServer((_request, response) =>
      response.end(JSON.stringify({ entries: ENTRIES, next: 'end', more: false })),
    );
    program = createServer((request, response) => void take(request, response));
    target = `http://${await listening(program)}/wegmarke`;
    const port = (await listening(desk)).split(':')[1];
    writeFileSync(join(folder, 'desk.token'), 'token\n');
    writeFileSync(
      join(folder, 'config.yaml'),
      `
network: rheine
agency: abh
hub: { nats: 'nats://127.0.0.1:4222', http: 'http://127.0.0.1:8080', keysFile: hub-keys.json }
keysFile: keys.json
nkeySeedFile: nkey.seed
secretFile: secret
dataFolder: data
source: { folder: exports }
mappingFile: mapping.yaml
sinks: [{ kind: pull }]
desk: { port: ${port}, tokenFile: desk.token }
opensCases: by-export
`,
    );
  });
  afterEach(() => {
    for (const server of [desk, program]) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(folder, { recursive: true });
  });

  const listen = async (...words: readonly string[]) => {
    const notes: string[] = [];
    const progress = {
      at: () => undefined,
      clear: () => undefined,
      note: (said: string) => notes.push(said),
    };
    const all = ['listen', join(folder, 'config.yaml'), '--forward-to', target, '--from-start', ...words];
    const stop = new AbortController().signal;
    return { notes, ...(await runCommand(commands, { words: all, env: {}, progress, stop })) };
  };

  it('is posted as many as it wants, signed by the key that was printed, under the ids of the real webhook', async () => {
    const { exit, stdout, notes } = await listen('--max', '2');
    expect([exit, stdout.trim()]).toEqual([0, '2 taken, 0 not taken']);
    const x = Buffer.from(notes[0]!.replace(/^public key whpk_/, ''), 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    for (const { headers, body } of got) {
      const said = Buffer.from(
        `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`,
      );
      const signature = String(headers['webhook-signature']).replace('v1a,', '');
      expect(verify(null, said, key, Buffer.from(signature, 'base64'))).toBe(true);
    }
    const idOf = (agency: string, id: string): string =>
      `msg_${createHash('sha256').update(`${agency}\0${id}`).digest('base64url')}`;
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([idOf('vhs', 'e1'), idOf('', 'r1')]);
  });

  it('and does not take a message is told of with exit code 1', async () => {
    status = 500;
    const { exit, stdout } = await listen('--max', '1');
    expect([exit, stdout.trim(), got.length]).toEqual([1, '0 taken, 1 not taken', 1]);
  });
});
