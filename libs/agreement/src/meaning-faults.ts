import { purposeOf } from '#catalogue';
import { THE_PERSON, THE_STEERING_GROUP } from '#gate';
import { typeFaults } from './catalogue-faults.ts';
import type { DraftRow } from './draft.ts';
import { conditionFaults } from './condition-faults.ts';
import { beginOfGermanDay } from './german-day.ts';
import { personFaults } from './person-faults.ts';
import type { AgreementProblemCode, Fault, Path } from './problem.ts';
import type { Placed, SoundParts } from './sound-parts.ts';
import { countedFields } from './steering/counted-fields.ts';
import { groupFaults, secretFaults } from './steering/group-faults.ts';

/** Every fault in the meaning of single parts: unknown names, doubled ids, dates, terms that do not go together. */
export function meaningFaults(parts: SoundParts): Fault[] {
  return [
    ...dayFaults(parts.head?.validFrom, ['agreement', 'validFrom']),
    ...partyFaults(parts),
    ...agencyFaults(parts),
    ...parts.rows.flatMap(rowFaults),
    ...countFaults(parts),
    ...parts.ways.flatMap(({ item, index }) => [
      ...purposeFaults(item.purposes, ['links', 'ways', index]),
      ...periodFaults(item, ['links', 'ways', index]),
    ]),
    ...parts.notices.flatMap(({ item, index }) => purposeFaults(item.purposes ?? [], ['notices', index])),
    ...idFaults(parts),
  ];
}

function fault(path: Path, code: AgreementProblemCode, fix: string): Fault {
  return { path, code, fix };
}

function partyFaults({ parties }: SoundParts): Fault[] {
  return [
    ...repeated(parties, (party) => party.agency).map((index) =>
      fault(['parties', index, 'agency'], 'ID_TAKEN', 'name each party once'),
    ),
    ...parties.flatMap(({ item, index }) => typeFaults(item.publishes, ['parties', index, 'publishes'])),
  ];
}

/** Wherever an agency is named it must be a party. */
function agencyFaults({ agencies, recorders, ways, codes, rows, functions }: SoundParts): Fault[] {
  const named: [Path, string][] = [
    ...recorders.map(({ item, index }): [Path, string] => [['recorders', index, 'recorder'], item.recorder]),
    ...recorders.flatMap(({ item, index }) => each(item.sources, ['recorders', index, 'sources'])),
    ...ways.flatMap(({ item, index }) => bothSides(item, ['links', 'ways', index])),
    ...rows.flatMap(({ item, index }) =>
      bothSides(item, ['matrix', index]).filter(
        ([, agency]) => agency !== THE_PERSON && agency !== THE_STEERING_GROUP,
      ),
    ),
    ...functions.flatMap(({ item, index }) => each(item.exceptFor, ['functions', index, 'exceptFor'])),
    ...each(codes?.make ?? [], ['links', 'codes', 'make']),
    ...each(codes?.redeem ?? [], ['links', 'codes', 'redeem']),
  ];
  return named
    .filter(([, agency]) => !agencies.has(agency))
    .map(([path]) => fault(path, 'AGENCY_UNKNOWN', 'name a party of this agreement'));
}

function bothSides(
  one: { readonly senders: readonly string[]; readonly recipients: readonly string[] },
  path: Path,
): [Path, string][] {
  return [...each(one.senders, [...path, 'senders']), ...each(one.recipients, [...path, 'recipients'])];
}

function each(agencies: readonly string[], path: Path): [Path, string][] {
  return agencies.map((agency, index) => [[...path, index], agency]);
}

/** Rows by which events are counted, and who may not be a sender of one. */
function countFaults({ rows, parties, steering }: SoundParts): Fault[] {
  const secret = new Set(parties.filter(({ item }) => item.secrecy).map(({ item }) => item.agency));
  const read = new Set(countedFields(steering).keys());
  return rows.flatMap(({ item, index }) => [
    ...groupFaults(item, ['matrix', index], read),
    ...secretFaults(item, ['matrix', index], secret),
  ]);
}

