import { randomBytes } from 'node:crypto';
import { JoseKeyVault } from '#jose';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';
import { openSealed } from './open-sealed.ts';

it('The checker opens with code of its own what the vault sealed, and nothing that was changed', async () => {
  const kek = randomBytes(32);
  const shelf = new MemoryKeyShelf();
  const owner = { network: 'rheine', caseId: 'c1', controller: 'vhs' };
  const plain = { salt: 's', data: { note: 'Grüße' } };
  const vault = new JoseKeyVault(shelf, new MemoryKeyRing(kek));
  const [sealed] = await vault.seal([{ owner, kind: 'fact', eventId: 'e1', plain }]);
  const stored = (await shelf.get([sealed!.kid])).get(sealed!.kid)!;
  const key = { ...owner, ...stored };
  expect(openSealed({ ...sealed!, id: 'e1' }, key, kek)).toEqual(plain);
  expect(openSealed({ ...sealed!, id: 'e2' }, key, kek)).toBeUndefined();
  expect(openSealed({ ...sealed!, id: 'e1' }, { ...key, caseId: 'c2' }, kek)).toBeUndefined();
  expect(openSealed({ ...sealed!, id: 'e1' }, key, randomBytes(32))).toBeUndefined();
});
