import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LedgerReport } from '../../apps/adapter/src/witness/ledger-report.ts';
import { callDesk, statusOf } from '../../deploy/local/demonstration/desks.mjs';
import { programsIn } from '../../deploy/local/network/programs.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { dropExport, sinkOf } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { wegmarke } from './cli-tool.ts';
import { REFERENCES, shareCase } from './shared-case.ts';

const ROWS = 300;
const PATIENCE_MS = 60_000;

describe('An adapter whose key is rotated and revoked under load', () => {
  let network: SampleNetwork;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    network = await startSampleNetwork('rotate_keys', ['jobcenter', 'vhs']);
    const { databaseUrl, hubKeys } = network;
    env = {
      WEGMARKE_HUB_DATABASE_URL: databaseUrl,
      WEGMARKE_HUB_KEY_FILE: hubKeys.keyFile,
      WEGMARKE_HUB_KEK_FILE: hubKeys.kekFile,
    };
    await shareCase(network, ['vhs']);
  });
  afterAll(() => network.stop());

  const jobcenter = () => network.agency('jobcenter');
  const kids = (): readonly string[] => {
    const file = readFileSync(join(jobcenter().folder, 'keys.json'), 'utf8');
    const { keys } = JSON.parse(file) as { readonly keys: readonly { kid: string; use: string }[] };
    return keys.filter(({ use }) => use === 'sig').map(({ kid }) => kid);
  };
  const rows = (from: number): readonly string[] =>
    Array.from(
      { length: ROWS },
      (_, index) => `${REFERENCES.jobcenter};;;${from + index};SCHEIN;03.02.2026;O;;31.12.2026`,
    );
  const recorded = (events: number) =>
    until(
      `${events} recorded events`,
      async () => {
        const { recorded: now } = await statusOf(jobcenter());
        return now === events || undefined;
      },
      PATIENCE_MS,
    );

  /** As an operator of the agency types it. */
  async function rotate(): Promise<{ readonly kid: string; readonly isInForce: boolean }> {
    const { adapter } = programsIn();
    const args = ['--no-warnings', adapter, 'rotate-keys', join(jobcenter().folder, 'config.yaml')];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as { readonly kid: string; readonly isInForce: boolean };
  }

  it('loses nothing: what the hub no longer takes under the old key goes out under the new one', async () => {
    const [old] = kids();
    dropExport(jobcenter(), 'export-2.csv', rows(100));
    const { kid, isInForce } = await rotate();
    expect({ isInForce, kids: kids() }).toEqual({ isInForce: true, kids: [kid, old] });
    // The adapter signs with the old key still, and the operator revokes it in the midst of its work.
    const revoke = ['agency', 'revoke', 'rheine', 'jobcenter', String(old), '--ground', 'retired'] as const;
    expect(await wegmarke(env, ...revoke)).toMatchObject({ exit: 0 });
    dropExport(jobcenter(), 'export-3.csv', rows(10_000));
    const log = join(network.dir, 'adapters.log');
    const noticed = () => readFileSync(log, 'utf8').includes('"event":"key-not-usable"') || undefined;
    await until('the adapter to learn that its key is not taken', noticed, PATIENCE_MS);
    await network.adapters.kill();
    await network.adapters.start();
    await recorded(1 + 2 * ROWS);
    expect(await statusOf(jobcenter())).toMatchObject({ refused: {}, held: {}, inFlight: 0 });
    expect(readFileSync(log, 'utf8')).toContain('"event":"signed-again"');
    const received = () => sinkOf(network.agency('vhs')).length === 1 + 2 * ROWS || undefined;
    await until('all of it at the VHS', received, PATIENCE_MS);
    expect(new Set(sinkOf(network.agency('vhs')).map(({ id }) => id)).size).toBe(1 + 2 * ROWS);
  }, 200_000);

  it('holds a proof for every event, whichever key signed it, and the record verifies', async () => {
    const report = await until(
      'all proofs',
      async () => {
        const told = (await callDesk(jobcenter(), 'GET', '/desk/ledger')) as LedgerReport;
        return told.unproven === 0 && told.proven > 2 * ROWS ? told : undefined;
      },
      PATIENCE_MS,
    );
    expect(report.alarms).toEqual([]);
    expect((await wegmarke(env, 'record', 'verify', '--json')).exit).toBe(0);
  });
});
