import type { SinkLine } from '../network/files.ts';
import type { Kept } from './adapter-memory.ts';
import type { Happening, Party, Person } from './exports.ts';
import { PARTIES } from './exports.ts';
import type { LogRow } from './log-rows.ts';
import type { SaidReceipt } from './receipts.ts';

/** What one more sink of a party holds. */
export interface MoreLines {
  readonly party: Party;
  /** As a reader of the verdict knows it, e.g. `csv`. */
  readonly sink: string;
  readonly lines: readonly Pick<SinkLine, 'id' | 'type' | 'reference' | 'agency' | 'happenedAt'>[];
  /** What is wrong with it beside its lines. */
  readonly broken: readonly string[];
}

/** Everything that can be seen from outside when all is quiet. */
export interface Traces {
  readonly happenings: readonly Happening[];
  readonly log: readonly LogRow[];
  readonly sinks: Readonly<Record<Party, readonly SinkLine[]>>;
  /** What parties have beside the sink that each of them has. */
  readonly moreSinks?: readonly MoreLines[];
  readonly outboxes: readonly Kept[];
  readonly said: readonly SaidReceipt[];
}

/** What is wrong, one line each. */
export interface Verdict {
  /** Exported and not in the record, or not in a sink where it belongs. */
  readonly lost: readonly string[];
  /** In a sink where it does not belong. */
  readonly wronglyDisclosed: readonly string[];
  /** Twice somewhere, in the log without an export, or a log or receipt that contradicts itself (N1 to N4). */
  readonly broken: readonly string[];
}

/** Judges what a network has done with what was exported; shares no code with the product. */
export function judge(traces: Traces): Verdict {
  const recorded = traces.log.filter(({ type }) => type.startsWith('de.wegmarke.language.'));
  const inLog = compare(
    traces.happenings.map((one) => `record: ${keyOf(one.author, one)}`),
    recorded.map((row) => `record: ${keyOf(row.agency, row)}`),
  );
  const { moreSinks = [] } = traces;
  const ofAll = PARTIES.map((party) => ({ party, sink: 'sink', lines: traces.sinks[party] }));
  const sinks = [...ofAll, ...moreSinks].map((one) => sinkVerdict(one, traces));
  const surplus = sinks.flatMap(({ surplus: lines }) => lines);
  return {
    lost: [...inLog.missing, ...sinks.flatMap(({ missing }) => missing)],
    wronglyDisclosed: surplus.filter(({ twice }) => !twice).map(({ line }) => line),
    broken: [
      ...inLog.surplus.map(({ line }) => `surplus in ${line}`),
      ...surplus.filter(({ twice }) => twice).map(({ line }) => `twice in ${line}`),
      ...moreSinks.flatMap(({ broken }) => broken),
      ...brokenLog(traces.log),
      ...brokenCases(traces.happenings, recorded),
      ...brokenReceipts(traces),
    ],
  };
}

function keyOf(
  author: string,
  { type, happenedAt }: { readonly type: string; readonly happenedAt?: string },
) {
  return `${author} ${type} ${happenedAt}`;
}

/** Each event once in the sink of each party that it reaches, under that party's own file number. */
function sinkVerdict({ party, sink, lines }: Omit<MoreLines, 'broken'>, { happenings, log }: Traces) {
  const ids = new Map(log.map((row) => [keyOf(row.agency, row), row.id]));
  const expected = happenings
    .filter(({ reaches }) => reaches.includes(party))
    .map((one) => {
      const key = keyOf(one.author, one);
      return `${sink} of ${party}: ${one.person.files[party]} ${key} ${ids.get(key)}`;
    });
  const found = lines.map(
    (line) => `${sink} of ${party}: ${line.reference} ${keyOf(line.agency, line)} ${line.id}`,
  );
  return compare(expected, found);
}

function compare(expected: readonly string[], found: readonly string[]) {
  const wanted = new Set(expected);
  const seen = new Set<string>();
  const surplus: { readonly line: string; readonly twice: boolean }[] = [];
  for (const line of found) {
    if (!wanted.has(line) || seen.has(line)) surplus.push({ line, twice: seen.has(line) });
    seen.add(line);
  }
  return { missing: expected.filter((line) => !seen.has(line)), surplus };
}

/** Positions are dense, streams contiguous in the order of the log, and no id stands twice. */
function brokenLog(log: readonly LogRow[]): string[] {
  const revisions = new Map<string, number>();
  const ids = new Set<string>();
  return log.flatMap(({ position, stream, revision, id, agency }, index) => {
    const next = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const faults = [
      ...(position === index + 1 ? [] : [`position ${position} where ${index + 1} is due`]),
      ...(revision === next ? [] : [`revision ${revision} of ${stream} where ${next} is due`]),
      ...(ids.has(`${agency} ${id}`) ? [`${id} of ${agency} twice in the log`] : []),
    ];
    ids.add(`${agency} ${id}`);
    return faults;
  });
}

/** All that was told of one person is in one case, and each case is of one person. */
function brokenCases(happenings: readonly Happening[], recorded: readonly LogRow[]): string[] {
  const personOf = new Map(happenings.map((one) => [keyOf(one.author, one), one.person]));
  const caseOf = new Map<Person, string>();
  const ownerOf = new Map<string, Person>();
  return recorded.flatMap((row) => {
    const person = personOf.get(keyOf(row.agency, row));
    if (person === undefined) return [];
    const own = caseOf.get(person) ?? row.stream;
    const owner = ownerOf.get(row.stream) ?? person;
    caseOf.set(person, own);
    ownerOf.set(row.stream, owner);
    if (own === row.stream && owner === person) return [];
    return [`${person.voucher} is in ${row.stream} and in ${own}`];
  });
}

/** Each accepted receipt names the place of its event, every retry got the first receipt, and no adapter waits for one. */
function brokenReceipts({ log, outboxes, said }: Traces): string[] {
  const events = outboxes.filter(({ kind }) => kind === 'event');
  const waiting = events
    .filter(({ state }) => state !== 'recorded')
    .map(({ id, state }) => `${id} is ${state}`);
  const kept = outboxes
    .filter(({ state, id, position }) => state === 'recorded' && log[(position ?? 0) - 1]?.id !== id)
    .map(({ id, position }) => `the receipt kept for ${id} names position ${position}, where it is not`);
  const accepted = said.filter(({ outcome }) => outcome === 'accepted');
  const first = new Map<string, string>();
  const wrong = accepted.flatMap(({ id, position, at }) => {
    const told = `${position} ${at}`;
    const before = first.get(id) ?? told;
    first.set(id, before);
    return [
      ...(log[(position ?? 0) - 1]?.id === id
        ? []
        : [`a receipt for ${id} names position ${position}, where it is not`]),
      ...(before === told ? [] : [`${id} got two different receipts`]),
    ];
  });
  return [...waiting, ...kept, ...wrong];
}
