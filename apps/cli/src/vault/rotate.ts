import type { Tombstone } from '#ports';
import { KeyRingFixed } from '#ports';
import { completeErasures } from '#casefile';
import { rotateKeyEncryptionKey, RotationStopped } from '#jose';
import type { Rotation } from '#jose';
import type { Bench, Report } from '../command.ts';
import { refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { counted } from '../tell/progress.ts';
import { erasureParts } from './erasures.ts';

/** Makes a new key-encryption key and forgets the old one; completes erasures that were waiting for it. */
export async function rotateVault(bench: Bench): Promise<Report> {
  const { rotation, completed } = await rotate(bench).catch((error: unknown) => {
    throw explained(error);
  });
  return {
    facts: { ...rotation, erasuresCompleted: completed.length },
    lines: [
      `${counted(rotation.rewrapped)} owner keys are wrapped under generation ${rotation.generation}; the generations before are forgotten`,
      `${counted(completed.length)} erasures are complete`,
      'backups made before this cannot be opened any more. Next: npx wegmarke backup <folder>, and copy the key-encryption key file to its safe place',
    ],
  };
}

async function rotate({
  hub,
  progress,
}: Bench): Promise<{ readonly rotation: Rotation; readonly completed: readonly Tombstone[] }> {
  if (!hub.has('keyEncryptionKeyFile')) throw new KeyRingFixed('it is in WEGMARKE_HUB_KEK, in no file');
  const [shelf, ring] = [await hub.shelf(), await hub.keyRing()];
  const once = () =>
    rotateKeyEncryptionKey({
      shelf,
      ring,
      onProgress: (done) => progress.at('owner keys wrapped anew', done),
    });
  let rotation: Rotation | undefined;
  const completed = await completeErasures({
    ...(await erasureParts(hub)),
    rotate: async () => (rotation = await once()),
  });
  // Nothing was pending: the rotation itself was asked for all the same.
  return { rotation: rotation ?? (await once()), completed };
}

function explained(error: unknown): unknown {
  if (error instanceof KeyRingFixed) return keyRingFixed(error);
  if (!(error instanceof RotationStopped)) return error;
  return refused('ROTATION_STOPPED', {
    happened: error.message,
    safe: 'every key is still readable, the hub goes on',
    next: ['if another rotation runs, let it end', 'npx wegmarke vault status', 'npx wegmarke vault rotate'],
  });
}

function keyRingFixed({ message }: KeyRingFixed): Failure {
  return refused('KEY_RING_FIXED', {
    happened: message,
    safe: 'nothing was changed',
    next: [
      'put the key ring into a file that only the hub user may read, let WEGMARKE_HUB_KEK_FILE name it for the hub and for this tool',
      'npx wegmarke vault rotate',
    ],
  });
}
