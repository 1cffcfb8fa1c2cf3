import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { KEY_FILES, makeAgencyKeys } from '#adapter';
import type { KeyRequest } from '#catalogue';
import { loadKeys, makeKeyRequest } from '#jose';
import type { OfficePlan } from './config-text.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, refused } from '../failure.ts';
import { configText } from './config-text.ts';

/** What lies in an office's folder besides its keys. */
export const OFFICE_FILES = {
  config: 'config.yaml',
  mapping: 'mapping.yaml',
  request: 'registration-request.json',
  hubKeys: 'hub-keys.json',
  exports: 'exports',
  samples: 'samples',
} as const;

/** An office to be laid out: its configuration, the text of its mapping file, and an export to begin with. */
export interface OfficeToLay extends OfficePlan {
  readonly folder: string;
  readonly mapping: string;
  /** A file of its samples folder; none when absent. */
  readonly sample?: { readonly name: string; readonly text: string };
}

/**
 * Makes an office's folder (0700): keys, configuration, mapping, folders, and the request for registration. Throws a `Failure`,
 * before anything is made, where one of its files is there: a key cannot be made again.
 */
export async function layOffice({
  folder,
  mapping,
  sample,
  ...plan
}: OfficeToLay): Promise<KeyRequest & { readonly brokerKey: string }> {
  const { config, mapping: mappingFile, request: requestFile, samples } = OFFICE_FILES;
  const sampleFile = sample && join(samples, sample.name);
  const names = [
    ...Object.values(KEY_FILES),
    config,
    mappingFile,
    requestFile,
    ...(sampleFile ? [sampleFile] : []),
  ];
  assertNoneThere(folder, names);
  await makeFolder(resolve(folder), folder);
  const { network, agency, nkey } = makeAgencyKeys(plan.network, plan.agency, folder);
  const own = loadKeys(JSON.parse(readFileSync(join(folder, KEY_FILES.keys), 'utf8')));
  const request = makeKeyRequest({ network, agency, own, brokerKey: nkey });
  for (const name of [OFFICE_FILES.exports, OFFICE_FILES.samples, 'sink', 'data'])
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  const write = (name: string, text: string): Promise<void> =>
    writeFile(join(folder, name), text, { flag: 'wx', mode: 0o600 });
  await write(config, configText(plan));
  await write(mappingFile, mapping);
  await write(requestFile, `${JSON.stringify(request, null, 2)}\n`);
  if (sample && sampleFile) await write(sampleFile, sample.text);
  return { ...request, brokerKey: nkey };
}

/** Level by level: where the system refuses a level as missing (`/proc`), Node's own recursion never ends. */
async function makeFolder(level: string, folder: string): Promise<void> {
  if (existsSync(level)) return;
  if (dirname(level) !== level) await makeFolder(dirname(level), folder);
  try {
    await mkdir(level, { mode: 0o700 });
  } catch (error) {
    throw new Failure('FILE_NOT_WRITTEN', EXIT.unavailable, {
      happened: `${folder} cannot be made: ${level} (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
      safe: 'no key was made',
      next: ['name a folder in one that is there and in which you may write'],
    });
  }
}

function assertNoneThere(folder: string, names: readonly string[]): void {
  const there = names.filter((name) => existsSync(join(folder, name)));
  if (there.length === 0) return;
  throw refused('OFFICE_EXISTS', {
    happened: `${folder} holds ${there.join(', ')} already`,
    safe: 'nothing was written; what is there was not touched',
    next: [
      'name another folder',
      'or, if nobody works with this office, move its files away: its keys and its secret cannot be made again',
    ],
  });
}
