import { decoderFor } from '../../source/decoder.ts';
import { readExport } from '../../source/read-export.ts';
import type { TextTree } from '../../source/text-tree.ts';
import { readTextTree } from '../../source/text-tree.ts';
import type { NamedFile } from '../../source/unpacked.ts';
import { unpacked } from '../../source/unpacked.ts';
import type { CsvFormat, ExportFormat } from '../export-format.ts';
import type { Survey } from './survey.ts';
import { ColumnTally } from './survey.ts';
import { surveyXes, surveyXml } from './survey-xml.ts';

/** What is known of the export beforehand. */
export interface SurveyHints {
  /** Told by the name of the file when absent; CSV when that says nothing. */
  readonly kind?: ExportFormat['kind'];
  /** Of CSV; when absent the one of `;`, `,`, tab and `|` that the first line holds most often. */
  readonly delimiter?: string;
  /** Of CSV; UTF-8 when absent. */
  readonly encoding?: CsvFormat['encoding'];
}

/** Tells what columns an export has, never what stands in them. Throws `ExportUnreadable` as the import would. */
export async function surveyExport(file: NamedFile, hints: SurveyHints = {}): Promise<Survey> {
  switch (hints.kind ?? kindOf(file.name)) {
    case 'xml':
      return surveyXml(file);
    case 'xes':
      return surveyXes(file);
    case 'json-lines':
      return surveyJsonLines(file);
    default:
      return surveyCsv(file, hints);
  }
}

const KINDS: readonly (readonly [RegExp, ExportFormat['kind']])[] = [
  [/\.xml$/i, 'xml'],
  [/\.xes$/i, 'xes'],
  [/\.(jsonl|ndjson|json)$/i, 'json-lines'],
];

function kindOf(name: string): ExportFormat['kind'] {
  const bare = name.replace(/\.gz$/i, '');
  return KINDS.find(([pattern]) => pattern.test(bare))?.[1] ?? 'csv';
}

async function surveyCsv(file: NamedFile, { delimiter, encoding = 'utf-8' }: SurveyHints): Promise<Survey> {
  const format: CsvFormat = {
    kind: 'csv',
    delimiter: delimiter ?? (await likeliestDelimiter(file)),
    encoding,
    header: 'names',
  };
  const tally = new ColumnTally();
  let [records, unreadable] = [0, 0];
  for await (const some of readExport(file, { format, columns: [] })) {
    for (const record of some) {
      if ('fault' in record) unreadable += 1;
      else {
        records += 1;
        for (const [name, text] of record.cells) tally.note(name, text);
      }
    }
  }
  return { format, records, unreadable, columns: tally.all() };
}

const DELIMITERS = [';', ',', '\t', '|'];

async function likeliestDelimiter(file: NamedFile): Promise<string> {
  if (/\.xlsx?$/i.test(file.name)) return ';';
  for await (const bytes of unpacked(file)) {
    const [header = ''] = Buffer.from(bytes).toString('latin1').split('\n');
    const bare = header.replaceAll(/"[^"]*"/g, '');
    const times = (sign: string): number => bare.split(sign).length - 1;
    return DELIMITERS.toSorted((one, other) => times(other) - times(one))[0] ?? ';';
  }
  return ';';
}

async function surveyJsonLines(file: NamedFile): Promise<Survey> {
  const tally = new ColumnTally();
  let [records, unreadable, rest] = [0, 0, ''];
  const take = (lines: readonly string[]): void => {
    for (const line of lines) {
      if (line.trim() === '') continue;
      const read = readTextTree(line);
      if ('tree' in read) {
        records += 1;
        noteTree(tally, '', read.tree);
      } else unreadable += 1;
    }
  };
  const decoder = decoderFor('utf-8');
  for await (const bytes of unpacked(file)) {
    const lines = (rest + decoder.decode(bytes)).split('\n');
    rest = lines.pop() ?? '';
    take(lines);
  }
  take([rest + decoder.end()]);
  const columns = tally.all();
  const names = new Map(columns.map(({ name }) => [name.slice(1).replaceAll('/', '.'), name]));
  return { format: { kind: 'json-lines', columns: names }, records, unreadable, columns };
}

function noteTree(tally: ColumnTally, pointer: string, tree: TextTree): void {
  if (tree === null || typeof tree === 'string') return tally.note(pointer, tree ?? '');
  const members = tree instanceof Map ? [...tree] : [...(tree as readonly TextTree[]).entries()];
  for (const [name, member] of members) {
    const step = String(name).replaceAll('~', '~0').replaceAll('/', '~1');
    noteTree(tally, `${pointer}/${step}`, member as TextTree);
  }
}
