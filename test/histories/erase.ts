import { setTimeout as wait } from 'node:timers/promises';
import { CaseFiles, eraseCase, factSealer } from '#casefile';
import { Clock, EventStore, KeyVault, Sealer } from '#ports';
import { MemoryTombstones } from '#ports/memory';
import { Backing } from '../../apps/hub/src/life/backing.ts';
import { Controllers } from '../../apps/hub/src/life/controllers.ts';
import type { DoorsOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { handleOf } from '../../apps/hub/src/spec/hub-on-memory.ts';

/** The case that an agency has under a name. */
export async function caseIdOf(
  { app, network }: DoorsOnMemory,
  agency: string,
  name: string,
): Promise<string> {
  const caseId = await app.get(CaseFiles).caseOf(network, agency, handleOf(agency, name));
  if (caseId === undefined) throw new Error(`the ${agency} has no case ${name}`);
  return caseId;
}

/** Erases a case, or one controller's part of it, as the operator's tool does beside the running hub. */
export async function erase(
  { app, network }: DoorsOnMemory,
  caseId: string,
  controller?: string,
): Promise<void> {
  const [vault, controllers] = [app.get(KeyVault), app.get(Controllers)];
  const order = { network, caseId, ...(controller !== undefined && { controller }) };
  await eraseCase(order, {
    store: app.get(EventStore),
    vault,
    shelf: app.get(Backing).shelf,
    tombstones: new MemoryTombstones(),
    sealFacts: factSealer(vault, app.get(Sealer)),
    controllerOf: (where, agency) => controllers.of(where, agency),
    clock: app.get(Clock),
    wait,
  });
}
