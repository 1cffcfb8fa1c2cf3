import { pendingErasures } from '#casefile';
import type { KeyRing } from '#ports';
import type { Bench, Report } from '../command.ts';
import { generationIn } from '../backup/vault-rows.ts';
import { KeySamples } from './key-wrong.ts';
import { counted } from '../tell/progress.ts';

/** Shows how keys and erasures stand. */
export async function showVault({ hub, progress }: Bench): Promise<Report> {
  const ring = await hub.keyRing();
  const { id: generation } = await ring.current();
  const owners = new Map<string, number>();
  const samples = new KeySamples();
  let rows = 0;
  for await (const row of (await hub.shelfArchive()).dump()) {
    progress.at('rows of keys read', (rows += 1));
    const one = generationIn(row);
    if (row.row !== 'owner' || one === undefined) continue;
    samples.take(row);
    owners.set(one, (owners.get(one) ?? 0) + 1);
  }
  await samples.refuseWrongKey(ring, 'the keys in the database');
  const lost: string[] = [];
  for (const one of owners.keys()) if ((await ring.byId(one)) === undefined) lost.push(one);
  const older = await generationsBefore(generation, ring);
  const tombstones = await hub.tombstones();
  const erasures = (await tombstones.all()).length;
  const pending = (await pendingErasures({ tombstones, store: await hub.store() })).length;
  return {
    findings: pending > 0 || lost.length > 0 || older.length > 0,
    facts: { generation, ownerKeys: Object.fromEntries(owners), lost, older, erasures, pending },
    lines: [
      `key-encryption key: generation ${generation} is in force`,
      ...[...owners].map(
        ([one, keys]) => `  ${counted(keys)} owner keys are wrapped under generation ${one}`,
      ),
      ...lost.map(
        (one) =>
          `GENERATION ${one} IS NOT IN THE KEY RING: its keys cannot be opened. Put the right key file back`,
      ),
      ...(older.length === 0
        ? []
        : [
            `A ROTATION WAS INTERRUPTED, or runs now: the key ring still holds generation ${older.join(', ')}. Every key is readable; until it is finished old copies of keys can still be opened`,
          ]),
      `erasures: ${counted(erasures)} on the list, ${counted(pending)} pending`,
      ...(older.length > 0 ? ['next: type npx wegmarke vault rotate again, it finishes the rotation'] : []),
      ...(pending > 0 ? ['next: npx wegmarke vault rotate completes the erasures'] : []),
    ],
  };
}

/** Generations that a rotation which came to its end would have forgotten. */
async function generationsBefore(current: string, ring: KeyRing): Promise<readonly string[]> {
  const held: string[] = [];
  for (let id = 0; id < Number(current); id += 1)
    if ((await ring.byId(String(id))) !== undefined) held.push(String(id));
  return held;
}
