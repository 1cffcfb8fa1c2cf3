import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { hashOfFile } from '../record/record-file.ts';
import type { Progress } from '../tell/progress.ts';

/** The files of a backup besides its manifest. */
export const BACKUP_FILES = ['record.jsonl.gz', 'vault.jsonl.gz', 'ledger.json'] as const;

/** One of them. */
export type BackupFile = (typeof BACKUP_FILES)[number];

/** The version of the form of a backup that this program writes, and the highest that it reads. */
export const BACKUP_VERSION = 1;

/** What a backup says about itself (`manifest.json`); it is written last, so a folder with one is whole. */
export interface Manifest {
  readonly format: 'wegmarke-backup';
  readonly version: number;
  readonly madeAt: string;
  /** Number of the last migration of the database that it was made from. */
  readonly schema: number;
  readonly record: { readonly events: number; readonly streams: number; readonly position: number };
  readonly vault: { readonly rows: number; readonly generations: readonly string[] };
  /** The newest head that the hub had signed: a C2SP signed note; absent when it had signed none. */
  readonly head?: string;
  readonly files: Readonly<Record<BackupFile, { readonly bytes: number; readonly sha256: string }>>;
}

/** Reads a backup's manifest and hashes its files; throws a `Failure` for anything but a whole backup. */
export async function wholeBackup(folder: string, progress: Progress): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const [index, file] of BACKUP_FILES.entries()) {
    progress.at('files checked', index, BACKUP_FILES.length);
    const { bytes, sha256 } = manifest.files[file];
    const found = await hashOfFile(join(folder, file)).catch(() => undefined);
    if (found === undefined) throw damagedBackup(folder, `${file} is not there or may not be read`);
    if (found.sha256 !== sha256 || found.bytes !== bytes)
      throw damagedBackup(folder, `${file} was changed after the backup was made: its SHA-256 is another`);
  }
  return manifest;
}

/** A backup that must not be restored. */
export function damagedBackup(
  folder: string,
  what: string,
  facts: Readonly<Record<string, unknown>> = {},
): Failure {
  return refused(
    'BACKUP_DAMAGED',
    {
      happened: `the backup in ${folder} cannot be trusted: ${what}`,
      safe: 'nothing was written into the database',
      next: [
        'copy the folder again from where it is kept, or take the backup before it, and type the command again',
      ],
    },
    { backup: folder, ...facts },
  );
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw damagedBackup(folder, 'it has no manifest.json, which is written last: it is not whole');
  const value = parsed(text);
  if (!isManifest(value)) throw damagedBackup(folder, 'manifest.json is not that of a backup');
  if (value.version > BACKUP_VERSION) {
    throw refused('BACKUP_NEWER', {
      happened: `the backup in ${folder} has form ${value.version}; this program reads up to ${BACKUP_VERSION}`,
      safe: 'nothing was written into the database',
      next: ['restore it with the version of wegmarke that made it, or a newer one'],
    });
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version, record, vault, files, head } = value as Partial<Manifest>;
  return (
    format === 'wegmarke-backup' &&
    Number.isSafeInteger(version) &&
    Number.isSafeInteger(record?.events) &&
    Number.isSafeInteger(record?.position) &&
    Array.isArray(vault?.generations) &&
    (head === undefined || typeof head === 'string') &&
    BACKUP_FILES.every((file) => typeof files?.[file]?.sha256 === 'string')
  );
}
