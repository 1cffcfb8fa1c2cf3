import type { Titles } from '#catalogue';
import { titleOf } from '#catalogue';
import type { Clock } from '#ports';
import { closed, knownOnce, pointerTo } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskCall, DeskRoutes } from '../desk/server.ts';
import type { Caseworkers } from './caseworkers.ts';
import { maxIn, wholeIn, wordIn } from './listing.ts';
import type { NewsBook, NewsItem } from './news-book.ts';

/** What the list of news is told from. */
export interface NewsParts {
  readonly news: NewsBook;
  readonly caseworkers: Pick<Caseworkers, 'of'>;
  readonly nameOf: (agency: string) => Titles;
  readonly clock: Clock;
}

/** What is new in a member of staff's files since they last said that all was read: titles and times, no contents. */
export function newsRoutes(parts: NewsParts): DeskRoutes {
  const { news, clock } = parts;
  return {
    'GET /desk/casework/news': (call) => {
      const staff = call.staff();
      knownOnce(call.query, ['of', 'before', 'max']);
      return { status: 200, body: listed(parts, staff, call.query) };
    },
    'POST /desk/casework/news/read': (call) => {
      const staff = call.staff();
      closed(call.body, ['upTo']);
      const at = clock.now();
      news.read(staff, numberIn(call), at);
      return { status: 200, body: { upTo: news.readUpTo(staff).upTo, at } };
    },
  };
}

function listed({ news, caseworkers, nameOf, clock }: NewsParts, staff: string, query: URLSearchParams) {
  const max = maxIn(query);
  const of = wordIn(query, 'of', ['mine', 'untaken']);
  const before = wholeIn(query, 'before');
  // One more than is shown tells whether there is more.
  const found = news.list({ staff, of, before, max: max + 1, at: clock.now() });
  const { at: readAt } = news.readUpTo(staff);
  return {
    at: clock.now(),
    ...(readAt !== undefined && { readAt }),
    items: found.slice(0, max).map((item) => shown(item, nameOf, standsIn(caseworkers, item, staff))),
    more: found.length > max,
  };
}

function shown(item: NewsItem, nameOf: NewsParts['nameOf'], standsInFor: readonly string[]) {
  const title = titleOf(item.type);
  return {
    ...item,
    title,
    agencyName: nameOf(item.agency),
    ...(standsInFor.length > 0 && { standsInFor }),
  };
}

/** For whom it is shown, where it is not a file of their own. */
function standsIn(caseworkers: NewsParts['caseworkers'], { reference }: NewsItem, staff: string) {
  const workers = caseworkers.of(reference);
  return workers.includes(staff) ? [] : workers;
}

function numberIn({ body }: DeskCall): number {
  const { upTo } = body;
  if (typeof upTo === 'number' && Number.isSafeInteger(upTo) && upTo >= 0) return upTo;
  throw new DeskProblem('FIELD_INVALID', 'must be the `number` of an item of GET /desk/casework/news', {
    pointer: pointerTo('upTo'),
  });
}
