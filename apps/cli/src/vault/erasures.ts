import { setTimeout as wait } from 'node:timers/promises';
import { party } from '#agreement';
import type { Agreement } from '#agreement';
import type { ControllerOf, ErasureParts } from '#casefile';
import { factSealer, reapplyTombstones } from '#casefile';
import type { Installation } from '../installation.ts';

/** Who answers for each agency's data, as the agreements in force say; an agency that is no party answers for itself. */
export async function controllersOf(hub: Installation): Promise<ControllerOf> {
  const registry = await hub.registry();
  const agreements = new Map<string, Agreement>();
  for (const network of await registry.networks()) {
    const adopted = await registry.agreementAt(network, hub.clock.now());
    if (adopted !== undefined) agreements.set(network, adopted.agreement);
  }
  return (network, agency) => {
    const agreement = agreements.get(network);
    return (agreement && party(agreement, agency)?.controller.id) ?? agency;
  };
}

/** What erasures work with, of this installation. */
export async function erasureParts(hub: Installation): Promise<ErasureParts> {
  const [store, shelf, vault] = await Promise.all([hub.store(), hub.shelf(), hub.vault()]);
  return {
    store,
    shelf,
    vault,
    tombstones: await hub.tombstones(),
    sealFacts: factSealer(vault, await hub.sealer()),
    controllerOf: await controllersOf(hub),
    clock: hub.clock,
    wait,
  };
}

/** Erases again what a restored backup brought back; tells how many erasures there are. */
export async function eraseAgain(hub: Installation): Promise<number> {
  return reapplyTombstones(await erasureParts(hub));
}
