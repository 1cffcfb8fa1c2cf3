import { ownRecord, purposeOf } from '#catalogue';
import type { AccessFilters } from '#ports';

/** What an officer looks for; `handle` is the own name of a case. */
export interface SearchTerms {
  readonly filters: AccessFilters;
  readonly handle?: string;
}

/** A search that cannot be read: at which character, counted from 1, and how to put it right. */
export class SearchProblem {
  constructor(
    readonly place: number,
    readonly fix: string,
  ) {}
}

/** Which filter a term sets, and which values it may have. */
const TERMS = {
  agency: {},
  sender: {},
  recipient: {},
  actor: {},
  door: { values: ['claim', 'timeline', 'export', 'embed', 'subject-access', 'person-view', 'intake'] },
  decision: { values: ['permit', 'deny'] },
  purpose: {},
  type: { filter: 'eventType' },
  event: { filter: 'eventId' },
  basis: { values: ['statutory', 'consent', 'own', 'access'] },
  row: { filter: 'rowId' },
  consent: { filter: 'consentId' },
  code: {},
  case: {},
  created: {},
} as const satisfies Readonly<
  Record<string, { readonly filter?: keyof AccessFilters; readonly values?: readonly string[] }>
>;

type TermName = keyof typeof TERMS;

interface Term {
  readonly name: string;
  readonly value: string;
  readonly place: number;
}

/** The longest search that is read, in characters. */
const MAX_LENGTH = 1_000;
const TERM = /(\S+?):("[^"]*"(?!\S)|\S*)|\S+/g;
const BORDER = /^(>=|<)?(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)?)$/;

/** Reads a search like `agency:vhs door:timeline created:>=2026-01-01`; every term narrows it, none is needed. */
export function searchTerms(text: string): SearchTerms | SearchProblem {
  if (text.length > MAX_LENGTH) return new SearchProblem(MAX_LENGTH + 1, `at most ${MAX_LENGTH} characters`);
  let terms: SearchTerms = { filters: {} };
  for (const match of text.matchAll(TERM)) {
    const [, name, value = ''] = match;
    const place = match.index + 1;
    if (name === undefined) return new SearchProblem(place, `write terms as name:value; ${namesFix()}`);
    const unclosed = unclosedAt(value);
    if (unclosed >= 0) {
      const at = place + name.length + 1 + unclosed;
      return new SearchProblem(at, 'set quotation marks around a whole value: name:"two words"');
    }
    const read = withTerm(terms, { name, value: value.replaceAll('"', ''), place });
    if (read instanceof SearchProblem) return read;
    terms = read;
  }
  return terms;
}

/** Where a quotation mark stands that does not enclose the whole value; -1 when none does. */
function unclosedAt(value: string): number {
  const enclosed = /^"[^"]*"$/.test(value);
  return enclosed ? -1 : value.indexOf('"');
}

function withTerm(terms: SearchTerms, term: Term): SearchTerms | SearchProblem {
  const { name, value, place } = term;
  if (!isTermName(name)) return new SearchProblem(place, namesFix());
  const at = place + name.length + 1;
  if (value === '') return new SearchProblem(at, `give ${name} a value`);
  const { values, filter = name } = { values: undefined, filter: undefined, ...TERMS[name] };
  if (values !== undefined && !(values as readonly string[]).includes(value))
    return new SearchProblem(at, `${name} is one of ${values.join(', ')}`);
  if (name === 'created') return withPeriod(terms, value, at);
  if (name === 'purpose' && value !== ownRecord.id && purposeOf(value) === undefined)
    return new SearchProblem(at, 'use a purpose of the closed list');
  if (name === 'case') {
    return terms.handle === undefined ? { ...terms, handle: value } : twice(name, place);
  }
  if (filter in terms.filters) return twice(name, place);
  return { ...terms, filters: { ...terms.filters, [filter]: value } };
}

/** `>=` a day or instant, `<` one, or a whole day; days are those of UTC, as all instants of the record. */
function withPeriod(terms: SearchTerms, value: string, place: number): SearchTerms | SearchProblem {
  const [, side, when = ''] = BORDER.exec(value) ?? [];
  const at = Date.parse(when);
  const fix = 'write created:>=2026-01-01, created:<2026-02-01T12:00:00Z or created:2026-01-15';
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== when.slice(0, 10))
    return new SearchProblem(place, fix);
  const instant = new Date(at).toISOString();
  if (side === undefined && when.length > 10) return new SearchProblem(place, fix);
  const dayAfter = new Date(at + 24 * 60 * 60_000).toISOString();
  const border = {
    ...(side !== '<' && { from: instant }),
    ...(side === '<' && { until: instant }),
    ...(side === undefined && { until: dayAfter }),
  };
  if (Object.keys(border).some((name) => name in terms.filters)) return twice('created', place);
  return { ...terms, filters: { ...terms.filters, ...border } };
}

function twice(name: string, place: number): SearchProblem {
  return new SearchProblem(place, `${name} is there already: give it once`);
}

function isTermName(name: string): name is TermName {
  return Object.hasOwn(TERMS, name);
}

function namesFix(): string {
  return `the names are ${Object.keys(TERMS).join(', ')}`;
}
