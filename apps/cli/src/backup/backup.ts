import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, Report } from '../command.ts';
import { Chain } from '../record/chain.ts';
import { refuseToOverwrite } from '../record/export.ts';
import { refuseOtherDriver } from '../record/import.ts';
import { logUpTo } from '../record/log-pages.ts';
import { hashOfFile, writeLines } from '../record/record-file.ts';
import type { WrittenFile } from '../record/record-file.ts';
import { counted } from '../tell/progress.ts';
import { damagedBackup, BACKUP_VERSION } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { dumpLedger } from './ledger-archive.ts';
import type { LedgerArchive } from './ledger-archive.ts';
import { generationIn } from './vault-rows.ts';

/** Makes a folder from which the whole hub can be restored, while the hub goes on. */
export async function makeBackup(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const folder = line.operand('folder').replace(/\/+$/, '');
  refuseOtherDriver(hub);
  await refuseToOverwrite(folder);
  // Before there is a folder: a database that cannot be reached leaves none behind.
  await hub.database();
  const incomplete = `${folder}.incomplete`;
  await rm(incomplete, { recursive: true, force: true });
  await mkdir(incomplete, { recursive: true, mode: 0o700 });
  const { manifest, chain } = await copy(bench, incomplete);
  await rename(incomplete, folder);
  const { record, vault, files } = manifest;
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  return {
    findings: chain.found > 0,
    facts: { folder, ...manifest, found: chain.found, findings: chain.findings },
    lines: [
      `${counted(record.events)} events up to position ${record.position}, ${counted(vault.rows)} rows of keys, ${counted(bytes)} bytes in ${folder}`,
      ...(chain.found > 0 ? ['THE RECORD IS NOT WHOLE: run npx wegmarke record verify now'] : []),
      'keep apart from it: the key-encryption key and the list of erasures',
    ],
  };
}

/** The ledger before the record before the keys: each part is covered by the one after it. */
async function copy(
  bench: Bench,
  folder: string,
): Promise<{ readonly manifest: Manifest; readonly chain: Chain }> {
  const { hub } = bench;
  const ledger = await dumpLedger(await hub.ledger());
  const head = await (await hub.ledger()).head(await hub.ledgerOrigin());
  const { written, chain } = await copyRecord(bench, folder);
  const vault = await copyVault(bench, folder);
  const manifest: Manifest = {
    format: 'wegmarke-backup',
    version: BACKUP_VERSION,
    madeAt: hub.clock.now(),
    schema: await (await hub.archive()).schema(),
    record: { events: chain.events, streams: chain.streams, position: chain.last },
    vault: { rows: vault.written.lines, generations: vault.generations },
    ...(head !== undefined && { head: head.note }),
    files: {
      'record.jsonl.gz': fileOf(written),
      'vault.jsonl.gz': fileOf(vault.written),
      'ledger.json': await copyLedger(ledger, folder),
    },
  };
  await writeText(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, chain };
}

async function copyRecord({ hub, progress, stop }: Bench, folder: string) {
  const store = await hub.store();
  const head = await store.head();
  const chain = new Chain(true);
  const events = async function* () {
    for await (const event of logUpTo(store, head)) {
      chain.take(event);
      yield event;
      progress.at('events copied', chain.events, head);
    }
  };
  const written = await writeLines(join(folder, 'record.jsonl.gz'), events(), stop);
  if (chain.events !== head && chain.found === 0)
    throw damagedBackup(folder, 'the log ended before its own head');
  return { written, chain };
}

async function copyVault({ hub, progress, stop }: Bench, folder: string) {
  const archive = await hub.shelfArchive();
  const generations = new Set<string>();
  let rows = 0;
  const each = async function* () {
    for await (const row of archive.dump()) {
      const generation = generationIn(row);
      if (generation !== undefined) generations.add(generation);
      yield row;
      progress.at('rows of keys copied', (rows += 1));
    }
  };
  const written = await writeLines(join(folder, 'vault.jsonl.gz'), each(), stop);
  return { written, generations: [...generations].toSorted((one, other) => Number(one) - Number(other)) };
}

async function copyLedger(ledger: LedgerArchive, folder: string) {
  const path = join(folder, 'ledger.json');
  await writeText(path, `${JSON.stringify(ledger)}\n`);
  return hashOfFile(path);
}

function writeText(path: string, text: string): Promise<void> {
  return writeFile(path, text, { mode: 0o600, flush: true });
}

function fileOf({ bytes, sha256 }: WrittenFile): { readonly bytes: number; readonly sha256: string } {
  return { bytes, sha256 };
}
