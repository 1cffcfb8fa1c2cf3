import type { IncomingHttpHeaders } from 'node:http';
import { PageProblem } from './page-problem.ts';

/** The header of every call of our own pages; a form of a foreign site cannot send it. */
export const PAGE_HEADER = 'x-wegmarke';

/** What the header says for a call that nobody at the screen asked for (a list that reads itself again). */
export const LIVE = 'live';

/** What the header says where somebody answered that the log-in shall go on. */
export const STAY = 'stay';

const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** `none`: the person typed the address or opened a bookmark. */
const OWN_SITES: readonly unknown[] = [undefined, 'same-origin', 'none'];

/**
 * Refuses what a foreign site made the browser send along with the session's cookie: SameSite alone does not, as other ports
 * and sibling domains count as the same site. Throws `ORIGIN_NOT_ALLOWED`, `PAGE_HEADER_MISSING`.
 */
export function guardUnsafe(method: string, headers: IncomingHttpHeaders, address: string): void {
  const own = new URL(address).origin;
  if (!OWN_SITES.includes(headers['sec-fetch-site']))
    throw new PageProblem('ORIGIN_NOT_ALLOWED', `call this only from pages under ${own}`);
  if (SAFE.includes(method)) return;
  if (headers.origin !== own)
    throw new PageProblem('ORIGIN_NOT_ALLOWED', `call this only from pages under ${own}`);
  if (headers[PAGE_HEADER] === undefined)
    throw new PageProblem('PAGE_HEADER_MISSING', 'send the header "x-wegmarke: page"');
}
