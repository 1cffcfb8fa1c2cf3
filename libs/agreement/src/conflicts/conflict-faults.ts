import type { CatalogueField } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { typeFaults } from '../catalogue-faults.ts';
import { countFaults } from '../chains/chain-faults.ts';
import { fullType } from '../expand.ts';
import type { Fault, Path } from '../problem.ts';
import type { SoundParts } from '../sound-parts.ts';
import type { ConflictSide } from './conflict-rule.ts';

/** Every fault in the meaning of the rules of conflicts. */
export function conflictFaults({ conflicts, agencies }: SoundParts): Fault[] {
  const ids = conflicts.map(({ item }) => item.id);
  return [
    ...conflicts
      .filter(({ item }, at) => ids.indexOf(item.id) < at)
      .map(({ index }) => fault(['conflicts', index, 'id'], 'ID_TAKEN', 'give each rule an id of its own')),
    ...conflicts.flatMap(({ item, index }) =>
      item.between.flatMap((side, at) => faultsOf(side, ['conflicts', index, 'between', at], agencies)),
    ),
  ];
}

function faultsOf(side: ConflictSide, at: Path, agencies: ReadonlySet<string>): Fault[] {
  return [
    ...typeFaults(side.begunBy, [...at, 'begunBy']),
    ...typeFaults(side.lastDay?.unless ?? [], [...at, 'lastDay', 'unless']),
    ...agencyFaults(side, at, agencies),
    ...endFaults(side, at),
    ...countFaults(side.countsIf, side.begunBy, [...at, 'countsIf'], 'name a type that begins this side'),
    ...dayFaults(side, at),
    ...thingFaults(side, at),
  ];
}

function agencyFaults({ by = [] }: ConflictSide, at: Path, agencies: ReadonlySet<string>): Fault[] {
  return by.flatMap((agency, index) =>
    agencies.has(agency)
      ? []
      : [fault([...at, 'by', index], 'AGENCY_UNKNOWN', 'name a party of this agreement')],
  );
}

function endFaults({ begunBy, endedBy }: ConflictSide, at: Path): Fault[] {
  return endedBy.flatMap(({ types }, index) => {
    const path = [...at, 'endedBy', index, 'types'];
    const both = types.flatMap((type, place) =>
      begunBy.includes(type)
        ? [fault([...path, place], 'FIELD_INVALID', 'what begins a side cannot end it')]
        : [],
    );
    return [...typeFaults(types, path), ...both];
  });
}

function dayFaults({ begunBy, firstDay, lastDay }: ConflictSide, at: Path): Fault[] {
  const fix = 'name a field that holds a day in every type that begins this side';
  const isDay = ({ depth }: CatalogueField) => depth === 'date';
  return [
    ...fieldFaults(firstDay, { types: begunBy, holds: isDay, path: [...at, 'firstDay'], fix }),
    ...fieldFaults(lastDay?.field, { types: begunBy, holds: isDay, path: [...at, 'lastDay', 'field'], fix }),
  ];
}

function thingFaults({ begunBy, endedBy, sameBy }: ConflictSide, at: Path): Fault[] {
  const closing = endedBy.filter(({ closes }) => closes === 'same');
  const path = [...at, 'sameBy'];
  if (sameBy === undefined && closing.length > 0)
    return [fault(path, 'FIELD_MISSING', 'name the field by which the end of a thing is known as its own')];
  const types = [...begunBy, ...closing.flatMap((end) => end.types)];
  const fix = 'name a field of every type that begins this side or closes the same thing';
  return fieldFaults(sameBy, { types, holds: () => true, path, fix });
}

interface FieldWanted {
  readonly types: readonly string[];
  readonly holds: (field: CatalogueField) => boolean;
  readonly path: Path;
  readonly fix: string;
}

/** A field must be there in all of these types; a type that nobody knows was named before. */
function fieldFaults(name: string | undefined, { types, holds, path, fix }: FieldWanted): Fault[] {
  if (name === undefined) return [];
  const entries = types.flatMap((type) => catalogueEntry(fullType(type)) ?? []);
  const has = entries.every(({ fields }) => fields.some((field) => field.name === name && holds(field)));
  return has ? [] : [fault(path, 'FIELD_INVALID', fix)];
}

function fault(path: Path, code: Fault['code'], fix: string): Fault {
  return { path, code, fix };
}
