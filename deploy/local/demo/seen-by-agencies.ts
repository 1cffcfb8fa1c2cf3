import type { Agreement, ChainEntry, LimitShown } from '#agreement';
import { chainOf, conflictsOf, holidaysOf, parseAgreement } from '#agreement';
import { expected, readDemo as read } from './expectations.ts';

const agreement = sampleAgreement();
/** All cases of the story. */
export const caseIds = [...new Set(Object.values(expected.events).map((event) => event.case))];
const looks = caseIds.flatMap((caseId) => Object.keys(expected.sinks).map((agency) => ({ caseId, agency })));

/** The rules by which entries of the demonstration conflict. */
export const conflictRules = agreement.conflicts ?? [];
const { chains = [], land } = agreement;
const holidays = land === undefined ? () => false : holidaysOf(land);

/** A conflict that an agency sees in a case. */
export interface SeenConflict {
  readonly caseId: string;
  readonly agency: string;
  readonly rule: string;
  readonly state: string;
  /** Keys of both entries. */
  readonly entries: readonly string[];
}

/** A time limit of a step that an agency must take in a case. */
export interface SeenLimit {
  readonly caseId: string;
  readonly agency: string;
  readonly chain: string;
  readonly step: string;
  readonly limit: LimitShown;
}

/** Every conflict that an agency of the demonstration sees on a German day when the story is told: from the expectations alone. */
export function conflictsSeen(today: string): readonly SeenConflict[] {
  return looks.flatMap(({ caseId, agency }) =>
    conflictsOf(conflictRules, knownTo(agency, caseId), today).map(({ rule, state, entries }) => ({
      caseId,
      agency,
      rule,
      state,
      entries,
    })),
  );
}

/** Every time limit that runs for an agency of the demonstration on a German day when the story is told. */
export function limitsSeen(today: string): readonly SeenLimit[] {
  return looks.flatMap(({ caseId, agency }) =>
    chains
      .map((chain) => ({ chain: chain.id, ...chainOf(chain, knownTo(agency, caseId), today, holidays) }))
      .filter(({ state }) => state === 'running')
      .flatMap(({ chain, milestones }) =>
        milestones
          .filter(({ actors }) => actors.includes(agency))
          .flatMap(({ id, limits }) => limits.map((limit) => ({ caseId, agency, chain, step: id, limit }))),
      ),
  );
}

/** What one agency knows of one case: what it told itself, also what waits for a basis, and what it was told, with the fields that it was shown. */
export function knownTo(agency: string, caseId: string): readonly ChainEntry[] {
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

/** Chapter 7: the release from secrecy is withdrawn, and the jobcenter uses nothing any more that Caritas told it. */
function isCalledBack(agency: string, key: string): boolean {
  return agency === 'jobcenter' && key.startsWith('C07/caritas/');
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
    fields: Object.fromEntries(
      Object.entries(event.fields ?? {}).filter(([name]) => !withheld.includes(name)),
    ),
  };
}

function sampleAgreement(): Agreement {
  const parsed = parseAgreement(read('agreement.yaml'));
  if (!('conflicts' in parsed)) throw new Error('the agreement of the demonstration has faults');
  return parsed;
}
