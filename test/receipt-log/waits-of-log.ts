import type { LoggedCase } from './log-file.ts';

/** A wait between two steps of the work. */
export interface Wait {
  readonly ms: number;
  /** Whether nothing had ended it when it was looked at last. */
  readonly goesOn: boolean;
}

/** How the waits that were counted lie beside those of the file. */
export interface WaitsJudged {
  /** Cases of which every wait is as in the file, in its order, to the millisecond. */
  readonly equal: number;
  readonly cases: number;
  /** Waits of the file. */
  readonly waits: number;
  /** What was counted of cases that are not in the file. */
  readonly surplus: number;
}

/**
 * The waits of a case by plain arithmetic over the file: from each instant at which something was done to the next one. Where several
 * steps were done at one instant, one begins a wait that another ends at once, and nobody waits from then on. What happened after
 * `until` (milliseconds since 1970) is not known yet.
 */
export function waitsByHand({ steps }: LoggedCase, until: number): readonly Wait[] {
  const done = steps.map(({ at }) => at).filter((at) => at <= until);
  const found: Wait[] = [];
  let since: number | undefined;
  for (const at of [...new Set(done)].sort((one, other) => one - other)) {
    if (since !== undefined) found.push({ ms: at - since, goesOn: false });
    const isAlone = done.indexOf(at) === done.lastIndexOf(at);
    if (!isAlone) found.push({ ms: 0, goesOn: false });
    since = isAlone ? at : undefined;
  }
  if (since !== undefined) found.push({ ms: until - since, goesOn: true });
  return found;
}

/**
 * Holds the waits that were counted from the record, by the file's name of their case, against those of the file. A case that nothing
 * was counted of, and one that nobody logged, are no less wrong than one whose waits differ.
 */
export function judgeWaits(
  file: readonly LoggedCase[],
  counted: ReadonlyMap<string, readonly Wait[]>,
  until: number,
): WaitsJudged {
  const named = new Set(file.map(({ name }) => name));
  const expected = file.map((one) => ({ name: one.name, waits: waitsByHand(one, until) }));
  const isEqual = ({ name, waits }: (typeof expected)[number]): boolean => {
    const found = counted.get(name) ?? (waits.length === 0 ? [] : undefined);
    return JSON.stringify(found) === JSON.stringify(waits);
  };
  return {
    equal: expected.filter(isEqual).length,
    cases: file.length,
    waits: expected.reduce((sum, { waits }) => sum + waits.length, 0),
    surplus: [...counted.keys()].filter((name) => !named.has(name)).length,
  };
}
