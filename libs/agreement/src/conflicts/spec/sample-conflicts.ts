import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ConflictEntry } from '../conflict-entry.ts';
import { conflictFrom } from '../conflict-from.ts';
import type { ConflictRule } from '../conflict-rule.ts';
import type { ConflictShown } from '../conflict-shown.ts';
import { conflictsOf } from '../conflicts-of.ts';

const sample = readFileSync(
  join(import.meta.dirname, '../../../../../deploy/local/demo/agreement.yaml'),
  'utf8',
);

/** The rules of conflicts of the sample agreement. */
export const sampleRules = (parse(sample) as { conflicts: ConflictRule[] }).conflicts.map(conflictFrom);

/** An entry of an agency on a German day, at noon; without a day its date is not shown. */
export function entry(
  short: string,
  agency: string,
  day?: string,
  fields: ConflictEntry['fields'] = {},
): ConflictEntry {
  return {
    id: [short, agency, day, ...Object.values(fields)].join(' '),
    type: `de.wegmarke.${short}.v1`,
    agency,
    ...(day !== undefined && { happenedAt: `${day}T11:00:00.000Z` }),
    fields,
  };
}

/** What one rule of the sample says of these entries. */
export function found(
  id: string,
  entries: readonly ConflictEntry[],
  today: string,
): readonly ConflictShown[] {
  return conflictsOf(
    sampleRules.filter((rule) => rule.id === id),
    entries,
    today,
  );
}

/** The same as "state since..until". */
export function told(id: string, entries: readonly ConflictEntry[], today: string): readonly string[] {
  return found(id, entries, today).map(({ state, since = '?', until = '' }) => `${state} ${since}..${until}`);
}
