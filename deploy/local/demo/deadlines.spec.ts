import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainEntry, LimitShown } from '#agreement';
import { chainOf, holidaysOf, parseAgreement } from '#agreement';

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
  readonly held: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly sinks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly withheld: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const expected = JSON.parse(read('expected.json')) as Expected;
const agreement = parseAgreement(read('agreement.yaml'));
if (!('conflicts' in agreement)) throw new Error('the agreement of the demonstration has faults');
const { chains = [], land } = agreement;
const holidays = land === undefined ? () => false : holidaysOf(land);

/** Chapter 7: the release from secrecy is withdrawn, and the jobcenter uses nothing any more that Caritas told it. */
const isCalledBack = (agency: string, key: string): boolean =>
  agency === 'jobcenter' && key.startsWith('C07/caritas/');

/** What one agency knows of one case: what it told itself, also what waits for a basis, and what it was told, with the fields that it was shown. */
function knownTo(agency: string, caseId: string): readonly ChainEntry[] {
  const kept = Object.values(expected.held[agency] ?? {}).flat();
  const own = [...expected.recorded, ...kept].filter((key) => expected.events[key]?.agency === agency);
  const told = Object.entries(expected.sinks[agency] ?? {}).flatMap(([day, keys]) =>
    keys
      .filter((key) => !isCalledBack(agency, key))
      .map((key) => entryOf(key, day !== '-', expected.withheld[agency]?.[key] ?? [])),
  );
  return [...own.map((key) => entryOf(key, true, [])), ...told].filter(({ id }) =>
    id.startsWith(`${caseId}/`),
  );
}

function entryOf(key: string, isDayShown: boolean, withheld: readonly string[]): ChainEntry {
  const event = expected.events[key];
  if (event === undefined) throw new Error(`${key} is not among the events.`);
  const corrected = /^(.*)\+(\d+)$/.exec(key);
  return {
    id: key,
    type: event.type,
    agency: event.agency,
    ...(isDayShown && { happenedAt: `${event.happened}T10:00:00.000Z` }),
    ...(corrected && { corrects: corrected[1] }),
    fields: Object.fromEntries(Object.entries(event.fields).filter(([name]) => !withheld.includes(name))),
  };
}

/** What an agency must see to on a day, as `<case> <agency> <step> <kind> <last day>`, by whether the last day is over. */
function deadlines(today: string, isMeant: (limit: LimitShown) => boolean): readonly string[] {
  const cases = [...new Set(Object.values(expected.events).map((event) => event.case))];
  return cases
    .flatMap((caseId) => Object.keys(expected.sinks).map((agency) => ({ caseId, agency })))
    .flatMap(({ caseId, agency }) =>
      chains
        .map((chain) => chainOf(chain, knownTo(agency, caseId), today, holidays))
        .filter(({ state }) => state === 'running')
        .flatMap(({ milestones }) => milestones.filter(({ actors }) => actors.includes(agency)))
        .flatMap(({ id, limits }) =>
          limits.filter(isMeant).map(({ kind, due }) => `${caseId} ${agency} ${id} ${kind} ${due}`),
        ),
    )
    .toSorted();
}

describe("the demonstration's deadlines, on the day after its last chapter", () => {
  const TODAY = '2026-11-23';

  it('are over for exactly these, and each is told to the agency that must act', () => {
    expect(deadlines(TODAY, ({ overdueDays }) => overdueDays !== undefined)).toEqual([
      'C19 asylblg voucher target 2025-10-30',
      'C50 abh voucher target 2026-01-05',
      'C56 vhs started legal 2026-08-03',
      'C57 vhs started legal 2026-01-12',
      'C58 abh voucher target 2026-09-28',
      'C59 jobcenter voucher target 2026-09-14',
    ]);
  });

  it('warn the course provider a week before somebody loses a right', () => {
    const soon = ({ kind, due }: LimitShown) => kind === 'lapse' && due <= '2026-12-07';
    expect(deadlines(TODAY, soon)).toEqual(['C57 vhs started lapse 2026-12-01']);
  });
});
