import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { createUser, fromSeed } from '@nats-io/nkeys';
import type { KeyRequest } from '#catalogue';
import type { OwnKeys, PrivateJwks } from '#jose';
import { generateKeys, loadKeys, makeKeyRequest } from '#jose';
import type { AdapterConfig } from '../config/adapter-config.ts';

/** Keys that are made and not in force yet, in a file beside the keys that are. */
export interface NextKeys {
  readonly request: KeyRequest;
  /** The new signing key's id. */
  readonly kid: string;
}

/** Whose keys, and where they lie. */
export type KeyPlace = Pick<AdapterConfig, 'network' | 'agency' | 'keysFile' | 'nkeySeedFile'>;

/** What new keys are asked for. */
export interface KeyWish {
  /** The key to which the agency is sealed changes too. */
  readonly withSealingKey: boolean;
  /** The account at the broker changes too. */
  readonly withBrokerAccount: boolean;
  /** What an earlier run made is thrown away: after a theft it is the thief's as well. */
  readonly isFresh: boolean;
}

/**
 * Makes new keys beside the old ones, or takes those that an earlier run made and the hub has not confirmed: the file that will
 * take the place of the key file, with the new ones first, is on disk when this returns. The sealing key stays unless asked for;
 * an earlier run's file without the sealing key that is asked for now is put aside.
 */
export function makeNextKeys(place: KeyPlace, at: string, wish: KeyWish): NextKeys {
  const { network, agency, keysFile } = place;
  const next = nextFile(keysFile);
  if (wish.isFresh) rmSync(next, { force: true });
  if (existsSync(next) && wish.withSealingKey && !hasNewSealingKey(next, keysFile))
    renameSync(next, `${next}.${digitsOf(at)}`);
  if (!existsSync(next))
    writeNew(
      next,
      jsonText(nextContent(readJwks(keysFile), newKid(network, agency, at), wish.withSealingKey)),
    );
  const brokerKey = nextBrokerKey(nextFile(place.nkeySeedFile), wish);
  const own = loadKeys(readJwks(next));
  const request = makeKeyRequest({
    network,
    agency,
    own,
    ...(brokerKey !== undefined && { brokerKey }),
    endorsedBy: loadKeys(readJwks(keysFile)),
  });
  return { request, kid: own.signing[0].jwk.kid };
}

/**
 * Lets the new keys take the place of the old ones, only when the hub has confirmed them. The file of the keys goes last: stopped before, a
 * run finds it again and goes on.
 */
export function activateNextKeys({ keysFile, nkeySeedFile }: KeyPlace): void {
  if (existsSync(nextFile(nkeySeedFile))) renameSync(nextFile(nkeySeedFile), nkeySeedFile);
  renameSync(nextFile(keysFile), keysFile);
  const folder = openSync(dirname(keysFile), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The public nkey of the account that is asked for, now or by an earlier run; undefined when it stays. */
function nextBrokerKey(seedFile: string, { withBrokerAccount, isFresh }: KeyWish): string | undefined {
  if (isFresh) rmSync(seedFile, { force: true });
  if (!existsSync(seedFile)) {
    if (!withBrokerAccount) return undefined;
    writeNew(seedFile, Buffer.from(createUser().getSeed()).toString());
  }
  return fromSeed(readFileSync(seedFile)).getPublicKey();
}

function hasNewSealingKey(next: string, current: string): boolean {
  const [first, second] = [next, current].map((path) => loadKeys(readJwks(path)).sealing[0].jwk.x);
  return first !== second;
}

function nextFile(keysFile: string): string {
  return `${keysFile}.next`;
}

/** Older keys stay: to open what was sealed to them, and to be told apart. */
function nextContent(current: PrivateJwks, kid: string, withSealingKey: boolean): PrivateJwks {
  const fresh = generateKeys(kid).keys.filter(({ use }) => use === 'sig' || withSealingKey);
  return { keys: [...fresh, ...current.keys] };
}

/** Names of keys are for people: when it was made tells more than a number. */
function newKid(network: string, agency: string, at: string): string {
  return `${network}.${agency}.${digitsOf(at)}`;
}

function digitsOf(at: string): string {
  return at.slice(0, 19).replaceAll(/[-:T]/g, '');
}

function readJwks(path: string): PrivateJwks {
  return JSON.parse(readFileSync(path, 'utf8')) as PrivateJwks;
}

function jsonText(content: PrivateJwks): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function writeNew(path: string, content: string): void {
  const partial = `${path}.incomplete`;
  const file = openSync(partial, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}

/** The keys that the file holds at present. */
export function currentKeys(keysFile: string): OwnKeys {
  return loadKeys(readJwks(keysFile));
}
