import type { AgreementInForce, CaseFiles, LoadedCase } from '#casefile';
import { caseEvidence } from '#casefile';
import type { AccessFilters, AccessLog, AccessRow, EventStore, KeyVault, OpenRecalls } from '#ports';
import { plusMilliseconds } from '../instant.ts';
import { consentName, usesOf } from '../access/consent-names.ts';
import { registeredConsents, unusedProvisions } from './consent-register.ts';
import { cursorIn, cursorText } from './cursor.ts';
import type { OwnCase, OwnCases } from './own-cases.ts';
import type { OfficerList, OfficerPage, OfficerQuestion } from './questions.ts';
import { OfficerProblem } from './questions.ts';
import type { OfficerScope } from './scope.ts';
import { SearchProblem, searchTerms } from './search-terms.ts';
import { toldEntries } from './told-entries.ts';

/** What lists are made from. */
export interface ListParts {
  readonly access: AccessLog;
  readonly recalls: Pick<OpenRecalls, 'forOfficer'>;
  readonly cases: OwnCases;
  readonly files: CaseFiles;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly vault: Pick<KeyVault, 'nameOf' | 'openFact'>;
}

/** For whom, as of when, under which agreement. */
export interface Asking {
  readonly scope: OfficerScope;
  readonly at: string;
  readonly inForce: AgreementInForce;
}

type Listing = (asking: Asking, question: OfficerQuestion, parts: ListParts) => Promise<OfficerPage>;

const DAY_MS = 24 * 60 * 60_000;
/** Rows of a page. */
const PAGE = 100;
const MAX_RECALLS = 1_000;
/** As long as retrieval records live there is something to count. */
const RECORDED_DAYS = 180;
const UNUSED_AFTER_DAYS = 90;
const EVENT_WITHIN_DAYS = 30;

/** How each list is made, a page at a time. */
export const LISTS: Readonly<Record<OfficerList, Listing>> = {
  search: (asking, question, parts) => decisions(asking, question, parts, {}),
  refusals: (asking, question, parts) => decisions(asking, question, parts, { decision: 'deny' }),
  consents: (asking, question, parts) =>
    byCase(asking, question, parts, async (cases) => {
      const uses = await usesIn(asking, cases, parts, RECORDED_DAYS);
      return cases.flatMap((one) => registeredConsents(one, asking.scope, uses, asking.at));
    }),
  'unused-consents': (asking, { days = UNUSED_AFTER_DAYS, ...question }, parts) =>
    byCase(asking, question, parts, async (cases) => {
      const uses = await usesIn(asking, cases, parts, days);
      const period = { since: plusMilliseconds(asking.at, -days * DAY_MS), at: asking.at };
      return cases.flatMap((one) => unusedProvisions(one, asking.scope, uses, period));
    }),
  'reads-without-event': readsWithoutEvent,
  recalls: async ({ scope }, { open }, { recalls }) => {
    const search = { max: MAX_RECALLS, ...(open !== undefined && { open }) };
    const found = await recalls.forOfficer(scope.network, scope.agencies, search);
    return { items: found };
  },
  requests: (asking, question, parts) =>
    byCase(asking, question, parts, async (cases) => cases.flatMap((one) => rightsIn(asking, one))),
};

async function decisions(
  { scope, at: now }: Asking,
  { query = '', after }: OfficerQuestion,
  parts: ListParts,
  always: AccessFilters,
): Promise<OfficerPage> {
  const terms = searchTerms(query);
  if (terms instanceof SearchProblem)
    throw new OfficerProblem('SEARCH_UNREADABLE', `At character ${terms.place}: ${terms.fix}.`);
  const { handle } = terms;
  const caseIds = handle === undefined ? undefined : await parts.cases.named(scope, handle);
  const { consentId } = terms.filters;
  const consent = consentId && (await consentName(parts.vault, scope.network, consentId));
  const filters = {
    ...terms.filters,
    ...always,
    ...(consent !== undefined && { consentId: consent }),
    ...(caseIds !== undefined && { caseIds }),
  };
  const { rows, next } = await rowsOf(parts, { ...scope, now, filters }, after);
  return { items: await toldEntries(scope, rows, parts), ...next };
}

/** Reads by the own staff after which their agency recorded nothing in the case for so many days; younger ones may still be followed by something. */
async function readsWithoutEvent(
  { scope, at: now }: Asking,
  { days = EVENT_WITHIN_DAYS, after }: OfficerQuestion,
  parts: ListParts,
): Promise<OfficerPage> {
  const until = plusMilliseconds(now, -days * DAY_MS);
  const filters = { ownReads: true, until } as const;
  const { rows, next } = await rowsOf(parts, { ...scope, now, filters }, after);
  const cases = await Promise.all(
    rows.map(({ caseId = '', recipient }) => parts.cases.find(scope, caseId, recipient)),
  );
  const idle = rows.filter((row, index) => !isFollowed(row, cases[index]?.loaded, days));
  const told = await toldEntries(scope, idle, parts);
  const items = told.map(({ entry, at, door, recipient: agency, actor, case: handle }) => ({
    entry,
    at,
    door,
    agency,
    actor,
    ...(handle !== undefined && { case: handle }),
  }));
  return { items, ...next };
}

function isFollowed({ recipient, at }: AccessRow, loaded: LoadedCase | undefined, days: number): boolean {
  const end = plusMilliseconds(at, days * DAY_MS);
  const entries = loaded?.state.kind === 'open' ? loaded.state.entries : [];
  return entries.some(({ id, agency }) => {
    const recordedAt = loaded?.byId.get(id)?.recordedAt ?? '';
    return agency === recipient && recordedAt >= at && recordedAt < end;
  });
}

async function rowsOf(
  { access }: ListParts,
  query: {
    readonly network: string;
    readonly agencies: readonly string[];
    readonly now: string;
    readonly filters: AccessFilters;
  },
  after: string | undefined,
) {
  const { network, agencies: scope, now, filters } = query;
  const [position, ordinal] = cursorIn(after) ?? [];
  const place = position === undefined || ordinal === undefined ? {} : { after: { position, ordinal } };
  const found = await access.search({ network, scope, now, filters, ...place, max: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const isMore = found.length > PAGE && last !== undefined;
  return { rows, next: isMore ? { next: cursorText(last.position, last.ordinal) } : {} };
}

async function byCase(
  { scope }: Asking,
  { after }: OfficerQuestion,
  { cases }: ListParts,
  itemsIn: (cases: readonly OwnCase[]) => Promise<readonly object[]>,
): Promise<OfficerPage> {
  const page = await cases.page(scope, after);
  return { items: await itemsIn(page.cases), ...(page.next !== undefined && { next: page.next }) };
}

async function usesIn({ scope, at: now }: Asking, cases: readonly OwnCase[], parts: ListParts, days: number) {
  const since = plusMilliseconds(now, -days * DAY_MS);
  const whose = { network: scope.network, scope: scope.agencies, now };
  const caseIds = cases.map(({ loaded }) => loaded.caseId);
  const uses = await parts.access.used(whose, caseIds, since);
  const provisions = cases.flatMap(({ loaded: { state } }) =>
    state.kind === 'open' ? state.consents.flatMap((one) => one.provisions) : [],
  );
  return usesOf(parts.vault, scope.network, uses, provisions);
}

/** The own controller's part of what the person asked for, with its due date. */
function rightsIn({ inForce, at }: Asking, { agency, handle, loaded }: OwnCase): readonly object[] {
  const rights = caseEvidence(loaded.state, inForce, agency, at)?.rights ?? [];
  return rights.map((right) => ({ case: handle, ...right }));
}
