import type { JsonLinesFormat } from '../mapping/export-format.ts';
import { decoderFor } from './decoder.ts';
import type { ExportRecord } from './export-record.ts';
import { readTextTree } from './text-tree.ts';
import { treeCells } from './tree-cells.ts';
import type { NamedFile } from './unpacked.ts';
import { unpacked } from './unpacked.ts';

/** Reads JSON lines; empty lines are no records, a line that is no JSON object is a fault by itself. */
export async function* readJsonLines(
  file: NamedFile,
  { columns }: JsonLinesFormat,
): AsyncGenerator<readonly ExportRecord[]> {
  const decoder = decoderFor('utf-8');
  let rest = '';
  let line = 0;
  const take = (lines: readonly string[]): ExportRecord[] =>
    lines.flatMap((text) => {
      line += 1;
      return text.trim() === '' ? [] : [recordOf(line, text, columns)];
    });
  for await (const bytes of unpacked(file)) {
    const lines = (rest + decoder.decode(bytes)).split('\n');
    rest = lines.pop() ?? '';
    yield take(lines);
  }
  yield take([rest + decoder.end()]);
}

/** Whether the last line is a whole JSON value: a sign of a whole file when no line break ends it. */
export async function lastLineComplete(file: NamedFile): Promise<boolean> {
  const decoder = decoderFor('utf-8');
  let rest = '';
  for await (const bytes of unpacked(file)) rest = (rest + decoder.decode(bytes)).split('\n').pop() ?? '';
  return 'tree' in readTextTree(rest + decoder.end());
}

function recordOf(line: number, text: string, columns: JsonLinesFormat['columns']): ExportRecord {
  const read = readTextTree(text);
  if ('column' in read) {
    const reason =
      'the line is not JSON, a name stands twice in one object, or it has more than a million characters';
    const fix = 'write one JSON object on each line, every name in it once';
    return { line, column: read.column, fault: { code: 'JSON_BROKEN', reason, fix } };
  }
  return { line, ...treeCells(read.tree, columns) };
}
