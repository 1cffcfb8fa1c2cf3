import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConflictEntry } from '#agreement';
import { conflictsOf, parseAgreement } from '#agreement';

const read = (name: string): string => readFileSync(join('deploy/local/demo', name), 'utf8');

interface Expected {
  readonly events: Readonly<
    Record<
      string,
      {
        readonly agency: string;
        readonly type: string;
        readonly case: string;
        readonly happened: string;
        readonly fields: Readonly<Record<string, unknown>>;
      }
    >
  >;
  readonly recorded: readonly string[];
  readonly sinks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly withheld: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const expected = JSON.parse(read('expected.json')) as Expected;
const agreement = parseAgreement(read('agreement.yaml'));
if (!('conflicts' in agreement)) throw new Error('the agreement of the demonstration has faults');
/** A day after the story; what stands then stands for ever. */
const TODAY = '2026-12-01';
const rules = agreement.conflicts ?? [];

/** What one agency knows of one case: what it told itself, and what it was told, with the fields that it was shown. */
function knownTo(agency: string, caseId: string): readonly ConflictEntry[] {
  const own = expected.recorded.filter((key) => expected.events[key]?.agency === agency);
  const told = Object.entries(expected.sinks[agency] ?? {}).flatMap(([day, keys]) =>
    keys.map((key) => entryOf(key, day !== '-', expected.withheld[agency]?.[key] ?? [])),
  );
  return [...own.map((key) => entryOf(key, true, [])), ...told].filter(({ id }) =>
    id.startsWith(`${caseId}/`),
  );
}

function entryOf(key: string, isDayShown: boolean, withheld: readonly string[]): ConflictEntry {
  const event = expected.events[key];
  if (event === undefined) throw new Error(`${key} is not among the events.`);
  const fields = Object.entries(event.fields).filter(([name]) => !withheld.includes(name));
  const corrected = /^(.*)\+(\d+)$/.exec(key);
  return {
    id: key,
    type: event.type,
    agency: event.agency,
    ...(isDayShown && { happenedAt: `${event.happened}T10:00:00.000Z` }),
    ...(corrected && { corrects: corrected[1] }),
    fields: Object.fromEntries(fields),
  };
}

/** Who sees a conflict of a rule in which state, as `<case> <agency>`. */
function seen(rule: string, state: string): readonly string[] {
  const cases = [...new Set(Object.values(expected.events).map((event) => event.case))];
  const looks = cases.flatMap((caseId) => Object.keys(expected.sinks).map((agency) => ({ caseId, agency })));
  return looks.flatMap(({ caseId, agency }) => {
    const found = conflictsOf(rules, knownTo(agency, caseId), TODAY);
    return found.some((one) => one.rule === rule && one.state === state) ? [`${caseId} ${agency}`] : [];
  });
}

describe("the demonstration's conflicts", () => {
  it.each(rules.map(({ id }) => id))('let somebody who sees both sides see %s, standing', (rule) => {
    expect(seen(rule, 'standing')).not.toEqual([]);
  });

  it('are told to who sees both sides, and not to who sees one', () => {
    expect(seen('sphere-changed-under-duty', 'standing')).toEqual(
      expect.arrayContaining(['C51 jobcenter', 'C51 asylblg']),
    );
    expect(knownTo('jobcenter-city', 'C51').map(({ type }) => type)).toContain(
      'de.wegmarke.benefits.legal-sphere-changed.v1',
    );
    expect(seen('sphere-changed-under-duty', 'standing')).not.toContain('C51 jobcenter-city');
  });

  it('end where the immigration office revokes the duty from which the jobcenter deviated', () => {
    expect(seen('duty-despite-deviation', 'over')).toEqual(['C15 abh', 'C15 jobcenter']);
  });
});
