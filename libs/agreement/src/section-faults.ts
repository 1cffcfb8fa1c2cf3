import { catalogueEntry, commandEntry } from '#catalogue';
import type { RetentionRule } from './agreement.ts';
import { retainedType } from './expand.ts';
import type { Fault, Path } from './problem.ts';
import { RETRIEVAL_TYPE } from './sections.ts';
import type { SoundParts } from './sound-parts.ts';

/** Every fault in the meaning of notices, retention rules, functions and named competence tables. */
export function sectionFaults(parts: SoundParts): Fault[] {
  return [
    ...noticeFaults(parts),
    ...retentionFaults(parts),
    ...functionFaults(parts),
    ...competenceFaults(parts),
  ];
}

function noticeFaults({ notices }: SoundParts): Fault[] {
  const fix = 'give each notice one text for each version and language';
  const keys = notices.map(({ item, index }): Keyed => [
    [item.id, item.version, item.language].join('|'),
    ['notices', index, 'id'],
  ]);
  return twice(keys).map((path) => ({ path, code: 'ID_TAKEN', fix }));
}

function retentionFaults({ parties, retention }: SoundParts): Fault[] {
  const controllers = new Set(parties.map(({ item }) => item.controller.id));
  const strangers = retention.filter(({ item }) => item.controller && !controllers.has(item.controller));
  const types = retention.flatMap(({ item, index }) =>
    item.types.map((type, at): Keyed => [retainedType(type), ['retention', index, 'types', at]]),
  );
  const rules = retention.flatMap(({ item, index }) =>
    item.types.map((type, at): Keyed => [
      `${item.controller ?? '*'}|${retainedType(type)}`,
      ['retention', index, 'types', at],
    ]),
  );
  return [
    ...strangers.map(({ index }): Fault => ({
      path: ['retention', index, 'controller'],
      code: 'CONTROLLER_UNKNOWN',
      fix: 'name the id of a controller of a party of this agreement',
    })),
    ...types
      .filter(([type]) => !isRetained(type))
      .map(([, path]): Fault => ({
        path,
        code: 'TYPE_UNKNOWN',
        fix: 'use an event or command type of docs/events.md, or access-entries',
      })),
    ...retention.flatMap(({ item, index }) => termFaults(item, ['retention', index])),
    ...twice(rules).map((path): Fault => ({
      path,
      code: 'RULE_TWICE',
      fix: 'write one rule for each controller and type',
    })),
  ];
}

/** What rules of single types may not say: retrievals are the hub's own, and proofs of consent outlive no open case. */
function termFaults({ controller, start, types }: RetentionRule, path: Path): Fault[] {
  const kept = types.map(retainedType);
  const faults: Fault[] = [];
  if (controller !== undefined && kept.includes(RETRIEVAL_TYPE))
    faults.push({
      path: [...path, 'controller'],
      code: 'FIELD_INVALID',
      fix: 'retrievals are kept alike for all: remove controller',
    });
  if (start !== 'case-closed' && kept.some((type) => commandEntry(type) !== undefined))
    faults.push({
      path: [...path, 'start'],
      code: 'FIELD_INVALID',
      fix: 'what proves links and consents is needed while the case is open: write case-closed',
    });
  return faults;
}

function functionFaults({ functions }: SoundParts): Fault[] {
  const keys = functions.map(({ item, index }): Keyed => [item.name, ['functions', index, 'name']]);
  return twice(keys).map((path) => ({ path, code: 'ID_TAKEN', fix: 'name each function once' }));
}

function competenceFaults({ competence }: SoundParts): Fault[] {
  const keys = competence.map(({ item, index }): Keyed => [item.id, ['competence', index, 'id']]);
  return twice(keys).map((path) => ({ path, code: 'ID_TAKEN', fix: 'give each table an id of its own' }));
}

function isRetained(type: string): boolean {
  return type === RETRIEVAL_TYPE || (catalogueEntry(type) ?? commandEntry(type)) !== undefined;
}

type Keyed = readonly [key: string, path: Path];

/** The places of all whose key stood earlier. */
function twice(all: readonly Keyed[]): Path[] {
  const seen = new Set<string>();
  return all.filter(([key]) => seen.size === seen.add(key).size).map(([, path]) => path);
}
