import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { testFolder } from '../services/for-tests.mjs';
import { freePort } from '../services/ports.mjs';
import { natsServer } from '../setup/nats-server.mjs';
import { startNetwork } from './network.mjs';
import { programsIn } from './programs.mjs';

/** A hub that does nothing but serve. */
const SERVES = `import { createServer } from 'node:http';
createServer((_request, response) => response.end()).listen(process.env.WEGMARKE_HUB_HTTP_PORT, '127.0.0.1');`;

/** Adapters that end at once. */
const DOES_NOT_START = 'process.exit(1);';

/** Keys that nobody needs. */
const makesKeys = (): string => {
  const made = { keys: { signing: [], sealing: {} }, nkey: createUser().getPublicKey() };
  return `import { mkdirSync, writeFileSync } from 'node:fs';
export function makeAgencyKeys(network, agency, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + '/desk.token', 'token');
  return { network, agency, ...${JSON.stringify(made)} };
}`;
};

function program(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Adapters that serve on the first port that their configuration names, and say as the product does when they cannot. */
const LISTENS = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
const [, port] = /port: (\\d+)/.exec(readFileSync(process.argv.at(-1), 'utf8'));
const taken = () => {
  process.stderr.write('desk 127.0.0.1:' + port + ' DESK_PORT_IN_USE: End the other program.\\n');
  process.exit(1);
};
createServer((_request, response) => response.end()).on('error', taken).listen(Number(port), '127.0.0.1');`;

describe('a network on this machine', () => {
  /** Everything that a start needs; `adapter` is the adapters' program. */
  async function planned(adapter: string, firstPort: number) {
    const dir = await testFolder('network');
    const dist = join(dir, 'dist');
    program(join(dist, 'package.json'), '{ "type": "module" }');
    program(programsIn(dist).hub, SERVES);
    program(programsIn(dist).adapter, adapter);
    program(programsIn(dist).agencyKeys, makesKeys());
    const mappingFile = join(dir, 'mapping.yaml');
    writeFileSync(mappingFile, '');
    // Below those that others are given, so that nobody else takes them meanwhile.
    const ports = {
      nats: await freePort(firstPort),
      hub: await freePort(firstPort + 200),
      desks: await freePort(firstPort + 300),
      pages: await freePort(firstPort + 400),
    };
    return {
      node: process.execPath,
      dir,
      dist,
      databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
      natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
      network: 'rheine',
      agreementFile: join(dir, 'agreement.yaml'),
      agencies: [{ agency: 'vhs', mappingFile, configTemplate: 'port: {{port}}' }],
      ports,
      withPages: true,
    };
  }

  it('leaves nothing running when a part does not start', async () => {
    const plan = await planned(DOES_NOT_START, 19_000);
    const said = 'The process of the adapters did not start: it said nothing.';
    await expect(startNetwork(plan)).rejects.toThrow(said);
    for (const port of Object.values(plan.ports)) await expect(freePort(port)).resolves.toBe(port);
  });

  it('takes other ports when another program takes one between the look and the start', async () => {
    const plan = await planned(LISTENS, 18_000);
    const other = createServer((socket) => socket.destroy());
    const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
      if (title.startsWith('start the adapters') && !other.listening)
        await new Promise<void>((done) => other.listen(plan.ports.desks, '127.0.0.1', done));
      return work();
    };
    const network = await startNetwork({ ...plan, step });
    const { deskUrl = '' } = network.agencies['vhs'] ?? {};
    expect(Number(new URL(deskUrl).port)).toBeGreaterThan(plan.ports.desks);
    await network.stop();
    await new Promise((done) => other.close(done));
  });
});
