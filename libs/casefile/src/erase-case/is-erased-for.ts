import type { EventStore, KeyVault, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import { openCaseFact } from '../record/case-facts.ts';
import { HANDLE_ERASED } from '../record/pointers.ts';

/** Pointers whose streams no erasure closes: their case is known to nobody once its keys are gone. */
const UNCLOSED = ['CodePointed', 'ProposalPointed'];

/** Closed by an erasure, but where the agency had split off before. */
const HANDLE_POINTED = 'HandlePointed';

/** Events of the log that are looked at in one step. */
const PAGE = 1_000;

/** What tells of erasures outlasts them. */
const LASTING = ['CaseErased', 'ControllerErased', 'ErasureCompleted', HANDLE_ERASED];

/**
 * Whether the record itself says that the content of this event was erased: by the facts in its stream, for a link code or
 * proposal by any erasure in its network, as such a pointer no longer tells of which case it was, and for a handle by that of a
 * case from which its agency had split off.
 */
export async function isErasedFor(
  store: Pick<EventStore, 'read' | 'readAll'>,
  vault: Pick<KeyVault, 'openFact'>,
  { stream, network, agency, type }: StoredEvent,
): Promise<boolean> {
  if (LASTING.includes(type)) return false;
  if (UNCLOSED.includes(type)) {
    const filter = { network, types: ['CaseErased', 'ControllerErased'] };
    return (await store.readAll(0, { max: 1, filter })).length > 0;
  }
  const { events } = await store.read(stream);
  if (type === 'RecallOpened' || type === 'RecallOvertaken')
    return events.some((one) => one.type === 'RecallClosed');
  if (events.some((one) => one.type === HANDLE_ERASED || one.type === 'CaseErased')) return true;
  const parts = events.filter((one) => one.type === 'ControllerErased');
  const erased = await Promise.all(parts.map((one) => agenciesIn(vault, one)));
  if (erased.some((agencies) => agencies.includes(agency))) return true;
  return type === HANDLE_POINTED && (await splitOffFromErased(store, network, agency));
}

/** Whether the agency split off from a case that was erased: the handle it had there stays open, for the right one (0147). */
async function splitOffFromErased(
  store: Pick<EventStore, 'read' | 'readAll'>,
  network: string,
  agency: string,
): Promise<boolean> {
  const types = ['AgencyUnlinked', 'CaseErased', 'ControllerErased'];
  const left = new Set<string>();
  const filter = { network, types };
  for (let after = 0, page; (page = await store.readAll(after, { max: PAGE, filter })).length > 0;) {
    after = page.at(-1)?.position ?? after;
    for (const { type, agency: by, stream } of page) {
      if (type === 'AgencyUnlinked' && by === agency) left.add(stream);
      if (type !== 'AgencyUnlinked' && left.has(stream)) return true;
    }
  }
  return false;
}

async function agenciesIn(vault: Pick<KeyVault, 'openFact'>, event: StoredEvent): Promise<readonly string[]> {
  try {
    const fact = await openCaseFact(vault, event);
    return fact.type === 'ControllerErased' ? fact.data.agencies : [];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
