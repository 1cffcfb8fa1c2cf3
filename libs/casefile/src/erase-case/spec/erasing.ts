import { MemoryTombstones } from '#ports/memory';
import { CaseLoader } from '../../record/case-loader.ts';
import { factSealer } from '../../record/draft.ts';
import type { ControllerOf } from '../../record/drafting.ts';
import type { deskOn } from '../../spec/desk.ts';
import { PlainSealer } from '../../spec/plain-vault.ts';
import type { ErasureParts } from '../erasure-parts.ts';

/** What erases on a desk, and what is left of a case as two hubs see it. */
export function erasingOn(desk: Awaited<ReturnType<typeof deskOn>>, controllerOf: ControllerOf) {
  const { store, vault, clock, cases } = desk;
  const parts: ErasureParts = {
    store,
    shelf: vault.shelf,
    vault,
    tombstones: new MemoryTombstones(),
    sealFacts: factSealer(vault, new PlainSealer()),
    controllerOf,
    clock,
    wait: async () => undefined,
  };
  return {
    parts,
    /** The case as this hub has it in mind, and as another one reads it from the beginning. */
    states: async (caseId: string) => {
      const anew = new CaseLoader(store, vault);
      const both = [await cases.load('rheine', caseId), await anew.load('rheine', caseId)];
      return both.map(({ state }) => state);
    },
    /** Agencies with rows in the case whose content has a key, and the types of these rows. */
    rowsWithKeys: async (caseId: string) => {
      const { events } = await store.read(`case-rheine-${caseId}`);
      const keys = await vault.shelf.get(events.map(({ sealed }) => sealed.kid));
      return events
        .filter(({ sealed }) => keys.has(sealed.kid))
        .map(({ agency, type }) => `${agency} ${type}`);
    },
  };
}
