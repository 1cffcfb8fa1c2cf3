import { basename } from 'node:path';
import type { CsvFormat, NamedFile } from '#adapter';
import { decoderFor, unpacked } from '#adapter';
import type { PlacedProblem } from './try-export.ts';

/** Where a cell begins. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Puts the problems of a CSV file at their cells: what reads the file knows the row alone. */
export async function placeInCsv(
  path: string,
  { delimiter, encoding, header }: CsvFormat,
  problems: readonly PlacedProblem[],
): Promise<readonly PlacedProblem[]> {
  const wanted = new Set(problems.filter(({ cell }) => cell !== undefined).map(({ line }) => line));
  if (wanted.size === 0) return problems;
  const rows = new Map<number, readonly Cell[]>();
  let names = header === 'names' ? undefined : header;
  for await (const { line, text } of recordsAt(
    { name: basename(path), path },
    encoding,
    wanted,
    names === undefined,
  )) {
    const cells = cellsOf(text, delimiter, line);
    if (names === undefined) names = cells.map(({ name }) => name);
    else rows.set(line, cells);
  }
  return problems.map((problem) => {
    const index = problem.cell === undefined ? -1 : (names ?? []).indexOf(problem.cell);
    const place: Place | undefined = rows.get(problem.line)?.[index];
    return place === undefined ? problem : { ...problem, line: place.line, column: place.column };
  });
}

const MOST_LINES = 100;

/** The texts that begin at these lines, each with some lines more, as a cell may hold line breaks; the header first. */
async function* recordsAt(
  file: NamedFile,
  encoding: CsvFormat['encoding'],
  wanted: ReadonlySet<number>,
  withHeader: boolean,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let headerDue = withHeader;
  let open: { line: number; text: string } | undefined;
  let line = 0;
  for await (const text of linesOf(file, encoding)) {
    line += 1;
    if (open !== undefined && (isClosed(open.text) || line - open.line > MOST_LINES)) {
      yield open;
      open = undefined;
    }
    const begins = wanted.has(line) || (headerDue && text.trim() !== '');
    if (open !== undefined) open.text += `\n${text}`;
    else if (begins) {
      open = { line, text };
      headerDue = false;
    }
  }
  if (open !== undefined) yield open;
}

const isClosed = (text: string): boolean => text.split('"').length % 2 === 1;

async function* linesOf(file: NamedFile, encoding: CsvFormat['encoding']): AsyncGenerator<string> {
  const decoder = decoderFor(encoding);
  let rest = '';
  for await (const bytes of unpacked(file)) {
    const lines = (rest + decoder.decode(bytes)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.end();
}

interface Cell extends Place {
  /** Its text as a column's name is read. */
  readonly name: string;
}

/** The cells of one record with their places; quoted cells as in RFC 4180. */
function cellsOf(text: string, delimiter: string, firstLine: number): readonly Cell[] {
  const cells: Cell[] = [];
  let [at, line, lineBegin] = [0, firstLine, 0];
  while (at <= text.length) {
    const place = { line, column: at - lineBegin + 1 };
    const end = cellEnd(text, at, delimiter);
    const raw = text.slice(at, end);
    cells.push({ ...place, name: nameIn(raw) });
    for (const { index } of raw.matchAll(/\n/g)) [line, lineBegin] = [line + 1, at + index + 1];
    at = end + 1;
  }
  return cells;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"' && (quoted || at === from)) quoted = !quoted;
    else if (text[at] === '"' && !quoted && text[at - 1] === '"') quoted = true;
    else if (text[at] === delimiter && !quoted) return at;
  }
  return text.length;
}

function nameIn(raw: string): string {
  const text = raw.trim();
  const bare = /^"[^]*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
  return bare.trim().normalize('NFC');
}
