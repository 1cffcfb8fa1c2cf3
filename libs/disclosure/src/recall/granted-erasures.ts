import type { CaseFiles } from '#casefile';
import { caseStreamName, doubtedIn, envelopeOf, readable, restsOnDoubted } from '#casefile';
import type { EventStore, KeyVault, StoredEvent } from '#ports';

/** What granted erasures are executed with. */
export interface GrantedErasureParts {
  readonly store: Pick<EventStore, 'read'>;
  readonly vault: Pick<KeyVault, 'openFact'>;
  readonly files: Pick<CaseFiles, 'load'>;
  /** Erases a controller's part of a case, and is done when it returns. */
  readonly erase: (order: { network: string; caseId: string; controller: string }) => Promise<unknown>;
}

/**
 * Executes what controllers' desks granted: the erasure of their whole part. Nothing brings that back, so it waits while the
 * decision, or what it rests on, is in doubt, until the agency has confirmed that; what it disowned is never executed.
 */
export class GrantedErasures {
  constructor(private readonly parts: GrantedErasureParts) {}

  /** Looks at a fact of a case: a decision, or a word on what was in doubt. */
  async after(event: StoredEvent, caseId: string): Promise<void> {
    if (event.type === 'DecisionConfirmed') await this.#execute(event, caseId);
    if (event.type !== 'DoubtSettled') return;
    const { events } = await this.parts.store.read(caseStreamName(event.network, caseId));
    const before = events.filter(
      ({ type, revision }) => type === 'DecisionConfirmed' && revision < event.revision,
    );
    for (const one of before) await this.#execute(one, caseId);
  }

  async #execute(event: StoredEvent, caseId: string): Promise<void> {
    const fact = await readable(this.parts.vault, event);
    if (fact?.type !== 'DecisionConfirmed') return;
    const { kind, decision, controller, proposal } = fact.data;
    if (kind !== 'erasure' || decision !== 'grant') return;
    const { network } = event;
    const { state } = await this.parts.files.load(network, caseId);
    if (state.kind !== 'open') return;
    // An erasure that was cut off has taken the request from the case, and may not have destroyed the keys yet.
    if (state.erased.controllers.includes(controller)) {
      await this.parts.erase({ network, caseId, controller });
      return;
    }
    const asked = state.rights.find(({ parts }) =>
      parts.some((part) => part.controller === controller && part.decided?.proposal === proposal),
    );
    // Keys are destroyed by controller, so a request for single events cannot be executed so.
    if (asked === undefined || asked.eventIds !== undefined) return;
    const restsOn = [envelopeOf({ stored: event }) ?? '', proposal, ...(asked.restsOn ?? [])];
    if (restsOnDoubted({ restsOn }, doubtedIn(state.doubts))) return;
    await this.parts.erase({ network, caseId, controller });
  }
}
