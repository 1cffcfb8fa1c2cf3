import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerLeaf, leafBytes } from '#catalogue';
import { inclusionProof, leafHash, rootHash, verifyInclusion } from '#merkle';
import type { StoredEvent } from '#ports';
import type { DatabaseByRole, KeyShelfRow } from '#postgres';
import {
  KeyShelfArchive,
  openByRole,
  openPostgres,
  PostgresEventStore,
  PostgresKeyShelf,
  RecordArchive,
} from '#postgres';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { startHub } from '../../deploy/local/network/processes.mjs';
import { createDatabase } from '../../deploy/local/services/postgres.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { judge } from '../checker/judge.ts';
import type { SigningKey } from '../checker/agency-keys.ts';
import { readKeks } from '../checker/open-sealed.ts';
import { readLog } from '../checker/read-log.ts';
import { Flock } from './canary/canaries.ts';
import type { CanaryNetwork } from './canary/canary-network.ts';
import { startCanaryNetwork } from './canary/canary-network.ts';
import { Office } from './canary/office.ts';
import { Erasing } from './erasure/erasing.ts';
import type { ScannedFile } from './erasure/hub-files.ts';
import { filesBelow, holding, hubFiles } from './erasure/hub-files.ts';
import type { SealedRow } from './erasure/recovery.ts';
import { recover } from './erasure/recovery.ts';

/** A person's file at the jobcenter and at the course provider, with a canary in an event of each. */
interface Person {
  readonly jobcenter: string;
  readonly vhs: string;
  readonly told: readonly string[];
}

