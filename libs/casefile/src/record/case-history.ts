import type { EventStore, KeyVault, StoredEvent } from '#ports';
import { caseStream } from '../case.ts';
import type { LoadedCase } from '../loaded-case.ts';
import { caseStreamName } from '../stream-names.ts';
import { foldable } from './case-facts.ts';

/** One event of a case with the case as it stood just before it. */
export interface CaseMoment {
  readonly event: StoredEvent;
  readonly before: Pick<LoadedCase, 'network' | 'caseId' | 'state' | 'revision'>;
}

/**
 * Goes through a case from its beginning. Releases are appended at the exact revision at which the gate was asked, so what
 * stands before one is what the gate saw, as far as its keys are still there.
 */
export async function* caseHistory(
  store: Pick<EventStore, 'read'>,
  vault: KeyVault,
  { network, caseId }: Pick<LoadedCase, 'network' | 'caseId'>,
): AsyncGenerator<CaseMoment> {
  const { events } = await store.read(caseStreamName(network, caseId));
  let state = caseStream.initial;
  for (const event of events) {
    yield { event, before: { network, caseId, state, revision: event.revision - 1 } };
    const fact = await foldable(vault, event);
    if (fact !== undefined) state = caseStream.evolve(state, fact);
  }
}
