import { readFileSync } from 'node:fs';
import type { AdapterConfig } from '../config/adapter-config.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { filesBeside } from '../mapping/files-beside.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import type { OwnKeys } from '#jose';
import { loadKeys } from '#jose';
import type { PublicJwk, PublicKeys } from '#ports';
import type { PagesSecrets } from '../pages/serve-pages.ts';
import type { WayOutPlan } from '../hub/way-out.ts';
import { sourceFaults } from './source-faults.ts';
import { readPagesFiles } from './pages-files.ts';
import { readWayOut } from './way-out-files.ts';

/** A fault in one of the files that the configuration names, with its fix. Never holds what is in the file. */
export interface FileFault {
  readonly file: string;
  readonly code: string;
  readonly fix: string;
  readonly line?: number;
}

/** What the files hold that an adapter starts with. */
export interface AgencyFiles {
  readonly keys: OwnKeys;
  readonly hubKeys: PublicKeys;
  readonly nkeySeed: string;
  readonly secret: Uint8Array;
  readonly deskToken: string;
  readonly wayOut: WayOutPlan;
  readonly pages?: PagesSecrets;
  readonly mapping: Mapping;
}

/** An adapter cannot start as it is set up; carries all faults, so that they are put right in one go. */
export class FilesInvalid extends Error {
  readonly code = 'FILES_INVALID';

  constructor(readonly faults: readonly FileFault[]) {
    super(
      faults
        .map(({ file, line, code, fix }) => `${file}${line ? `:${line}` : ''} ${code}: ${fix}`)
        .join('\n'),
    );
    this.name = 'FilesInvalid';
  }
}

/** Reads keys, seed, secret, token and mapping. Throws {@link FilesInvalid} with all faults at once. */
export function readAgencyFiles(config: AdapterConfig): AgencyFiles {
  const faults: FileFault[] = [];
  const read = <Value>(
    file: string,
    fix: string,
    as: (bytes: Buffer) => Value | readonly FileFault[],
  ): Value => {
    const value = attempt(file, fix, as);
    if (!Array.isArray(value)) return value as Value;
    faults.push(...(value as readonly FileFault[]));
    // Never used: with a fault on the list this function throws.
    return undefined as Value;
  };
  const files: AgencyFiles = {
    keys: read(config.keysFile, 'make it with "init", or restore it from its backup', (bytes) =>
      loadKeys(json(bytes)),
    ),
    hubKeys: read(config.hub.keysFile, 'get the public keys from whoever runs the hub', (bytes) =>
      publicKeys(json(bytes)),
    ),
    nkeySeed: read(config.nkeySeedFile, 'it holds the seed of a user nkey (SU…)', (bytes) => seed(bytes)),
    secret: read(config.secretFile, 'restore it from its backup: it must hold at least 32 bytes', (bytes) =>
      secret(bytes),
    ),
    deskToken: read(config.desk.tokenFile, 'write a random token of at least 32 characters', (bytes) =>
      token(bytes),
    ),
    wayOut: readWayOut(config.hub, (file, fix, as) => read(file, fix, as)),
    ...(config.pages && { pages: readPagesFiles(config.pages, (file, fix, as) => read(file, fix, as)) }),
    mapping: read(config.mappingFile, 'write a mapping file (docs/how-to)', (bytes) =>
      mapping(config.mappingFile, bytes),
    ),
  };
  for (const sink of config.sinks)
    if (sink.kind === 'webhook' && sink.caFile !== undefined)
      read(
        sink.caFile,
        "name the PEM file of the authority of the webhook's receiver",
        (bytes) => bytes.length,
      );
  if (faults.length === 0) faults.push(...sourceFaults(config, files.mapping));
  if (faults.length > 0) throw new FilesInvalid(faults);
  return files;
}

function attempt<Value>(file: string, fix: string, as: (bytes: Buffer) => Value): Value | FileFault[] {
  try {
    return as(readFileSync(file));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return [{ file, code: missing ? 'FILE_MISSING' : 'FILE_INVALID', fix }];
  }
}

function json(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8')) as unknown;
}

/** A JWK set (RFC 7517), as the hub's `/hub-keys` gives it, or the two lists of an `init`. */
function publicKeys(value: unknown): PublicKeys {
  const { keys } = value as { readonly keys?: readonly PublicJwk[] };
  const { signing, sealing } = keys === undefined ? (value as PublicKeys) : byUse(keys);
  if (signing.length === 0 || !signing.every((key) => isKey(key, 'sig', 'Ed25519')))
    throw new RangeError('signing');
  if (!isKey(sealing, 'enc', 'X25519')) throw new RangeError('sealing');
  return { signing, sealing };
}

function byUse(keys: readonly PublicJwk[]): PublicKeys {
  const sealing = keys.find(({ use }) => use === 'enc');
  if (sealing === undefined) throw new RangeError('sealing');
  return { signing: keys.filter(({ use }) => use === 'sig'), sealing };
}

function isKey(key: PublicJwk, use: PublicJwk['use'], crv: PublicJwk['crv']): boolean {
  return key.use === use && key.crv === crv && /^[\w-]{43}$/.test(key.x) && key.kid !== '';
}

function seed(bytes: Buffer): string {
  const text = bytes.toString('utf8').trim();
  if (!/^SU[A-Z2-7]{56}$/.test(text)) throw new RangeError('seed');
  return text;
}

function secret(bytes: Buffer): Uint8Array {
  if (bytes.length < 32) throw new RangeError('secret');
  return bytes;
}

function token(bytes: Buffer): string {
  const text = bytes.toString('utf8').trim();
  if (!/^[\x21-\x7e]{32,}$/.test(text)) throw new RangeError('token');
  return text;
}

function mapping(file: string, bytes: Buffer): Mapping | readonly FileFault[] {
  const read = readMapping(bytes.toString('utf8'), filesBeside(file));
  if (!Array.isArray(read)) return read;
  return read.map(({ line, code, pointer, reason, fix }) => ({
    file,
    line,
    code,
    fix: `${pointer}: ${reason}; ${fix}`,
  }));
}
