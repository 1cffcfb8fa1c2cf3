import type { AccessLog } from '../access-log.ts';
import type { ClaimIndex } from '../claim-index.ts';
import type { EvidenceIndex } from '../evidence-index.ts';
import type { OpenRecalls } from '../open-recalls.ts';
import type { Position } from '../event-store.ts';
import type { Building, ViewName } from '../view-rebuilds.ts';
import { ViewRebuilds } from '../view-rebuilds.ts';
import { MemoryAccessLog } from './memory-access-log.ts';
import { MemoryClaimIndex } from './memory-claim-index.ts';
import { MemoryEvidenceIndex } from './memory-evidence-index.ts';
import { MemoryOpenRecalls } from './memory-open-recalls.ts';
import { MemoryParking } from './memory-parking.ts';

/** What a view in memory can do for a rebuild. */
interface Replaceable<Self> {
  checkpoint(): Promise<Position>;
  becomes(built: Self): void;
}

/** Rebuilds of the views in memory; of two builders at once the later one's switch stands. */
export class MemoryViewRebuilds extends ViewRebuilds {
  readonly #versions = { claims: 1, evidence: 1, recalls: 1, access: 1 };

  constructor(
    private readonly live: {
      readonly claims: MemoryClaimIndex;
      readonly evidence: MemoryEvidenceIndex;
      readonly access: MemoryAccessLog;
      readonly recalls: MemoryOpenRecalls;
      readonly parking: MemoryParking;
    },
  ) {
    super();
  }

  async version(view: ViewName): Promise<number> {
    return this.#versions[view];
  }

  async claims(version: number): Promise<Building<ClaimIndex>> {
    return this.#building('claims', version, this.live.claims, new MemoryClaimIndex());
  }

  async evidence(version: number): Promise<Building<EvidenceIndex>> {
    return this.#building('evidence', version, this.live.evidence, new MemoryEvidenceIndex());
  }

  async recalls(version: number): Promise<Building<OpenRecalls>> {
    return this.#building('recalls', version, this.live.recalls, new MemoryOpenRecalls());
  }

  async access(version: number): Promise<Building<AccessLog>> {
    return this.#building('access', version, this.live.access, new MemoryAccessLog());
  }

  #building<View extends Replaceable<View>>(
    view: ViewName,
    version: number,
    live: View,
    index: View,
  ): Building<View> {
    const parkedAs = `${view}+building`;
    const takeOver = async (catchUp = async () => undefined as void): Promise<boolean> => {
      await catchUp();
      if ((await index.checkpoint()) < (await live.checkpoint())) return false;
      live.becomes(index);
      await this.live.parking.becomes(view, parkedAs);
      this.#versions[view] = version;
      return true;
    };
    return { index, parkedAs, takeOver };
  }
}
