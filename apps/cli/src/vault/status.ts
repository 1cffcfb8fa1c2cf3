import { pendingErasures } from '#casefile';
import type { Command } from '../command.ts';
import { generationIn } from '../backup/vault-rows.ts';
import { counted } from '../tell/progress.ts';

/** Shows how keys and erasures stand. */
export const vaultStatus: Command = {
  name: 'vault status',
  summary: 'show the generations of the key-encryption key and the erasures that are pending',
  about: ['Reads only. No key is shown.'],
  operands: [],
  options: {},
  settings: ['databaseUrl', 'eventStore', 'keyEncryptionKeyFile', 'keyEncryptionKey', 'tombstoneFile'],
  findings:
    'erasures are pending until vault rotate, or keys are wrapped under a generation that the key ring lacks',
  example: 'npx wegmarke vault status',
  async run({ hub, progress }) {
    const ring = await hub.keyRing();
    const { id: generation } = await ring.current();
    const owners = new Map<string, number>();
    let rows = 0;
    for await (const row of (await hub.shelfArchive()).dump()) {
      progress.at('rows of keys read', (rows += 1));
      const one = generationIn(row);
      if (one !== undefined) owners.set(one, (owners.get(one) ?? 0) + 1);
    }
    const lost: string[] = [];
    for (const one of owners.keys()) if ((await ring.byId(one)) === undefined) lost.push(one);
    const tombstones = await hub.tombstones();
    const erasures = (await tombstones.all()).length;
    const pending = (await pendingErasures({ tombstones, store: await hub.store() })).length;
    return {
      findings: pending > 0 || lost.length > 0,
      facts: { generation, ownerKeys: Object.fromEntries(owners), lost, erasures, pending },
      lines: [
        `key-encryption key: generation ${generation} is in force`,
        ...[...owners].map(
          ([one, keys]) => `  ${counted(keys)} owner keys are wrapped under generation ${one}`,
        ),
        ...lost.map(
          (one) =>
            `GENERATION ${one} IS NOT IN THE KEY RING: its keys cannot be opened. Put the right key file back`,
        ),
        `erasures: ${counted(erasures)} on the list, ${counted(pending)} pending`,
        ...(pending > 0 ? ['next: npx wegmarke vault rotate completes them'] : []),
      ],
    };
  },
};
