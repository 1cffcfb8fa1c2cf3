/**
 * `npm run build && node test/golden/make.ts`: makes the golden files that are missing, as the program of today stores
 * them. A file that is there is never touched.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factSealer, factVersion } from '#casefile';
import type { CatalogueEntry } from '#catalogue';
import { bodyOf, catalogue, headOf } from '#catalogue';
import { generateKeys, JoseKeyVault, JoseSealer, loadKeys, makeEnvelope, newSalt } from '#jose';
import type { KeyOwner, NewEvent } from '#ports';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';
import { factSamples, furtherSamples } from './fact-samples.ts';
import type { GoldenEvent } from './golden-event.ts';
import { GOLDEN_FOLDER, goldenName } from './golden-event.ts';

const owner: KeyOwner = { network: 'rheine', caseId: 'case-1', controller: 'stadt-rheine' };
const happenedAt = '2026-03-01T09:30:00.000Z';
const recordedAt = '2026-03-01T09:30:01.250Z';

interface Made {
  readonly event: NewEvent;
  readonly content: unknown;
  readonly signed: object;
  readonly sealer: JoseSealer;
}

function workshop() {
  const key = randomBytes(32);
  const shelf = new MemoryKeyShelf();
  const vault = new JoseKeyVault(shelf, new MemoryKeyRing(key));
  return { key, shelf, vault, sealer: new JoseSealer(loadKeys(generateKeys('golden'))) };
}

async function madeFact(
  { vault, sealer }: ReturnType<typeof workshop>,
  type: string,
  data: object,
): Promise<Made> {
  const release = type === 'Released';
  const [event] = await factSealer(
    vault,
    sealer,
  )([
    {
      owner,
      kind: release ? 'release' : 'fact',
      id: `golden-${type}`,
      type,
      agency: 'hub',
      theme: 'case',
      happenedAt,
      recordedAt,
      data,
    },
  ]);
  if (event === undefined) throw new Error(`${type} was not sealed`);
  const { id, version, network, agency, commitment } = event;
  const signed = { id, type, version, network, agency, happenedAt, recordedAt, commitment };
  const content = await vault.openFact({ ...event, position: 1, stream: 'golden', revision: 0 });
  return { event, content, signed, sealer };
}

async function madeEvent(
  { vault, sealer }: ReturnType<typeof workshop>,
  entry: CatalogueEntry,
): Promise<Made> {
  const { type, version, theme, category, example } = entry;
  const id = randomBytes(32).toString('base64url');
  const handle = randomBytes(32).toString('base64url');
  const whose = { network: owner.network, agency: 'jobcenter' };
  const salt = newSalt();
  const { envelope, signature } = makeEnvelope(
    { ...whose, id, handle, type, kind: 'event', time: happenedAt, data: example, salt },
    sealer,
  );
  const content = { salt, body: bodyOf(envelope) };
  const [sealed] = await vault.seal([{ owner, kind: 'payload', eventId: id, plain: content }]);
  if (sealed === undefined) throw new Error(`${type} was not sealed`);
  const { commitment } = envelope;
  const clear = {
    ...whose,
    id,
    type,
    version,
    theme,
    category,
    happenedAt,
    recordedAt,
    commitment,
    signature,
  };
  return { event: { ...clear, sealed }, content, signed: headOf(envelope), sealer };
}

async function write(
  file: string,
  make: (shop: ReturnType<typeof workshop>) => Promise<Made>,
): Promise<void> {
  const path = join(GOLDEN_FOLDER, file);
  if (existsSync(path)) return;
  const shop = workshop();
  const { event, content, signed, sealer } = await make(shop);
  const kid = event.sealed.kid;
  const shelved = (await shop.shelf.get([kid])).get(kid);
  const signedBy = sealer.publicKeys.signing[0];
  if (shelved === undefined || signedBy === undefined) throw new Error(`${file}: a key is missing`);
  const { ownerWrapped, ...contentKey } = shelved;
  const golden: GoldenEvent = {
    stored: { position: 1, stream: 'golden', revision: 0, ...event },
    content,
    signed,
    signedBy,
    keyEncryptionKey: shop.key.toString('base64url'),
    ownerKey: { owner, wrapped: ownerWrapped },
    contentKey,
  };
  writeFileSync(path, `${JSON.stringify(golden, null, 2)}\n`, { flag: 'wx' });
  process.stdout.write(`made ${file}\n`);
}

for (const [type, data] of Object.entries(factSamples))
  await write(goldenName(type, factVersion(type)), (shop) => madeFact(shop, type, data));
for (const [type, samples] of Object.entries(furtherSamples))
  for (const [what, data] of Object.entries(samples))
    await write(goldenName(type, factVersion(type), what), (shop) => madeFact(shop, type, data));
for (const entry of catalogue)
  await write(goldenName(entry.type, entry.version), (shop) => madeEvent(shop, entry));
