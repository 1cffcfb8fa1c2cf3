import { opensOwnerKey } from '#jose';
import { generationOf } from '#ports';
import type { KeyOwner, KeyRing, KeyShelf, WrappedOwnerKey } from '#ports';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Above every generation that the shelf can hold (a 32-bit integer). */
const ABOVE_ALL = 2 ** 31 - 1;

/** Owner keys that are tried: one that was changed in the database must not be taken for a wrong key. */
const ENOUGH = 16;

/** A few owner keys of each generation of the key-encryption key. */
export class KeySamples {
  readonly #byGeneration = new Map<number, WrappedOwnerKey[]>();

  take({ network, caseId, controller, wrapped }: KeyOwner & Pick<WrappedOwnerKey, 'wrapped'>): void {
    const generation = generationOf(wrapped);
    const taken = this.#byGeneration.get(generation) ?? [];
    if (taken.length < ENOUGH) taken.push({ owner: { network, caseId, controller }, wrapped });
    this.#byGeneration.set(generation, taken);
  }

  /** Throws a `Failure` when the ring holds a generation and opens none of its owner keys; `what` names the keys. */
  async refuseWrongKey(ring: KeyRing, what: string): Promise<void> {
    for (const [generation, samples] of this.#byGeneration) {
      const [first] = samples;
      const isHeld = (await ring.byId(String(generation))) !== undefined;
      if (first !== undefined && isHeld && (await noneOpens(ring, samples))) throw keyWrong(what, first);
    }
  }
}

/** Tries some owner keys of the shelf, if there are any: throws a `Failure` before anything is done with another hub's key. */
export async function refuseWrongKey(ring: KeyRing, shelf: KeyShelf): Promise<void> {
  const samples = await shelf.wrappedBelow(ABOVE_ALL, ENOUGH);
  const [first] = samples;
  if (first !== undefined && (await noneOpens(ring, samples)))
    throw keyWrong('the keys in the database', first);
}

async function noneOpens(ring: KeyRing, samples: readonly WrappedOwnerKey[]): Promise<boolean> {
  for (const one of samples) if (await opensOwnerKey(ring, one)) return false;
  return true;
}

/** The key-encryption key has the right form and is another hub's. */
export function keyWrong(what: string, { wrapped }: Pick<WrappedOwnerKey, 'wrapped'>): Failure {
  const generation = String(generationOf(wrapped));
  return new Failure(
    'KEY_WRONG',
    EXIT.usage,
    {
      happened: `${what} were not wrapped by generation ${generation} of the key-encryption key that WEGMARKE_HUB_KEK_FILE (or WEGMARKE_HUB_KEK) gives: it is another hub's, or an older copy`,
      safe: 'nothing was written or changed; nothing is lost as long as the right key exists somewhere',
      next: [
        'let the variable name the key-encryption key of this hub: its file, or the newest copy from its safe place',
        'type the same command again',
      ],
    },
    { generation },
  );
}
