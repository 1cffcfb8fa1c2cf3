import type { CaseFiles, LoadedCase } from '#casefile';
import { linkOf } from '#casefile';
import type { EvidenceIndex } from '#ports';
import { Tampered } from '#ports';
import { cursorIn, cursorText } from './cursor.ts';
import type { OfficerScope } from './scope.ts';

/** A case in which the scope takes part, under the name that its agency has for it. */
export interface OwnCase {
  readonly agency: string;
  readonly handle: string;
  readonly loaded: LoadedCase;
}

/** Cases of a page. */
const PAGE = 100;

/** The cases of a scope; nobody else's exist here. */
export class OwnCases {
  constructor(
    private readonly parts: {
      readonly files: CaseFiles;
      readonly evidence: EvidenceIndex;
    },
  ) {}

  /** The next cases in which the scope takes part, each once. */
  async page(
    scope: OfficerScope,
    after?: string,
  ): Promise<{ readonly cases: readonly OwnCase[]; readonly next?: string }> {
    const [place, revision] = cursorIn(after) ?? [0, 0];
    const agency = scope.agencies[place];
    if (agency === undefined) return { cases: [] };
    const changes = await this.parts.evidence.changes(scope.network, agency, revision, PAGE);
    const found = await Promise.all(changes.map(({ caseId }) => this.#load(scope.network, caseId)));
    const cases = found.flatMap((loaded) => {
      const own = loaded && ownCase(scope, loaded);
      return own?.agency === agency ? [own] : [];
    });
    const last = changes.at(-1)?.revision ?? 0;
    if (changes.length >= PAGE) return { cases, next: cursorText(place, last) };
    return place + 1 < scope.agencies.length ? { cases, next: cursorText(place + 1, 0) } : { cases };
  }

  /** The case with the scope's own name for it, if it still has one and the case can be read. */
  async find(scope: OfficerScope, caseId: string, agency?: string): Promise<OwnCase | undefined> {
    const loaded = await this.#load(scope.network, caseId);
    return loaded && ownCase(scope, loaded, agency);
  }

  /** The cases for which this handle stands at one of the scope's agencies. */
  async named({ network, agencies }: OfficerScope, handle: string): Promise<readonly string[]> {
    const found = await Promise.all(
      agencies.map((agency) => unlessDamaged(this.parts.files.caseOf(network, agency, handle))),
    );
    return found.filter((caseId) => caseId !== undefined);
  }

  #load(network: string, caseId: string): Promise<LoadedCase | undefined> {
    return unlessDamaged(this.parts.files.load(network, caseId));
  }
}

function ownCase({ agencies }: OfficerScope, loaded: LoadedCase, first?: string): OwnCase | undefined {
  for (const agency of first === undefined ? agencies : [first, ...agencies]) {
    const handle = linkOf(loaded.state, agency)?.handle;
    if (handle !== undefined && agencies.includes(agency)) return { agency, handle, loaded };
  }
  return undefined;
}

/** Whose a damaged case is cannot be known. */
async function unlessDamaged<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Tampered) return undefined;
    throw error;
  }
}
