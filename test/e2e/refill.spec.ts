import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { LedgerReport } from '../../apps/adapter/src/witness/ledger-report.ts';
import { readPinnedKeys, verifyBundle } from '../../apps/cli/src/verify/index.ts';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { dropExport, sinkOf } from '../network/files.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { wegmarke } from './cli-tool.ts';
import { RecordReader } from './record.ts';
import { REFERENCES, recorded, shareCase } from './shared-case.ts';

const AGENCIES = ['jobcenter', 'vhs'] as const;

describe('A hub whose record is lost', () => {
  let network: SampleNetwork;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    network = await startSampleNetwork('refill', AGENCIES);
    const { databaseUrl, hubKeys } = network;
    env = {
      WEGMARKE_HUB_DATABASE_URL: databaseUrl,
      WEGMARKE_HUB_KEY_FILE: hubKeys.keyFile,
      WEGMARKE_HUB_KEK_FILE: hubKeys.kekFile,
    };
    await shareCase(network, ['vhs']);
  });
  afterAll(() => network.stop());

  const ledgerOf = (agency: SampleAgency): Promise<LedgerReport> =>
    callDesk(network.agency(agency), 'GET', '/desk/ledger') as Promise<LedgerReport>;
  const headFile = (agency: SampleAgency): string =>
    join(network.agency(agency).folder, 'data', 'ledger-head.note');
  /** Waits until everything that the agency sent is proven, under a head that it co-signed. */
  const proven = (agency: SampleAgency): Promise<LedgerReport> =>
    until(`the proofs of ${agency}`, async () => {
      const report = await ledgerOf(agency);
      const isDone = report.proven > 0 && report.unproven === 0 && report.head?.cosignature !== undefined;
      return isDone ? report : undefined;
    });
  const drop = (row: string, name: string): void => dropExport(network.agency('jobcenter'), name, [row]);
  const events = async (): Promise<readonly string[]> => {
    const record = new RecordReader(network.databaseUrl);
    await record.connect();
    const entries = await record.after();
    await record.close();
    return entries.filter(({ type }) => type.startsWith('de.wegmarke.')).map(({ type }) => type);
  };

  it('has proven every event to its agency, and a proof that anybody can check offline', async () => {
    const report = await proven('jobcenter');
    expect(report.alarms).toEqual([]);
    expect(existsSync(headFile('jobcenter'))).toBe(true);
    const { items } = (await callDesk(network.agency('jobcenter'), 'GET', '/desk/outbox?state=recorded')) as {
      items: readonly { id: string; type: string }[];
    };
    const voucher = items.find(({ type }) => type.includes('voucher'));
    const proof = await until('a proof under a co-signed head', async () => {
      const made = await wegmarke(env, 'audit', 'prove', voucher?.id ?? '', '--json');
      const { bundle } = made.json() as { bundle?: { cosignatures: readonly string[] } };
      return (bundle?.cosignatures.length ?? 0) > 0 ? bundle : undefined;
    });
    const pinned = readPinnedKeys({
      hub: JSON.parse(readFileSync(network.hubKeys.publicKeyFile, 'utf8')) as unknown,
      agencies: AGENCIES.map((agency) => ({ network: 'rheine', agency, keys: ownPublicKeys(agency) })),
    });
    const verdict = verifyBundle(proof, pinned);
    expect(verdict.findings).toEqual([]);
    expect(verdict.shown).toContain('rheine/jobcenter signed the event');
    expect(verdict.shown.join()).toMatch(/rheine\/\w+ saw this head/);
  });

  it('is not restored behind what an agency saw, and is refilled by the agencies when it must be', async () => {
    const folder = join(network.dir, 'backup');
    expect(await wegmarke(env, 'backup', folder)).toMatchObject({ exit: 0 });
    drop(`${REFERENCES.jobcenter};;;2;SCHEIN;04.02.2026;O;;31.12.2026`, 'export-2.csv');
    await recorded(network, 'jobcenter', 2);
    await until('the second voucher', () => sinkOf(network.agency('vhs')).at(1));
    const before = await events();
    const { size } = (await proven('jobcenter')).head ?? { size: 0 };
    const witness = join(network.dir, 'seen.note');
    writeFileSync(witness, readFileSync(headFile('jobcenter')));

    await network.hub.stop();
    await emptyDatabase(network.databaseUrl);
    const refused = await wegmarke(env, 'restore', folder, '--tombstones', 'none', '--witness', witness);
    expect(refused.exit).toBe(4);
    expect(refused.stderr).toContain(`saw ${size} entries`);

    const gap = ['--tombstones', 'none', '--witness', witness, '--accept-gap', '--json'];
    const restored = await wegmarke(env, 'restore', folder, ...gap);
    expect({ exit: restored.exit, stderr: restored.stderr }).toEqual({ exit: 0, stderr: expect.any(String) });
    const { epoch } = restored.json() as { epoch: { kept: number; origin: string } };
    expect((await events()).length).toBeLessThan(before.length);
    await network.hub.start();
    drop(`${REFERENCES.jobcenter};;;3;SCHEIN;05.02.2026;O;;31.12.2026`, 'export-3.csv');
    const opened = await wegmarke(env, 'replay', '--since', String(epoch.kept), '--wait', '60', '--json');
    expect(opened.json()).toMatchObject({ exit: 0, open: true, missing: 0 });

    const report = await proven('jobcenter');
    expect(report).toMatchObject({
      head: { origin: epoch.origin },
      restart: { kept: epoch.kept, prefix: 'holds' },
      refill: { waiting: 0, missing: 0 },
    });
    await recorded(network, 'jobcenter', 3);
    expect((await events()).length).toBe(before.length + 1);
    await until('the third voucher', () => sinkOf(network.agency('vhs')).at(2));
    expect(new Set(sinkOf(network.agency('vhs')).map(({ id }) => id)).size).toBe(3);
    expect((await wegmarke(env, 'record', 'verify', '--json')).json()).toMatchObject({ exit: 0, found: 0 });
  });

  /** The public half of an agency's keys, as its own file holds them. */
  const ownPublicKeys = (agency: SampleAgency) => {
    const file = join(network.agency(agency).folder, 'keys.json');
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  };
});

/** The disk is new: nothing of the record, the vault and the views is left. */
async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')`,
  );
  for (const { name } of rows) await client.query(`DROP SCHEMA ${client.escapeIdentifier(name)} CASCADE`);
  await client.end();
}
