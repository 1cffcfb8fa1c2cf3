import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { mutantOf, soundDist } from './mutant.ts';
import type { Mutation } from './mutations.ts';

/** One row of the mutation table, with what was found. */
export interface MutationRow {
  readonly mutation: string;
  readonly caught: boolean;
  readonly by: string;
  /** The first thing that the probe found in the mutant; nothing when it was not caught. */
  readonly found?: string;
}

/** A probe that finds something in the sound product could catch anything: its word is worth nothing. */
export class ProbeUnsound extends Error {
  constructor(by: string, findings: readonly string[]) {
    super(`The probe "${by}" finds in the sound product: ${findings.join('; ')}`);
    this.name = 'ProbeUnsound';
  }
}

/** Seeds each bug in a copy of the compiled product and has its probe look at it, and first at the sound product. */
export async function tryMutation({ mutation, patches, probe }: Mutation): Promise<MutationRow> {
  const folder = await testFolder('mutant');
  try {
    const dist = mutantOf(join(folder, 'product'), patches);
    const sound = await probe.find(soundDist());
    if (sound.length > 0) throw new ProbeUnsound(probe.by, sound);
    const [found] = await probe.find(dist);
    return { mutation, caught: found !== undefined, by: probe.by, ...(found !== undefined && { found }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
