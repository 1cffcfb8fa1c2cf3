import { mkdirSync, writeFileSync } from 'node:fs';
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

describe('a network of which a part does not start', () => {
  it('leaves none of the others running', async () => {
    const dir = await testFolder('network');
    const dist = join(dir, 'dist');
    program(join(dist, 'package.json'), '{ "type": "module" }');
    program(programsIn(dist).hub, SERVES);
    program(programsIn(dist).adapter, DOES_NOT_START);
    program(programsIn(dist).agencyKeys, makesKeys());
    const mappingFile = join(dir, 'mapping.yaml');
    writeFileSync(mappingFile, '');
    // Below those that others are given, so that nobody else takes them meanwhile.
    const ports = {
      nats: await freePort(19_000),
      hub: await freePort(19_200),
      pages: await freePort(19_400),
    };
    const started = startNetwork({
      node: process.execPath,
      dir,
      dist,
      databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
      natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
      network: 'rheine',
      agreementFile: join(dir, 'agreement.yaml'),
      agencies: [{ agency: 'vhs', mappingFile, configTemplate: '' }],
      ports,
      withPages: true,
    });
    await expect(started).rejects.toThrow('the adapters did not start');
    for (const port of Object.values(ports)) await expect(freePort(port)).resolves.toBe(port);
  });
});