function rowFaults({ item: row, index }: Placed<DraftRow>): Fault[] {
  const path: Path = ['matrix', index];
  return [
    ...typeFaults(row.types, [...path, 'types']),
    ...purposeFaults(row.purposes, path, row.basis === 'FORBIDDEN'),
    ...periodFaults(row, path),
    ...termFaults(row, path),
    ...conditionFaults(row, path),
    ...personFaults(row, path),
  ];
}

function purposeFaults(purposes: readonly string[], path: Path, anyAllowed = false): Fault[] {
  return purposes.flatMap((purpose, index) => {
    if (purpose === '*' && anyAllowed) return [];
    if (purposeOf(purpose) !== undefined) return [];
    return purpose === '*'
      ? [
          fault(
            [...path, 'purposes', index],
            'ANY_PURPOSE_ONLY_FORBIDDEN',
            'name the purposes; * is for FORBIDDEN rows',
          ),
        ]
      : [fault([...path, 'purposes', index], 'PURPOSE_UNKNOWN', 'use a purpose of the closed list')];
  });
}

function periodFaults(one: { readonly from: string; readonly until?: string }, path: Path): Fault[] {
  const faults = [...dayFaults(one.from, [...path, 'from']), ...dayFaults(one.until, [...path, 'until'])];
  if (faults.length > 0 || one.until === undefined || one.from < one.until) return faults;
  return [fault([...path, 'until'], 'DATES_OUT_OF_ORDER', 'let the row end after it begins')];
}

function dayFaults(day: string | undefined, path: Path): Fault[] {
  if (day === undefined || beginOfGermanDay(day) !== undefined) return [];
  return [fault(path, 'FIELD_INVALID', 'write a day that the calendar knows')];
}

function termFaults(row: DraftRow, path: Path): Fault[] {
  const faults: Fault[] = [];
  if (row.basis === 'STATUTORY' && row.paragraph === undefined) {
    faults.push(fault([...path, 'paragraph'], 'PARAGRAPH_MISSING', 'name the paragraph that permits it'));
  }
  if (row.duty === true && row.basis !== 'STATUTORY') {
    faults.push(fault([...path, 'duty'], 'FIELD_INVALID', 'only the law makes a duty: remove duty'));
  }
  if (row.secrecy === true && row.basis !== 'CONSENT') {
    faults.push(
      fault(
        [...path, 'secrecy'],
        'FIELD_INVALID',
        'a release from secrecy goes with consent: remove secrecy',
      ),
    );
  }
  if (row.needsDataUntil === true && row.basis !== 'CONSENT') {
    const fix = 'only a consent names a day of its own: remove needsDataUntil';
    faults.push(fault([...path, 'needsDataUntil'], 'FIELD_INVALID', fix));
  }
  if (row.despiteRestriction !== undefined && row.basis !== 'STATUTORY') {
    const fix = 'only the law passes a restriction (Art. 18(2) GDPR): remove despiteRestriction';
    faults.push(fault([...path, 'despiteRestriction'], 'FIELD_INVALID', fix));
  }
  return faults;
}

function idFaults({ rows, ways }: SoundParts): Fault[] {
  const all = [
    ...rows.map(({ item, index }) => ({ id: item.id, path: ['matrix', index, 'id'] })),
    ...ways.map(({ item, index }) => ({ id: item.id, path: ['links', 'ways', index, 'id'] })),
  ];
  const placed = all.map((item, index) => ({ item, index }));
  return repeated(placed, ({ id }) => id).map((index) =>
    fault(all[index]?.path ?? [], 'ID_TAKEN', 'give each row and link way an id of its own'),
  );
}

/** Indexes of all items whose key an earlier item has. */
function repeated<T>(items: readonly Placed<T>[], keyOf: (item: T) => string): number[] {
  const seen = new Set<string>();
  return items.filter(({ item }) => seen.size === seen.add(keyOf(item)).size).map(({ index }) => index);
}
