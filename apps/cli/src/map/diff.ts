import type { Bench, Report } from '../command.ts';
import type { Difference, MadeEvent, MappingDiff } from './compare-events.ts';
import { compareEvents, makeEvents } from './compare-events.ts';
import { soundMapping } from './mapping-file.ts';

/** Compares what two versions of a mapping make of the same exports. */
export async function diffMappings({ line }: Bench): Promise<Report> {
  const [was, is] = [await soundMapping(line.operand('old')), await soundMapping(line.operand('new'))];
  const exports = line.operands('export');
  const before = await makeEvents(was, exports);
  const diff = compareEvents(before, await makeEvents(is, exports));
  const { added, gone, changed, twice, problems } = diff;
  const differing = added.length + gone.length + changed.length + twice.length;
  return {
    findings: differing > 0 || problems.was !== problems.is,
    facts: { ...diff },
    lines: [
      ...section('reported twice: the same row under other keys', twice, twiceLine),
      ...section('added', added, (event) => `+ ${eventWords(event)}`),
      ...section('no longer made; what was sent stays sent', gone, (event) => `- ${eventWords(event)}`),
      ...section('changed: sent as corrections', changed, changedLine),
      `${before.events.size} events before: ${added.length} added, ${gone.length} gone, ${changed.length} changed, ${twice.length} reported twice; problems ${problems.was} before, ${problems.is} now`,
    ],
  };
}

const MOST_LINES = 50;

function section<Entry>(
  title: string,
  entries: readonly Entry[],
  words: (entry: Entry) => string,
): readonly string[] {
  if (entries.length === 0) return [];
  const more = entries.length - MOST_LINES;
  return [
    `${title} (${entries.length}):`,
    ...entries.slice(0, MOST_LINES).map((entry) => `  ${words(entry)}`),
    ...(more > 0 ? [`  … and ${more} more, all with --json`] : []),
    '',
  ];
}

function eventWords({ file, line, type, reference, key }: MadeEvent): string {
  return `${file}:${line} ${type.replace('de.wegmarke.', '')} of ${reference}, key ${keyWords(key)}`;
}

const keyWords = (key: readonly string[]): string => key.slice(1).join(' · ');

function twiceLine({ was, is }: MappingDiff['twice'][number]): string {
  return `! ${eventWords(was)} → ${keyWords(is.key)}`;
}

function changedLine({ event, differences }: MappingDiff['changed'][number]): string {
  return `~ ${eventWords(event)}: ${differences.map(differenceWords).join('; ')}`;
}

function differenceWords({ of, was, is }: Difference): string {
  const words = `${of} ${valueWords(was)} → ${valueWords(is)}`;
  return of === 'reference' ? `${words} (another case)` : words;
}

function valueWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
