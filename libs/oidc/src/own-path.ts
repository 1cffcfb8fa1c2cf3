/** Longer paths are nobody's bookmark. */
const MOST = 2_000;

/**
 * Path, query and fragment of a wish for where to go after the log-in, if it stays on the own address; `/` for every other
 * one, so that a link to the log-in never leads to a foreign site (RFC 9700, 4.11).
 */
export function ownPath(wished: unknown, address: string): string {
  if (typeof wished !== 'string' || wished.length > MOST || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wished))
    return '/';
  const url = URL.parse(wished, address);
  // The parser may turn "/.//x" into another host's address: what came out of it is looked at once more.
  if (url === null || url.origin !== new URL(address).origin || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
