import { codeFaults, isSaid, missingCodes, typeFaults } from '../catalogue-faults.ts';
import type { Fault, Path } from '../problem.ts';
import type { SoundParts } from '../sound-parts.ts';
import type { CountsIf, Milestone, ServiceChain } from './chain.ts';
import { NOBODY } from './chain.ts';

const THE_PERSON = 'the-person';

/** Every fault in the meaning of service chains. */
export function chainFaults({ chains, agencies, head }: SoundParts): Fault[] {
  const ids = chains.map(({ item }) => item.id);
  const needsLand = chains.some(({ item }) => item.milestones.some(isLimitedByLaw));
  return [
    ...chains
      .filter(({ item }, at) => ids.indexOf(item.id) < at)
      .map(({ index }) => fault(['chains', index, 'id'], 'ID_TAKEN', 'give each chain an id of its own')),
    ...chains.flatMap(({ item, index }) => faultsOf(item, ['chains', index], agencies)),
    ...(needsLand && head !== undefined && head.land === undefined
      ? [fault(['agreement', 'land'], 'FIELD_MISSING', 'name the Land whose holidays count, e.g. land: NW')]
      : []),
  ];
}

function isLimitedByLaw({ limits = [] }: Milestone): boolean {
  return limits.some(({ kind }) => kind !== 'target');
}

function faultsOf(chain: ServiceChain, path: Path, agencies: ReadonlySet<string>): Fault[] {
  const ids = chain.milestones.map(({ id }) => id);
  return [
    ...endFaults(chain, path),
    ...chain.milestones.flatMap((milestone, index): Fault[] => {
      const at: Path = [...path, 'milestones', index];
      return [
        ...placeFaults(milestone, ids.slice(0, index), at),
        ...typeFaults(milestone.reachedBy, [...at, 'reachedBy']),
        ...typeFaults(milestone.undoneBy ?? [], [...at, 'undoneBy']),
        ...bothFaults(milestone, at),
        ...limitFaults(milestone, at),
        ...actorFaults(milestone, at, agencies),
        ...countFaults(
          milestone.countsIf,
          milestone.reachedBy,
          [...at, 'countsIf'],
          'name a type that reaches this milestone',
        ),
        ...namedFaults(milestone, [...at, 'actorNamedBy']),
      ];
    }),
  ];
}

function endFaults({ endedBy = [], endsIf, milestones }: ServiceChain, path: Path): Fault[] {
  const both = endedBy.flatMap((type, index) =>
    milestones.some((milestone) => reachesAtItsEnd(milestone, type, endsIf))
      ? [
          fault(
            [...path, 'endedBy', index],
            'FIELD_INVALID',
            'what reaches a milestone cannot end the chain: tell them apart by different codes in endsIf and countsIf',
          ),
        ]
      : [],
  );
  const fix = 'name a type that ends this chain';
  return [
    ...typeFaults(endedBy, [...path, 'endedBy']),
    ...both,
    ...countFaults(endsIf, endedBy, [...path, 'endsIf'], fix),
  ];
}

/** Whether one entry of the type could reach the milestone and end the chain. */
function reachesAtItsEnd(
  { reachedBy, countsIf }: Milestone,
  type: string,
  endsIf: CountsIf | undefined,
): boolean {
  if (!reachedBy.includes(type)) return false;
  const areApart =
    endsIf?.type === type &&
    countsIf?.type === type &&
    endsIf.field === countsIf.field &&
    !endsIf.codes.some((code) => countsIf.codes.includes(code));
  return !areApart;
}

function placeFaults({ id, after }: Milestone, earlier: readonly string[], at: Path): Fault[] {
  const fix = 'name the id of an earlier milestone of this chain';
  return [
    ...(earlier.includes(id)
      ? [fault([...at, 'id'], 'ID_TAKEN', 'give each milestone of a chain an id of its own')]
      : []),
    ...(after !== undefined && !earlier.includes(after)
      ? [fault([...at, 'after'], 'MILESTONE_UNKNOWN', fix)]
      : []),
  ];
}

function bothFaults({ reachedBy, undoneBy = [] }: Milestone, at: Path): Fault[] {
  return undoneBy.flatMap((type, index) =>
    reachedBy.includes(type)
      ? [fault([...at, 'undoneBy', index], 'FIELD_INVALID', 'what reaches a milestone cannot undo it')]
      : [],
  );
}

function limitFaults({ limits = [], after }: Milestone, at: Path): Fault[] {
  const noStart =
    limits.length > 0 && after === undefined
      ? [fault([...at, 'after'], 'FIELD_MISSING', 'name the milestone from which the limits run')]
      : [];
  const noGround = limits.flatMap(({ kind, paragraph }, index) =>
    kind !== 'target' && paragraph === undefined
      ? [
          fault(
            [...at, 'limits', index, 'paragraph'],
            'PARAGRAPH_MISSING',
            'name the paragraph that sets it, or write kind: target',
          ),
        ]
      : [],
  );
  return [...noStart, ...noGround];
}

function actorFaults({ actors }: Milestone, at: Path, agencies: ReadonlySet<string>): Fault[] {
  return actors.flatMap((actor, index) =>
    actor === THE_PERSON || agencies.has(actor)
      ? []
      : [fault([...at, 'actors', index], 'AGENCY_UNKNOWN', 'name a party of this agreement, or the-person')],
  );
}

/** Whom the codes name must be one of the actors, and each code must name somebody: else the step would be everybody's for the rest. */
function namedFaults({ actors, actorNamedBy }: Milestone, path: Path): Fault[] {
  if (actorNamedBy === undefined) return [];
  const codes = Object.keys(actorNamedBy.agencies).map((code): [Path, string] => [
    [...path, 'agencies', code],
    code,
  ]);
  const known = new Set([...actors, NOBODY]);
  const strangers = Object.entries(actorNamedBy.agencies).filter(([, agency]) => !known.has(agency));
  const missing = missingCodes(actorNamedBy, Object.keys(actorNamedBy.agencies));
  return [
    ...codeFaults(actorNamedBy, codes, path),
    ...(missing.length > 0
      ? [
          fault(
            [...path, 'agencies'],
            'FIELD_MISSING',
            `say for each code of the field whose turn it is, or ${NOBODY}: add ${missing.join(', ')}`,
          ),
        ]
      : []),
    ...strangers.map(([code]) =>
      fault([...path, 'agencies', code], 'FIELD_INVALID', 'name one of the actors of this milestone'),
    ),
  ];
}

/** What is wrong with what counts by a code; `types` are those that it may be about. */
export function countFaults(
  counts: CountsIf | undefined,
  types: readonly string[],
  path: Path,
  fix: string,
): Fault[] {
  if (counts === undefined) return [];
  if (!types.includes(counts.type)) return [fault([...path, 'type'], 'FIELD_INVALID', fix)];
  const codes = counts.codes.map((code, index): [Path, string] => [[...path, 'codes', index], code]);
  return [...codeFaults(counts, codes, path), ...saidFaults(counts, path)];
}

function saidFaults({ type, said = [] }: CountsIf, path: Path): Fault[] {
  return said.flatMap((name, index) =>
    isSaid(type, name)
      ? []
      : [
          fault(
            [...path, 'said', index],
            'FIELD_INVALID',
            'name a field of this type that holds true or is left out',
          ),
        ],
  );
}

function fault(path: Path, code: Fault['code'], fix: string): Fault {
  return { path, code, fix };
}
