import { createHmac } from 'node:crypto';
import type { LogRow } from '../faults/log-rows.ts';
import type { LoggedCase } from './log-file.ts';

/** What the record may hold of the log beside its cases' openings. */
export const STEP_DONE = 'de.wegmarke.casework.step-done.v1';

/** What is wrong, in numbers. */
export interface Judgement {
  readonly cases: number;
  readonly events: number;
  /** In the file and not in the record. */
  readonly lost: number;
  /** In the record more than once, or without an event in the file. */
  readonly surplus: number;
  /** In another case's stream, out of the file's order, or at another instant. */
  readonly misplaced: number;
}

/**
 * Holds the record against the log file. An event is known by its id, which is made here anew from the agency's secret and the
 * file's own names, by the formula of the contract and not by the product's code.
 */
export function judge(file: readonly LoggedCase[], record: readonly LogRow[], secret: Uint8Array): Judgement {
  const steps = record.filter(({ type }) => type === STEP_DONE);
  const rows = Map.groupBy(steps, ({ id }) => id);
  const streams = new Set<string>();
  let [found, misplaced] = [0, 0];
  for (const { name, steps: logged } of file) {
    const own = logged.map(({ instance }) => rows.get(idOf(secret, [name, instance]))?.[0]);
    const stream = own[0]?.stream ?? '';
    if (streams.has(stream)) misplaced += 1;
    streams.add(stream);
    let last = 0;
    for (const [index, row] of own.entries()) {
      if (row === undefined) continue;
      found += 1;
      const fits = row.stream === stream && row.position > last;
      if (!fits || Date.parse(row.happenedAt) !== logged[index]?.at) misplaced += 1;
      last = row.position;
    }
  }
  const events = file.reduce((sum, one) => sum + one.steps.length, 0);
  return {
    cases: streams.size,
    events: rows.size,
    lost: events - found,
    surplus: steps.length - found,
    misplaced,
  };
}

/** In which stream of the record each case of the file lies, by the file's name of it; what is not in the record has none. */
export function streamsOf(
  file: readonly LoggedCase[],
  record: readonly LogRow[],
  secret: Uint8Array,
): ReadonlyMap<string, string> {
  const streams = new Map(
    record.filter(({ type }) => type === STEP_DONE).map(({ id, stream }) => [id, stream]),
  );
  return new Map(
    file.flatMap(({ name, steps: [first] }) => {
      const stream = first && streams.get(idOf(secret, [name, first.instance]));
      return stream === undefined ? [] : [[name, stream]];
    }),
  );
}

/** The id that an adapter gives an event with its secret: HMAC-SHA-256 over the parts with U+001F between them, base64url. */
function idOf(secret: Uint8Array, keys: readonly string[]): string {
  const parts = ['event', STEP_DONE.replace(/\.v1$/, ''), ...keys];
  return createHmac('sha256', secret).update(parts.join('\u001f')).digest('base64url');
}