describe('What was erased (C7)', () => {
  const flock = new Flock();
  let network: CanaryNetwork;
  let database: DatabaseByRole;
  let erasing: Erasing;
  let erased: Person;
  let kept: Person;
  let third: Person;
  let caseId: string;
  let before: readonly StoredEvent[];
  let dump: readonly KeyShelfRow[];
  let files: readonly ScannedFile[];
  let atAgencies: readonly ScannedFile[];
  let keksBefore: readonly Uint8Array[];
  let keksLeft: readonly Uint8Array[];
  let rows: readonly SealedRow[];
  let violations: ReturnType<typeof judge>;
  let after: readonly StoredEvent[];
  let answers: readonly string[];

  beforeAll(async () => {
    network = await startCanaryNetwork();
    database = await openByRole(network.databaseUrl);
    erasing = new Erasing(network, database);
    [erased, kept, third] = [person('one'), person('other'), person('third')];
    await tell(network, erased, '1');
    await tell(network, kept, '2');
    caseId = await erasing.caseOf('jobcenter', erased.jobcenter);

    before = await log();
    dump = await rowsOf(new KeyShelfArchive(database.vault));
    rows = sealedRows(before, dump);
    mkdirSync(join(network.dir, 'backup'));
    writeFileSync(
      join(network.dir, 'backup', 'vault.jsonl'),
      dump.map((row) => `${JSON.stringify(row)}\n`).join(''),
    );
    keksBefore = keks();
    await erasing.erase(caseId);
    keksLeft = keks();

    // The hub went on meanwhile: it records under the new generation, and what is brought again it refuses.
    await network.adapters.stop();
    for (const agency of ['jobcenter', 'vhs'] as const)
      rmSync(join(network.agency(agency).folder, 'data'), { recursive: true });
    await network.adapters.start();
    await tellAgain(network, erased);
    answers = await refusedAt(network, 'jobcenter');
    await tell(network, third, '3');

    const { publicKeyFile, kekFile } = network.hubKeys;
    const { signing } = JSON.parse(readFileSync(publicKeyFile, 'utf8')) as { signing: SigningKey[] };
    violations = judge(await readLog(network.databaseUrl, kekFile), signing);
    after = await log();
  });

  afterAll(async () => {
    await network.stopAll();
    rmSync(network.dir, { recursive: true, force: true });
  });

  it('is refused as ERASED when an adapter that lost its memory reads the old export once more', () => {
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set(['ERASED']));
  });

  it('leaves every row as it was, signed as it was, and every earlier proof valid', () => {
    expect(violations).toEqual([]);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CaseErased', 'HandleErased', 'ErasureCompleted']),
    );
    const [early, late] = [before, after].map((events) =>
      events.map((event) => leafBytes(ledgerLeaf(event))),
    );
    const [root, size] = [rootHash(early!), early!.length];
    const ofCase = before.filter(({ stream }) => stream === `case-rheine-${caseId}`);
    expect(ofCase.length).toBeGreaterThan(4);
    for (const { position } of ofCase) {
      const index = position - 1;
      const proof = inclusionProof(early!, index);
      expect(verifyInclusion({ leafHash: leafHash(late![index]!), index, size, proof, root })).toBe(true);
    }
  });

  it('is erased again when a backup from before is restored, before anything is served', async () => {
    expect(await restoreOldBackup()).toEqual({ left: 0, blocked: true });
  });

  it('is opened by no key that is left, whatever file it is looked for in; by the old ones it would be', async () => {
    // Only now everything is on disk: the hub, the broker and the database have ended.
    await database.close();
    await network.stopAll();
    files = hubFiles(network.dir).filter(({ name }) => !name.startsWith('backup/restored'));
    atAgencies = filesBelow(network.dir, join(network.dir, 'agencies'));
    const everywhere = files.map(({ bytes }) => bytes);
    const ofErased = rows.filter(({ owner }) => owner.caseId === caseId);
    const withOld = recover(everywhere, keksBefore, rows);
    expect(erased.told.filter((text) => isIn(withOld, text))).toEqual(erased.told);
    expect(ofErased.every(({ id }) => withOld.has(id))).toBe(true);
    // The write-ahead log alone would be enough for what is still in it: here all, as no segment of it was used anew.
    const inWal = files.filter(({ name }) => name.includes('pg_wal')).map(({ bytes }) => bytes);
    expect(erased.told.filter((text) => isIn(recover(inWal, keksBefore, ofErased), text))).toEqual(
      erased.told,
    );
    const withLeft = recover(everywhere, keksLeft, rows);
    expect(ofErased.filter(({ id }) => withLeft.has(id))).toEqual([]);
    expect(erased.told.filter((text) => isIn(withLeft, text))).toEqual([]);
    expect(kept.told.filter((text) => isIn(withLeft, text))).toEqual(kept.told);
  });

  it('had keys of which none is left in any file', () => {
    for (const key of keksBefore) expect(holding(files, Buffer.from(key).toString('base64url'))).toEqual([]);
    for (const key of keksLeft)
      expect(holding(files, Buffer.from(key).toString('base64url'))).toEqual(['hub/kek']);
  });

  it('names no case at any agency: the handles stand in no file of the hub', () => {
    for (const agency of ['jobcenter', 'vhs'] as const) {
      const handle = erasing.handle(agency, erased[agency]);
      expect(holding(files, handle)).toEqual([]);
      // It would be seen: at the agency itself the handle of a case stands in the open.
      expect(holding(atAgencies, erasing.handle(agency, third[agency]))).not.toEqual([]);
    }
  });

  function person(name: string): Person {
    const [jobcenter, vhs] = [`file of ${name} at the jobcenter`, `file of ${name} at vhs`].map((what) =>
      flock.one(what, []),
    );
    return { jobcenter: jobcenter!, vhs: vhs!, told: [flock.one('row', []), flock.one('course', [])] };
  }

  function log(): Promise<readonly StoredEvent[]> {
    return erasing.store.readAll(0, { max: 10_000 });
  }

  function keks(): readonly Uint8Array[] {
    return [...readKeks(readFileSync(network.hubKeys.kekFile, 'utf8')).values()];
  }

  /** Record, keys and key-encryption key as they were before the erasure; only the file of tombstones is of today. */
  async function restoreOldBackup(): Promise<{ readonly left: number; readonly blocked: boolean }> {
    const folder = join(network.dir, 'backup', 'restored');
    mkdirSync(folder);
    const kekFile = join(folder, 'kek');
    writeFileSync(kekFile, Buffer.from(keksBefore[0]!).toString('base64url'), { mode: 0o600 });
    copyFileSync(erasing.tombstoneFile, join(folder, 'kek.tombstones'));
    const databaseUrl = await createDatabase(network.twinUrl, 'restored');
    const pools = await openByRole(databaseUrl);
    const shelf = new PostgresKeyShelf(pools.vault);
    const left = async () => {
      const kids = rows.filter(({ owner }) => owner.caseId === caseId).map(({ kid }) => kid);
      return (await shelf.get(kids)).size;
    };
    const events = (async function* () {
      yield* before;
    })();
    const login = await openPostgres(databaseUrl);
    await new RecordArchive(login).load(events, () => undefined);
    await new KeyShelfArchive(pools.vault).load(dump);
    expect(await left()).toBeGreaterThan(4);
    const hub = await startHub({
      node: process.execPath,
      dir: folder,
      port: await freePort(),
      databaseUrl,
      natsUrl: 'off',
      keys: { ...network.hubKeys, kekFile },
      networkFile: join(network.dir, 'hub', 'network.json'),
    });
    const types = (await new PostgresEventStore(pools.record).readAll(0, { max: 10_000 })).map(
      ({ type }) => type,
    );
    const blocked = types.includes('CaseErased') && types.includes('HandleErased');
    const result = { left: await left(), blocked };
    await hub.stop();
    await Promise.all([pools.close(), login.close()]);
    return result;
  }
});

