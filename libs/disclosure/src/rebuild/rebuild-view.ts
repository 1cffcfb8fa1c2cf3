import type { CaseFiles } from '#casefile';
import { CASE_STREAM_PREFIX, RECALL_STREAM_PREFIX } from '#casefile';
import type {
  Building,
  Clock,
  EventStore,
  Filter,
  KeyVault,
  Parking,
  Position,
  StoredEvent,
  ViewName,
  ViewRebuilds,
} from '#ports';
import type { Registry } from '#registry';
import { ACCESS_VERSION } from '../access/access-log.projection.ts';
import { AccessLogReader } from '../access/access-log-reader.ts';
import { CLAIMS_VERSION } from '../claim/claims.projection.ts';
import { ClaimsReader } from '../claim/claims-reader.ts';
import { EVIDENCE_VERSION } from '../evidence/evidence-notes.ts';
import { RECALLS_VERSION, RecallsReader } from '../recall/recalls-reader.ts';
import { EvidenceReader } from '../evidence/evidence-reader.ts';
import type { LogReader } from '../follow/log-follower.ts';
import { ParkingReader } from '../follow/parking-reader.ts';

/** The version of each projection in this program; a view of an older one has to be built anew. */
export const VIEW_VERSIONS: Readonly<Record<ViewName, number>> = {
  claims: CLAIMS_VERSION,
  evidence: EVIDENCE_VERSION,
  recalls: RECALLS_VERSION,
  access: ACCESS_VERSION,
};

/** What a rebuild works with; there is nothing among it by which anything could be sent. */
export interface RebuildParts {
  readonly rebuilds: ViewRebuilds;
  readonly parking: Parking;
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly files: CaseFiles;
  readonly registry: Registry;
  readonly clock: Clock;
}

/** How far a rebuild is in the log. */
export interface RebuildProgress {
  readonly position: Position;
  readonly head: Position;
}

/** How a rebuild is watched and stopped. */
export interface RebuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Aborted, the rebuild ends with the signal's reason and the view in use stays. */
  readonly signal?: AbortSignal;
}

/** What came of a rebuild. */
export interface Rebuilt extends RebuildProgress {
  readonly view: ViewName;
  readonly version: number;
  /** Streams that could not be applied. */
  readonly parked: number;
}

/** How one view is built: `first` is all that must be read of what was in the log at the beginning. */
interface Build {
  readonly building: Building<unknown>;
  readonly reader: LogReader;
  readonly page: number;
  readonly first: Filter;
}

/**
 * Builds a view anew from the beginning of the log, beside the one in use, and puts it in its place once it has seen as
 * much; nobody is sent anything. Throws `RebuildOvertaken` when somebody else begins the same.
 */
export async function rebuildView(
  view: ViewName,
  parts: RebuildParts,
  { onProgress = () => undefined, signal = new AbortController().signal }: RebuildOptions = {},
): Promise<Rebuilt> {
  const build = await begin(view, parts);
  const target = await parts.store.head();
  let at = await readTo(target, parts.store, build, onProgress, signal);
  const further = async (): Promise<void> => {
    at = await catchUp(at, parts.store, build, onProgress, signal);
  };
  do await further();
  while (!(await build.building.takeOver(further)));
  const parked = await parts.parking.parked(view);
  return { view, version: VIEW_VERSIONS[view], position: at, head: at, parked: parked.length };
}

async function begin(view: ViewName, { rebuilds, ...parts }: RebuildParts): Promise<Build> {
  const faults = { parked: () => undefined };
  const version = VIEW_VERSIONS[view];
  if (view === 'claims') {
    const building = await rebuilds.claims(version);
    const reader = new ClaimsReader(building.index, parts.vault, parts.files.recalls);
    return {
      building,
      reader: new ParkingReader(building.parkedAs, { ...parts, faults }, reader),
      page: 5_000,
      first: {},
    };
  }
  if (view === 'access') {
    const building = await rebuilds.access(version);
    const reader = new AccessLogReader(building.index, parts);
    return {
      building,
      reader: new ParkingReader(building.parkedAs, { ...parts, faults }, reader),
      page: 500,
      first: {},
    };
  }
  if (view === 'recalls') {
    const building = await rebuilds.recalls(version);
    const reader = new RecallsReader(parts.files.recalls, building.index);
    return {
      building,
      reader: new ParkingReader(building.parkedAs, { ...parts, faults }, reader),
      page: 500,
      first: { streamPrefix: RECALL_STREAM_PREFIX },
    };
  }
  const building = await rebuilds.evidence(version);
  const reader = new EvidenceReader(parts, building.index);
  return {
    building,
    reader: new ParkingReader(building.parkedAs, { ...parts, faults }, reader),
    page: 500,
    // Each case is looked at once as it stands; what changes it meanwhile comes after the target.
    first: { streamPrefix: CASE_STREAM_PREFIX, types: ['CaseOpened'] },
  };
}

type Watch = [onProgress: (progress: RebuildProgress) => void, signal: AbortSignal];

/** Reads what was there at the beginning; while one page is entered the next one is read. */
async function readTo(
  target: Position,
  store: EventStore,
  { reader, page: max, first }: Build,
  ...[onProgress, signal]: Watch
): Promise<Position> {
  const read = (after: Position) => store.readAll(after, { max, filter: first });
  let next = read(0);
  for (;;) {
    signal.throwIfAborted();
    const page = await next;
    const isLast = page.length < max || (page.at(-1)?.position ?? 0) >= target;
    const upTo = isLast ? target : (page.at(-1)?.position ?? target);
    if (!isLast) next = ahead(read(upTo));
    await reader.take(
      page.filter(({ position }) => position <= target),
      upTo,
    );
    onProgress({ position: upTo, head: target });
    if (isLast) return upTo;
  }
}

/** Reads on to the head of the log. */
async function catchUp(
  from: Position,
  store: EventStore,
  { reader, page: max }: Build,
  ...[onProgress, signal]: Watch
): Promise<Position> {
  for (let at = from; ;) {
    signal.throwIfAborted();
    const head = await store.head();
    if (head <= at) return at;
    const page = await store.readAll(at, { max });
    at = page.length < max ? Math.max(head, page.at(-1)?.position ?? 0) : (page.at(-1)?.position ?? head);
    await reader.take(page, at);
    onProgress({ position: at, head });
  }
}

/** A page that is read ahead: when nobody comes to fetch it any more, its failure is nobody's business. */
function ahead(page: Promise<readonly StoredEvent[]>): Promise<readonly StoredEvent[]> {
  page.catch(() => undefined);
  return page;
}
