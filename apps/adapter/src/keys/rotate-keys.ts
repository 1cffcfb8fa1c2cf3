import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { JoseSealer, keyFingerprint } from '#jose';
import type { PublicKeys } from '#ports';
import type { KeyPlace, KeyWish, NextKeys } from './next-keys.ts';
import { activateNextKeys, currentKeys, makeNextKeys } from './next-keys.ts';

/** What a rotation works with. */
export interface RotationParts extends KeyWish {
  readonly place: KeyPlace;
  /** The hub's address and its pinned public keys. */
  readonly hub: { readonly address: string; readonly keys: PublicKeys };
  readonly at: string;
  /** The platform's `fetch`, a proxy's, or a test's. */
  readonly fetch: typeof fetch;
}

/** The new key is in force and first in the key file, or the operator has to approve the request that lies in a file. */
export type RotationOutcome =
  | { readonly kid: string; readonly fingerprint: string; readonly isInForce: true }
  | {
      readonly kid: string;
      readonly fingerprint: string;
      readonly isInForce: false;
      readonly requestFile: string;
      /** The hub's code, `HUB_UNREACHABLE`, or `HUB_ANSWER_INVALID`. */
      readonly code: string;
    };

const TIMEOUT_MS = 10_000;

/**
 * Puts a new key in force: made and durable first, then registered at the hub, and only with the hub's signed word taken into
 * use. So there is no instant at which this agency signs with a key that the hub does not know. Run again it goes on.
 */
export async function rotateKeys(parts: RotationParts): Promise<RotationOutcome> {
  const { place, at } = parts;
  const next = makeNextKeys(place, at, parts);
  const { kid, request } = next;
  const [first] = request.keys.signing;
  const told = { kid, fingerprint: first === undefined ? '' : keyFingerprint(first) };
  const code = await registered(parts, next);
  if (code === undefined) {
    activateNextKeys(place);
    return { ...told, isInForce: true };
  }
  const requestFile = join(dirname(place.keysFile), 'key-request.json');
  writeFileSync(requestFile, `${JSON.stringify(request, null, 2)}\n`);
  return { ...told, isInForce: false, requestFile, code };
}

/** Undefined when the hub says, signed, that the key is in force; else why not. */
async function registered(
  { place, hub, fetch }: RotationParts,
  { request, kid }: NextKeys,
): Promise<string | undefined> {
  const { network, agency, keysFile } = place;
  const sealer = new JoseSealer(currentKeys(keysFile));
  const path = `/v1/networks/${network}/agencies/${agency}/keys`;
  const body = sealer.seal(Buffer.from(JSON.stringify(request)), hub.keys.sealing);
  const headers = { 'content-type': 'application/jose' };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const options = { method: 'POST', headers, body, redirect: 'error', signal } as const;
    const response = await fetch(new URL(path, hub.address), options);
    if (!response.ok) return await codeIn(response);
    const answer = sealer.verify((await response.text()).trim(), hub.keys.signing);
    return confirms(answer, network, agency, kid) ? undefined : 'HUB_ANSWER_INVALID';
  } catch {
    return 'HUB_UNREACHABLE';
  }
}

function confirms(answer: unknown, network: string, agency: string, kid: string): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const told = answer as Readonly<Record<string, unknown>>;
  const { kids } = told;
  return (
    told['network'] === network && told['agency'] === agency && Array.isArray(kids) && kids.includes(kid)
  );
}

/** The registry's own code, when the hub names one. */
async function codeIn(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => undefined);
  const { code, pointer } = (problem ?? {}) as { readonly code?: unknown; readonly pointer?: unknown };
  const ofRegistry = typeof pointer === 'string' ? pointer.split('/')[2] : undefined;
  return ofRegistry ?? (typeof code === 'string' ? code : 'HUB_UNREACHABLE');
}
