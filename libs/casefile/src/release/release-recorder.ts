import type { Clock, EventStore, Ids, KeyVault, Position } from '#ports';
import type { Released } from '../case.events.ts';
import type { LoadedCase } from '../loaded-case.ts';
import { standing } from '../record/case-recorder.ts';
import { sealed } from '../record/draft.ts';
import type { CaseLoader } from '../record/case-loader.ts';
import type { Drafting } from '../record/drafting.ts';
import { caseStreamName } from '../stream-names.ts';

/** What is to leave from one case, as decided on the case as it was loaded. */
export interface Release {
  readonly loaded: LoadedCase;
  readonly released: Released;
}

/** Whether a release was entered: only then may its bytes leave. On `conflict` the gate must be asked again on the case as it is now. */
export type ReleaseOutcome =
  | { readonly outcome: 'entered'; readonly releaseId: string; readonly position: Position }
  | { readonly outcome: 'conflict' }
  | { readonly outcome: 'failed'; readonly error: Error };

/** Enters releases at exactly the revision at which they were decided, so that none can rest on evidence older than a withdrawal. */
export class ReleaseRecorder {
  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly drafting: Drafting,
    private readonly loader: Pick<CaseLoader, 'releaseAppended'>,
  ) {}

  /** Enters each release of a group in one round trip; outcomes in the same order. */
  async enter(releases: readonly Release[]): Promise<readonly ReleaseOutcome[]> {
    if (releases.length === 0) return [];
    const at = this.clock.now();
    const drafts = releases.map(({ loaded: { network, caseId }, released }) =>
      this.drafting.ofHub(network, caseId, this.ids.next(), { type: 'Released', data: released }, at),
    );
    const rows = await sealed(this.vault, drafts);
    const outcomes = await this.store.appendEach(
      releases.map(({ loaded }, index) => ({
        stream: caseStreamName(loaded.network, loaded.caseId),
        expected: standing(loaded),
        events: rows.slice(index, index + 1),
      })),
    );
    return outcomes.map((outcome, index) => {
      if (outcome.outcome === 'conflict') return { outcome: 'conflict' };
      if (outcome.outcome === 'failed') return { outcome: 'failed', error: outcome.error };
      const release = releases[index];
      if (release !== undefined) this.loader.releaseAppended(release.loaded, outcome.revision);
      return { outcome: 'entered', releaseId: drafts[index]?.clear.id ?? '', position: outcome.position };
    });
  }

  /** Notes that the bytes of a release did not leave. */
  async abandon(network: string, caseId: string, releaseId: string): Promise<void> {
    const fact = { type: 'ReleaseAbandoned', data: { release: releaseId } } as const;
    const draft = this.drafting.ofHub(network, caseId, this.ids.next(), fact, this.clock.now());
    await this.store.append(caseStreamName(network, caseId), 'any', await sealed(this.vault, [draft]));
  }
}
