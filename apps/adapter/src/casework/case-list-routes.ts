import type { Clock } from '#ports';
import { closed, knownOnce } from '../desk/body.ts';
import { ownFile } from '../desk/own-files.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskCall, DeskRoutes } from '../desk/server.ts';
import type { KnownReference, References } from '../journal/references.ts';
import type { CaseFound, Caseworkers } from './caseworkers.ts';
import { maxIn, wordIn } from './listing.ts';
import type { NewsBook } from './news-book.ts';

const CASE = '/desk/cases/:reference';

/** What the list of files is told from. */
export interface CaseListParts {
  readonly references: Pick<References, 'find'>;
  readonly caseworkers: Caseworkers;
  readonly news: Pick<NewsBook, 'unread'>;
  readonly clock: Clock;
}

/** A member of staff's own files and the search by own number; taking a file, and leaving it to others. */
export function caseListRoutes(parts: CaseListParts): DeskRoutes {
  const { references, caseworkers, clock } = parts;
  return {
    'GET /desk/casework/cases': (call) => {
      const staff = call.staff();
      knownOnce(call.query, ['of', 'prefix', 'after', 'max']);
      return { status: 200, body: listed(parts, staff, call.query) };
    },
    [`GET ${CASE}`]: (call) => ({ status: 200, body: one(parts, call) }),
    [`POST ${CASE}/take`]: (call) => {
      const staff = call.staff();
      closed(call.body, []);
      const { reference } = ownFile(references, call.params['reference']);
      caseworkers.take(reference, staff, clock.now());
      return { status: 200, body: one(parts, call) };
    },
    [`POST ${CASE}/leave`]: (call) => {
      const staff = call.staff();
      closed(call.body, []);
      const { reference } = ownFile(references, call.params['reference']);
      caseworkers.leave(reference, staff);
      return { status: 200, body: one(parts, call) };
    },
  };
}

function listed(parts: CaseListParts, staff: string, query: URLSearchParams) {
  const max = maxIn(query);
  const found = parts.caseworkers.find({
    staff,
    of: wordIn(query, 'of', ['mine', 'untaken', 'all']),
    prefix: startIn(query, 'prefix'),
    after: startIn(query, 'after'),
    max: max + 1,
    at: parts.clock.now(),
  });
  return { cases: found.slice(0, max).map((file) => shown(parts, file, staff)), more: found.length > max };
}

function one(parts: CaseListParts, call: DeskCall) {
  const { reference, handle, link, knownAt, linkedAt, lastEventAt }: KnownReference = ownFile(
    parts.references,
    call.params['reference'],
  );
  const file = { reference, handle, linked: link === 'linked', openedAt: linkedAt ?? knownAt };
  const last = lastEventAt === undefined ? {} : { lastEventAt };
  return { ...shown(parts, { ...file, ...last }, call.staff()), at: parts.clock.now() };
}

function shown({ caseworkers, news }: CaseListParts, { handle, ...file }: CaseFound, staff: string) {
  const workers = caseworkers.of(file.reference);
  return { ...file, workers, mine: workers.includes(staff), unread: news.unread(staff, handle) };
}

/** The beginning of a reference number, as it was typed. */
function startIn(query: URLSearchParams, name: 'prefix' | 'after'): string {
  const text = query.get(name) ?? '';
  if (/^[^\p{C}\u2028\u2029]{0,64}$/u.test(text)) return text;
  throw new DeskProblem(
    'QUERY_INVALID',
    `${name} is the beginning of a reference number, at most 64 characters`,
  );
}
