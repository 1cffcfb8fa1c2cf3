import { JoseKeyVault, opensOwnerKey } from '#jose';
import type { KeyRing, KeyShelf } from '#ports';
import { keyWrong } from '../vault/key-wrong.ts';

/** Above every generation that the shelf can hold (a 32-bit integer). */
const ABOVE_ALL = 2 ** 31 - 1;

/** Owner keys that are tried; all of them damaged is less likely than another hub's key-encryption key. */
const TRIED = 20;

/** A vault over a shelf of which some keys may be damaged; throws a `Failure` when the key-encryption key opens none. */
export async function vaultToCheck(ring: KeyRing, shelf: KeyShelf): Promise<JoseKeyVault> {
  const some = await shelf.wrappedBelow(ABOVE_ALL, TRIED);
  const opened = await Promise.all(some.map((one) => opensOwnerKey(ring, one)));
  const [first] = some;
  if (first !== undefined && !opened.includes(true)) throw keyWrong('the keys in the database', first);
  return new JoseKeyVault(shelf, ring);
}
