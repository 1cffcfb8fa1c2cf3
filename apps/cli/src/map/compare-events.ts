import type { MappedEvent, Mapping } from '#adapter';
import { tryExport } from './try-export.ts';

/** An event as one version of a mapping makes it. */
export interface MadeEvent extends MappedEvent {
  readonly file: string;
  readonly line: number;
  readonly reference: string;
}

/** What one version of a mapping makes of the exports. */
export interface Made {
  /** By the stable keys: what the adapter would hold for one happening. */
  readonly events: ReadonlyMap<string, MadeEvent>;
  readonly problems: number;
}

/** One thing about an event that two versions tell differently. */
export interface Difference {
  /** `type`, `reference`, `happened` or the name of a payload field. */
  readonly of: string;
  readonly was?: unknown;
  readonly is?: unknown;
}

/** What changes when one version of a mapping takes the place of another. */
export interface MappingDiff {
  readonly added: readonly MadeEvent[];
  readonly gone: readonly MadeEvent[];
  readonly changed: readonly { readonly event: MadeEvent; readonly differences: readonly Difference[] }[];
  /** The same row reports the same type under other keys: the hub would hold the happening twice. */
  readonly twice: readonly { readonly was: MadeEvent; readonly is: MadeEvent }[];
  readonly problems: { readonly was: number; readonly is: number };
}

/** Every event that a mapping makes of these exports; a later export corrects an earlier one, in one export the first row counts. */
export async function makeEvents(mapping: Mapping, exports: readonly string[]): Promise<Made> {
  const events = new Map<string, MadeEvent>();
  let problems = 0;
  for (const path of exports) {
    for await (const { file, line, reference, events: made, problems: found } of tryExport(mapping, path)) {
      problems += found.length;
      for (const event of made) {
        const key = JSON.stringify(event.key);
        if (reference === undefined || events.get(key)?.file === file) continue;
        events.set(key, { ...event, file, line, reference });
      }
    }
  }
  return { events, problems };
}

/** Compares what two versions make of the same exports. */
export function compareEvents(was: Made, is: Made): MappingDiff {
  const gone = [...was.events].filter(([key]) => !is.events.has(key)).map(([, event]) => event);
  const added = [...is.events].filter(([key]) => !was.events.has(key)).map(([, event]) => event);
  const twice = pairsOf(gone, added);
  const paired = new Set(twice.flatMap((pair) => [pair.was, pair.is]));
  return {
    added: added.filter((event) => !paired.has(event)),
    gone: gone.filter((event) => !paired.has(event)),
    changed: changedIn(was, is),
    twice,
    problems: { was: was.problems, is: is.problems },
  };
}

/** Events of the same row and type (in any version) under other keys. */
function pairsOf(gone: readonly MadeEvent[], added: readonly MadeEvent[]): MappingDiff['twice'] {
  const waiting = Map.groupBy(added, placeOf);
  return gone.flatMap((was) => {
    const is = waiting.get(placeOf(was))?.shift();
    return is === undefined ? [] : [{ was, is }];
  });
}

const placeOf = ({ file, line, key }: MadeEvent): string => JSON.stringify([file, line, key[0]]);

function changedIn(was: Made, is: Made): MappingDiff['changed'] {
  return [...is.events].flatMap(([key, event]) => {
    const before = was.events.get(key);
    const differences = before === undefined ? [] : differencesOf(before, event);
    return differences.length === 0 ? [] : [{ event, differences }];
  });
}

function differencesOf(was: MadeEvent, is: MadeEvent): readonly Difference[] {
  const [before, after] = [flat(was), flat(is)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .filter((name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)))
    .map((name) => ({ of: name, was: before.get(name), is: after.get(name) }));
}

function flat({ type, reference, happenedAt, data }: MadeEvent): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['type', type],
    ['reference', reference],
    ['happened', happenedAt],
    ...Object.entries(data),
  ]);
}
