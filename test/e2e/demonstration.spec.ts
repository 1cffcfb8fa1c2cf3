import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demo, playStory } from '../../deploy/local/demonstration/story.mjs';
import { totals } from '../../deploy/local/demonstration/totals.mjs';
import type { LocalNetwork } from '../../deploy/local/network/network.mjs';
import { startNetwork } from '../../deploy/local/network/network.mjs';
import { testDatabase, testFolder } from '../../deploy/local/services/for-tests.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';

interface Expected {
  readonly recorded: readonly string[];
  readonly sinks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly refusedAtAdapter: Readonly<Record<string, number>>;
  readonly refusedAtHub: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const expected = JSON.parse(readFileSync(join(demo, 'expected.json'), 'utf8')) as Expected;

function heldByReason(): Record<string, number> {
  const held: Record<string, number> = {};
  for (const [code, keys] of Object.values(expected.held).flatMap((codes) => Object.entries(codes))) {
    held[code] = (held[code] ?? 0) + keys.length;
  }
  return held;
}

function released(): number {
  return Object.values(expected.sinks)
    .flatMap((days) => Object.values(days))
    .reduce((sum, keys) => sum + keys.length, 0);
}

describe('the demonstration', () => {
  let network: LocalNetwork;
  let dir: string;
  let databaseUrl: string;

  beforeAll(async () => {
    dir = await testFolder('demonstration');
    databaseUrl = await testDatabase('demonstration');
    network = await startNetwork({
      node: process.execPath,
      dir,
      databaseUrl,
      natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
      network: 'rheine',
      agreementFile: join(demo, 'agreement.yaml'),
      agencies: readdirSync(join(demo, 'agencies')).map((agency) => ({
        agency,
        mappingFile: join(demo, 'agencies', agency, 'mapping.yaml'),
        configTemplate: readFileSync(join(demo, 'agencies', agency, 'config.yaml'), 'utf8'),
      })),
    });
  }, 90_000);

  afterAll(() => network.stop(), 30_000);

  const told = () =>
    playStory({ agencies: network.agencies, dir, stop: new AbortController().signal, say: () => undefined });
  const once = () =>
    totals({ desks: Object.values(network.agencies), databaseUrl, startedAt: performance.now() });

  it('ends with every event where the expectations, made without the product, say it must be', async () => {
    await told();
    const { stdout } = await promisify(execFile)(process.execPath, [join(demo, 'check.mjs'), dir]);
    expect(stdout).toMatch(/^\d+ checks, 0 problems$/m);
    expect(await once()).toMatchObject({
      agencies: 6,
      recorded: expected.recorded.length,
      refusedAtAdapter: expected.refusedAtAdapter,
      refusedAtHub: expected.refusedAtHub,
      held: heldByReason(),
      inFlight: 0,
      released: released(),
      lost: 0,
    });
  }, 180_000);

  it('adds nothing when it is told again', async () => {
    const { seconds: _before, ...before } = await once();
    await told();
    const { seconds: _after, ...after } = await once();
    expect(after).toEqual(before);
  }, 60_000);
});
