import type { OfficerList, OfficerQuestion } from '#disclosure';
import { OFFICER_LISTS } from '#disclosure';
import { HttpProblem } from './problem.ts';

/** The query of a request before it is checked. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** As long as retrieval records live there is something to count. */
const MAX_DAYS = 180;
const MAX_TEXT = 2_000;

/** What each list can be narrowed by, besides where an earlier page ended. */
const NARROWED_BY: Readonly<Record<OfficerList, readonly string[]>> = {
  search: ['q'],
  refusals: ['q'],
  consents: [],
  'unused-consents': ['days'],
  'reads-without-event': ['days'],
  recalls: ['open'],
  requests: [],
};

/** The question for a page of a list. Throws {@link HttpProblem} for what the list does not know. */
export function listQuestion(of: OfficerList, query: RawQuery): OfficerQuestion {
  refuseOthers(query, [...NARROWED_BY[of], 'after']);
  const after = text(query, 'after');
  return { ...narrowed(of, query), ...(after !== undefined && { after }) };
}

/** The question for a whole list. Throws {@link HttpProblem}. */
export function exportQuestion(query: RawQuery): OfficerQuestion {
  const of = OFFICER_LISTS.find((one) => one === query.of);
  if (of === undefined) throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/of' });
  refuseOthers(query, [...NARROWED_BY[of], 'of']);
  return narrowed(of, query);
}

/** The size of the ledger's head that the asker holds, if the question says so. Throws {@link HttpProblem}. */
export function seenIn(query: RawQuery): number | undefined {
  refuseOthers(query, ['seen']);
  const seen = text(query, 'seen');
  if (seen === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(seen)) return Number(seen);
  throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/seen' });
}

/** Throws {@link HttpProblem} when the query holds anything but these. */
function refuseOthers(query: RawQuery, known: readonly string[]): void {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new HttpProblem('PARAMETER_UNKNOWN', { pointer: `/query/${unknown.slice(0, 32)}` });
}

function narrowed(of: OfficerList, query: RawQuery): OfficerQuestion {
  const q = text(query, 'q');
  const days = text(query, 'days');
  const open = text(query, 'open');
  if (days !== undefined && !(/^[1-9]\d{0,2}$/.test(days) && Number(days) <= MAX_DAYS))
    throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/days' });
  if (open !== undefined && open !== 'true' && open !== 'false')
    throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/open' });
  return {
    of,
    ...(q !== undefined && { query: q }),
    ...(days !== undefined && { days: Number(days) }),
    ...(open !== undefined && { open: open === 'true' }),
  };
}

function text(query: RawQuery, name: string): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.length <= MAX_TEXT) return value;
  throw new HttpProblem('PARAMETER_INVALID', { pointer: `/query/${name}` });
}
