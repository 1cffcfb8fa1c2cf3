import type { StoredEvent } from '#ports';
import type { FailureCode } from '../failure-codes.ts';
import { refused } from '../failure.ts';
import { Chain } from './chain.ts';
import { readLines } from './record-file.ts';
import { eventFaults, isStoredEvent } from './stored-event.ts';

/** Reads a file of stored events; throws a `Failure` of the given code at the first line that is none. */
export async function* eventsIn(path: string, code: FailureCode): AsyncGenerator<StoredEvent> {
  try {
    for await (const { value, line } of readLines(path)) {
      if (!isStoredEvent(value)) throw damaged(path, code, `line ${line}: ${eventFaults(value).join(', ')}`);
      yield value;
    }
  } catch (error) {
    throw isTorn(error) ? damaged(path, code, 'the gzip stream is cut off or changed') : error;
  }
}

/** Reads such a file through and gives what its chain holds; throws a `Failure` when the chain is broken. */
export async function checkedRecord(
  path: string,
  code: FailureCode,
  onEvent: (event: StoredEvent, chain: Chain) => void,
): Promise<Chain> {
  const chain = new Chain(true);
  for await (const event of eventsIn(path, code)) {
    chain.take(event);
    onEvent(event, chain);
  }
  const [first] = chain.findings;
  if (first !== undefined) {
    const more = chain.found > 1 ? `, and ${chain.found - 1} more` : '';
    throw damaged(path, code, `${first.code} at ${first.place}${more}`, {
      findings: chain.findings,
      found: chain.found,
    });
  }
  return chain;
}

function damaged(
  path: string,
  code: FailureCode,
  what: string,
  facts: Readonly<Record<string, unknown>> = {},
) {
  return refused(
    code,
    {
      happened: `${path} is not a whole record: ${what}`,
      safe: 'nothing was written into the database',
      next: ['take another copy of the file, or an older one, and type the command again with it'],
    },
    { file: path, ...facts },
  );
}

/** Errors of zlib: the file ends too early or its checksum is wrong. */
function isTorn(error: unknown): boolean {
  return String((error as { readonly code?: unknown } | undefined)?.code).startsWith('Z_');
}
