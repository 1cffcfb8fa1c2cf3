/** The public half of an Ed25519 key that the reader trusts: its `kid`, and its 32 bytes. */
export interface PinnedKey {
  readonly kid: string;
  readonly bytes: Uint8Array;
}

/** Whose signatures the reader believes. Nothing in a bundle can add to it. */
export interface PinnedKeys {
  readonly hub: readonly PinnedKey[];
  /** By `<network>/<agency>`. */
  readonly agencies: ReadonlyMap<string, readonly PinnedKey[]>;
}

/** A file of public keys that cannot be read; `source` counts the agencies' files from 0. */
export class KeysUnreadable extends Error {
  readonly code = 'KEYS_UNREADABLE';

  constructor(
    readonly source: 'hub' | number,
    fix: string,
  ) {
    super(fix);
    this.name = 'KeysUnreadable';
  }
}

/**
 * Reads the parsed JSON of key files: the hub's as it publishes them (`{ keys: [JWK] }`) or as `{ signing: [JWK] }`, an
 * agency's public part (`{ network, agency, keys }`) as its adapter's `init` prints it. Throws {@link KeysUnreadable}.
 */
export function readPinnedKeys(files: {
  readonly hub: unknown;
  readonly agencies?: readonly unknown[];
}): PinnedKeys {
  const hub = signingKeys(files.hub);
  if (hub === undefined)
    throw new KeysUnreadable('hub', "give the hub's public keys as its /hub-keys show them");
  const agencies = new Map<string, readonly PinnedKey[]>();
  for (const [source, file] of (files.agencies ?? []).entries()) {
    const read = agencyKeys(file);
    if (read === undefined)
      throw new KeysUnreadable(source, "give an agency's public part, as its adapter's init printed it");
    agencies.set(read.name, [...(agencies.get(read.name) ?? []), ...read.keys]);
  }
  return { hub, agencies };
}

function agencyKeys(file: unknown): { name: string; keys: readonly PinnedKey[] } | undefined {
  const { network, agency, keys } = membersOf(file);
  const signing = signingKeys(keys);
  if (typeof network !== 'string' || typeof agency !== 'string' || signing === undefined) return undefined;
  return { name: `${network}/${agency}`, keys: signing };
}

function signingKeys(value: unknown): readonly PinnedKey[] | undefined {
  const { keys, signing } = membersOf(value);
  const list = Array.isArray(keys) ? keys.filter((key) => membersOf(key)['use'] === 'sig') : signing;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const read = list.map(signingKey);
  return read.every((key) => key !== undefined) ? read : undefined;
}

function signingKey(value: unknown): PinnedKey | undefined {
  const { kid, crv, x } = membersOf(value);
  if (typeof kid !== 'string' || crv !== 'Ed25519' || typeof x !== 'string' || !/^[\w-]{43}$/.test(x))
    return undefined;
  return { kid, bytes: Buffer.from(x, 'base64url') };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
