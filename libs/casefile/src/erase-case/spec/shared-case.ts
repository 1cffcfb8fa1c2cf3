import { MemoryTombstones } from '#ports/memory';
import { CaseLoader } from '../../record/case-loader.ts';
import { factSealer } from '../../record/draft.ts';
import { NEED } from '../../spec/agreement.ts';
import { deskOn, envelope } from '../../spec/desk.ts';
import { handleOfAgency } from '../../spec/history.ts';
import { PlainSealer } from '../../spec/plain-vault.ts';
import type { ErasureParts } from '../erasure-parts.ts';

/** A case shared by abh and vhs, with an event and a consent of each; and what erases it. */
export async function sharedCase() {
  const desk = await deskOn();
  await desk.open('abh');
  await desk.makeCode('abh');
  await desk.redeem('vhs');
  await desk.give('abh');
  const events = [envelope('abh', 'e1', NEED, { secret: 'canary' }), envelope('vhs', 'e2', NEED)];
  await desk.offer(events);
  const caseId = await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh'));
  if (caseId === undefined) throw new Error('the case was not opened');
  const waited: number[] = [];
  const parts: ErasureParts = {
    store: desk.store,
    shelf: desk.vault.shelf,
    vault: desk.vault,
    tombstones: new MemoryTombstones(),
    sealFacts: factSealer(desk.vault, new PlainSealer()),
    controllerOf: (_, agency) => `${agency}-controller`,
    clock: desk.clock,
    wait: async (ms) => waited.push(ms),
  };
  const order = { network: 'rheine', caseId };
  /** The case as this process has it in mind, and as another one reads it from the beginning. */
  const states = async () => {
    const anew = new CaseLoader(desk.store, desk.vault);
    return [await desk.cases.load('rheine', caseId), await anew.load('rheine', caseId)];
  };
  /** Events in the store that a process without any memory can still read. */
  const readable = async () => {
    const all = await desk.store.readAll(0, { max: 1_000 });
    const opened = await Promise.allSettled(all.map((event) => desk.vault.openFact(event)));
    return all.filter((_, index) => opened[index]?.status === 'fulfilled').map(({ type }) => type);
  };
  const keysLeft = async () => {
    const kids = [...desk.vault.kept].filter(([, { owner }]) => owner.caseId === caseId).map(([kid]) => kid);
    return [...(await desk.vault.shelf.get(kids)).values()].map(({ owner }) => owner.controller);
  };
  return { desk, parts, order, caseId, events, waited, states, readable, keysLeft };
}
