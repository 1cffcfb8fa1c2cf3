import { wrongUsage } from '../failure.ts';

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

/** An address on this machine; throws a `Failure` for every other: what is told goes past no sink's guard. */
export function localTarget(text: string, option = '--forward-to'): URL {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && LOOPBACK.test(url.hostname)) return url;
  throw wrongUsage('USAGE_WRONG', `${option} is no address on this machine`, [
    'write http://127.0.0.1:<port>/<path>',
    'a receiver elsewhere is told by a webhook of the adapter: docs/how-to/sinks.md',
  ]);
}
