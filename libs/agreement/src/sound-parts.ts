import type { CompetenceReference, RetentionRule } from './agreement.ts';
import type { ServiceChain } from './chains/chain.ts';
import type { ConflictRule } from './conflicts/conflict-rule.ts';
import type { Draft, DraftNotice, DraftParty } from './draft.ts';
import type { Fault, Path } from './problem.ts';
import type { Steering } from './steering/steering.ts';

/** An item of a list of the document, with its index there. */
export interface Placed<T> {
  readonly index: number;
  readonly item: T;
}

/** What of a document can be checked for its meaning although other parts of it are malformed. */
export interface SoundParts {
  /** Every agency that the document names as a party, also a malformed one: it is not unknown for that. */
  readonly agencies: ReadonlySet<string>;
  readonly head: Draft['agreement'] | undefined;
  readonly parties: readonly Placed<Draft['parties'][number]>[];
  readonly recorders: readonly Placed<Draft['recorders'][number]>[];
  readonly ways: readonly Placed<Draft['links']['ways'][number]>[];
  readonly codes: Draft['links']['codes'] | undefined;
  readonly rows: readonly Placed<Draft['matrix'][number]>[];
  readonly functions: readonly Placed<Draft['functions'][number]>[];
  readonly notices: readonly Placed<DraftNotice>[];
  readonly retention: readonly Placed<RetentionRule>[];
  readonly competence: readonly Placed<CompetenceReference>[];
  readonly chains: readonly Placed<ServiceChain>[];
  readonly conflicts: readonly Placed<ConflictRule>[];
  readonly steering: Steering | undefined;
}

/** Leaves out every part of the document that a fault of form touches, so that all faults can be told at once. */
export function soundParts(document: unknown, faults: readonly Fault[]): SoundParts {
  const touched = new Set(faults.flatMap(({ path }) => path.map((_, end) => keyOf(path.slice(0, end + 1)))));
  const sound = (...path: Path) => !touched.has(keyOf(path));
  const items = <T>(all: readonly T[] | undefined, ...path: Path): Placed<T>[] =>
    (Array.isArray(all) ? [...(all as readonly T[])] : [])
      .map((item, index) => ({ index, item }))
      .filter(({ index }) => sound(...path, index));
  // What is not of this shape was named as a fault of form, and is left out here.
  const draft = membersOf(document) as Partial<Draft>;
  const links = membersOf(draft.links) as Partial<Draft['links']>;
  return {
    agencies: new Set(
      listOf(draft.parties).map((one) => (membersOf(one) as Partial<DraftParty>).agency ?? ''),
    ),
    head: sound('agreement') ? draft.agreement : undefined,
    parties: items(draft.parties, 'parties'),
    recorders: items(draft.recorders, 'recorders'),
    ways: items(links.ways, 'links', 'ways'),
    codes: sound('links', 'codes') ? links.codes : undefined,
    rows: items(draft.matrix, 'matrix'),
    functions: items(draft.functions, 'functions'),
    notices: items(draft.notices, 'notices'),
    retention: items(draft.retention, 'retention'),
    competence: items(draft.competence, 'competence'),
    chains: items(draft.chains, 'chains'),
    conflicts: items(draft.conflicts, 'conflicts'),
    steering: sound('steering') ? draft.steering : undefined,
  };
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

function membersOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
