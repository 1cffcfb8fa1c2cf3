/** One record of a CSV file; `line` is where it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotes cannot be read; the cells are empty then. */
  readonly broken?: true;
}

/** A record that grows beyond this is one whose closing quote is missing. */
const MOST_CHARACTERS = 65_536;

interface Found {
  readonly cells: readonly string[];
  readonly next: number;
}

/**
 * Splits CSV text (RFC 4180; LF or CRLF) as it comes in, in pieces of any size. Made for one thing that general parsers do not
 * do: after a broken quote it reports that one line, with its true number, and goes on with the next, so no good row is lost.
 */
export class RecordSplitter {
  private rest = '';
  private line = 1;

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece. */
  push(text: string): readonly CsvRecord[] {
    this.rest += text;
    return this.take(false);
  }

  /** The last records, when nothing more comes. */
  end(): readonly CsvRecord[] {
    return this.take(true);
  }

  private take(atEnd: boolean): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    let from = 0;
    while (from < this.rest.length) {
      const found = this.findRecord(from, atEnd);
      const mayGrow = !atEnd && this.rest.length - from <= MOST_CHARACTERS;
      if (mayGrow && (found === 'more' || (found === 'broken' && this.rest.indexOf('\n', from) < 0))) break;
      const broken = typeof found === 'string' || found.next - from > MOST_CHARACTERS;
      const next = broken ? this.lineEnd(from) : found.next;
      const { line } = this;
      if (broken) records.push({ line, cells: [], broken: true });
      else if (found.cells.length > 1 || found.cells[0] !== '') records.push({ line, cells: found.cells });
      this.line += this.breaksBetween(from, next);
      from = next;
    }
    this.rest = this.rest.slice(from);
    return records;
  }

  /** The record that begins here; `more`: its end has not come yet; `broken`: something follows a closing quote. */
  private findRecord(from: number, atEnd: boolean): Found | 'more' | 'broken' {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      const cell = this.rest[at] === '"' ? this.quoted(at + 1, atEnd) : this.unquoted(at, atEnd);
      if (typeof cell === 'string') return cell;
      cells.push(cell.text);
      const end = this.rest[cell.next];
      if (end !== this.delimiter) return { cells, next: Math.min(cell.next + 1, this.rest.length) };
      at = cell.next + 1;
    }
  }

  /** `next` points at the delimiter, the line break or the end. */
  private unquoted(from: number, atEnd: boolean): { text: string; next: number } | 'more' {
    let next = from;
    while (next < this.rest.length && this.rest[next] !== this.delimiter && this.rest[next] !== '\n')
      next += 1;
    if (next === this.rest.length && !atEnd) return 'more';
    const withReturn = next > from && this.rest[next - 1] === '\r' && this.rest[next] !== this.delimiter;
    return { text: this.rest.slice(from, withReturn ? next - 1 : next), next };
  }

  private quoted(from: number, atEnd: boolean): { text: string; next: number } | 'more' | 'broken' {
    let text = '';
    let at = from;
    for (;;) {
      const quote = this.rest.indexOf('"', at);
      // A quote at the very end may be the first half of a doubled one.
      if (quote < 0 || (quote + 1 === this.rest.length && !atEnd)) return 'more';
      text += this.rest.slice(at, quote);
      if (this.rest[quote + 1] !== '"') return this.afterQuote(text, quote + 1, atEnd);
      text += '"';
      at = quote + 2;
    }
  }

  private afterQuote(
    text: string,
    from: number,
    atEnd: boolean,
  ): { text: string; next: number } | 'more' | 'broken' {
    const tail = this.unquoted(from, atEnd);
    if (tail === 'more') return 'more';
    return tail.text.trim() === '' ? { text, next: tail.next } : 'broken';
  }

  private lineEnd(from: number): number {
    const end = this.rest.indexOf('\n', from);
    return end < 0 ? this.rest.length : end + 1;
  }

  private breaksBetween(from: number, until: number): number {
    let breaks = 0;
    for (let at = from; at < until; at += 1) if (this.rest[at] === '\n') breaks += 1;
    return breaks;
  }
}