/** The person's events: one of the jobcenter, one of the course provider, linked by the number of the voucher. */
async function tell(network: CanaryNetwork, { jobcenter, vhs, told }: Person, number: string): Promise<void> {
  const [atJobcenter, atVhs] = [new Office('jobcenter', network), new Office('vhs', network)];
  const voucher = `${jobcenter}-${number}`;
  atJobcenter.exports(
    `${jobcenter};;${voucher};1;SCHEIN;03.02.2026;O;;31.12.2026`,
    `${jobcenter};;${voucher};2;ZUSTAENDIG;02.02.2026;${told[0]};;`,
  );
  atVhs.exports(`${vhs};;${voucher};1;ANMELDUNG;05.02.2026;${told[1]};;`);
  await Promise.all([atJobcenter.linked(jobcenter), atVhs.linked(vhs)]);
  await untilQuiet(Object.values(network.agencies));
}

async function tellAgain(network: CanaryNetwork, { jobcenter, told }: Person): Promise<void> {
  const office = new Office('jobcenter', network);
  office.exports(`${jobcenter};;;2;ZUSTAENDIG;02.02.2026;${told[0]};;`);
  await until('the refusal', async () => (await refusedAt(network, 'jobcenter')).length > 0 || undefined);
}

/** Codes of what the hub refused for good. */
async function refusedAt(network: CanaryNetwork, agency: 'jobcenter' | 'vhs'): Promise<readonly string[]> {
  const { items } = (await new Office(agency, network).desk('GET', '/desk/outbox')) as unknown as {
    items: readonly { state: string; code?: string }[];
  };
  return items.filter(({ state }) => state === 'refused').map(({ code = '' }) => code);
}

async function rowsOf(archive: KeyShelfArchive): Promise<readonly KeyShelfRow[]> {
  const rows: KeyShelfRow[] = [];
  for await (const row of archive.dump()) rows.push(row);
  return rows;
}

function sealedRows(events: readonly StoredEvent[], dump: readonly KeyShelfRow[]): readonly SealedRow[] {
  const keys = new Map(dump.flatMap((row) => (row.row === 'key' ? [[row.kid, row] as const] : [])));
  return events.flatMap(({ id, sealed }) => {
    const key = keys.get(sealed.kid);
    if (key === undefined) return [];
    const { network, caseId, controller } = key;
    return [{ id, ...sealed, owner: { network, caseId, controller } }];
  });
}

function isIn(found: ReadonlyMap<string, string>, text: string): boolean {
  return [...found.values()].some((plain) => plain.includes(text));
}
