import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileKeyRing, FileTombstones } from '#files';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import type { OwnKeys } from '#jose';
import { until } from '../../deploy/local/services/until.mjs';
import { SystemClock } from '../../apps/hub/src/machine/system-clock.ts';
import type { AgencyOfSpec, HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { hubOnMemory, newAgencies, OPEN, VOUCHER, voucher } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { wegmarke } from './cli-tool.ts';

/** The files of a hub's installation: its keys, its key-encryption key, its list of erasures. */
export interface OperatorFiles {
  readonly keys: OwnKeys;
  /** The agencies with their own keys: the same for every hub of the installation. */
  readonly agencies: Readonly<Record<string, AgencyOfSpec>>;
  readonly keyFile: string;
  readonly publicKeyFile: string;
  readonly kekFile: string;
  readonly tombstoneFile: string;
}

/** Makes them in a folder. */
export function operatorFiles(folder: string): OperatorFiles {
  const jwks = generateKeys('hub-1');
  const keys = loadKeys(jwks);
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  return {
    keys,
    agencies: newAgencies(),
    keyFile: write('keys.json', JSON.stringify(jwks)),
    publicKeyFile: write('public-keys.json', JSON.stringify(publicKeysOf(keys))),
    kekFile: write('kek', Buffer.alloc(32, 7).toString('base64url')),
    tombstoneFile: join(folder, 'erasures'),
  };
}

/** The environment with which operators call the tool for a hub on this database. */
export function operatorEnv(url: string, files: OperatorFiles): Readonly<Record<string, string>> {
  return {
    WEGMARKE_HUB_DATABASE_URL: url,
    WEGMARKE_HUB_KEY_FILE: files.keyFile,
    WEGMARKE_HUB_KEK_FILE: files.kekFile,
    WEGMARKE_HUB_TOMBSTONE_FILE: files.tombstoneFile,
  };
}

/** A hub in this process on a real database, reached over HTTP. */
export function hubOnDatabase(url: string, files: OperatorFiles): Promise<HubOnMemory> {
  const change = {
    databaseUrl: url,
    keys: files.keys,
    keyRing: new FileKeyRing(files.kekFile, new SystemClock()),
    tombstones: new FileTombstones(files.tombstoneFile),
    ledgerOrigin: 'wegmarke/hub',
  };
  return hubOnMemory(change, undefined, files.agencies);
}

/** Opens a case of that name at the agency and records one event in it; the event's receipt. */
export async function openCase(hub: HubOnMemory, handle: string, agency = 'jobcenter', name = handle) {
  const office = hub.agencyOf(agency);
  const [opened, recorded] = await hub.tell(
    agency,
    office.says({ type: OPEN, handle, name: `open ${name}` }),
    office.says({ type: VOUCHER, data: voucher, handle, name: `voucher ${name}` }),
  );
  expect([opened?.outcome, recorded?.outcome]).toEqual(['accepted', 'accepted']);
  return recorded ?? { id: '', position: 0 };
}

/** Waits for a signed head over at least so many entries. */
export function headOver(
  env: Readonly<Record<string, string>>,
  size: number,
): Promise<{ size: number; note: string }> {
  return until(`a head over ${size} entries`, async () => {
    const head = (await wegmarke(env, 'audit', 'head', '--json')).json() as { size?: number; note: string };
    return (head.size ?? 0) >= size ? { size: head.size ?? 0, note: head.note } : undefined;
  });
}

/** How many entries of the case the agency is shown; the code when the hub says no. */
export async function shown(
  hub: HubOnMemory,
  handle: string,
  agency = 'jobcenter',
): Promise<number | string> {
  const answer = await hub.readTimeline(agency, { handle });
  if (answer.statusCode !== 200) return answer.json<{ code: string }>().code;
  return (hub.opened(agency, answer.body) as { entries: readonly unknown[] }).entries.length;
}
