import { cleanText } from './clean-text.ts';
import type { ExportRecord } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';
import type { NamedFile } from './unpacked.ts';
import type { XmlReader, XmlStart } from './xml-tokens.ts';
import { readXmlTokens } from './xml-tokens.ts';

/** Reads an event log (IEEE 1849): one record for each event, in the log's order. Throws {@link ExportUnreadable}. */
export async function* readXes(
  file: NamedFile,
  needed: readonly string[],
): AsyncGenerator<readonly ExportRecord[]> {
  const reader = new LogReader(new Set(needed));
  for await (const _ of readXmlTokens(file, reader)) yield reader.take();
}

interface Attributes {
  readonly values: Map<string, string>;
  /** A key that the mapping needs and that stands here twice. */
  twice?: string;
}

interface LogEvent extends Attributes {
  readonly line: number;
  readonly column: number;
}

/** Attributes of a trace may follow its events, so a trace is held until it ends; nested attributes, lists and defaults are passed over. */
class LogReader implements XmlReader {
  private readonly path: string[] = [];
  private trace: Attributes = { values: new Map() };
  private events: LogEvent[] = [];
  private records: ExportRecord[] = [];

  constructor(private readonly needed: ReadonlySet<string>) {}

  open({ name, attributes, line, column }: XmlStart): void {
    const element = name.replace(/^\{.*\}/, '');
    this.path.push(element);
    const path = this.path.join('/');
    if (this.path.length === 1 && element !== 'log') throw noLog(line);
    if (path === 'log/trace') this.trace = { values: new Map() };
    else if (path === 'log/event') this.records.push({ line, column, fault: NO_TRACE });
    else if (path === 'log/trace/event') this.events.push({ values: new Map(), line, column });
    else if (VALUES.has(element)) this.attribute(attributes);
  }

  text(): void {
    // A log's values stand in attributes.
  }

  close(): void {
    const path = this.path.join('/');
    this.path.pop();
    if (path !== 'log/trace') return;
    const trace = [...this.trace.values].map(([key, value]) => [`trace:${key}`, value] as const);
    for (const [index, event] of this.events.entries())
      this.records.push(this.recordOf(event, trace, index + 1));
    this.events = [];
  }

  /** The records that are complete since the last time. */
  take(): readonly ExportRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }

  private attribute(attributes: XmlStart['attributes']): void {
    const owner = this.owner();
    const key = attributes.find(({ name }) => name === 'key')?.value;
    const value = attributes.find(({ name }) => name === 'value')?.value;
    if (owner === undefined || key === undefined || value === undefined) return;
    const column = owner === this.trace ? `trace:${key}` : key;
    if (!this.needed.has(column)) return;
    if (owner.values.has(key)) owner.twice ??= column;
    else owner.values.set(key, cleanText(value));
  }

  /** Whose attribute this is; none for attributes of the log and nested ones. */
  private owner(): Attributes | undefined {
    const above = this.path.slice(0, -1).join('/');
    if (above === 'log/trace/event') return this.events.at(-1);
    return above === 'log/trace' ? this.trace : undefined;
  }

  private recordOf(
    { values, line, column, twice }: LogEvent,
    trace: readonly (readonly [string, string])[],
    number: number,
  ): ExportRecord {
    const double = twice ?? this.trace.twice;
    if (double !== undefined) return { line, column, fault: attributeTwice(double) };
    return { line, column, cells: new Map([...trace, ...values, ['#', String(number)]]) };
  }
}

/** Elements that hold a value (IEEE 1849, 4.2). */
const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

function noLog(line: number): ExportUnreadable {
  const reason = 'the outermost element is not <log>';
  return new ExportUnreadable([{ code: 'ROOT_UNKNOWN', line, reason, fix: 'export as XES (IEEE 1849)' }]);
}

function attributeTwice(column: string): Exclude<ExportRecord, { cells: unknown }>['fault'] {
  return {
    column,
    code: 'VALUE_TWICE',
    reason: 'the event or its trace holds this attribute more than once',
    fix: 'give each attribute a key of its own',
  };
}

const NO_TRACE: Exclude<ExportRecord, { cells: unknown }>['fault'] = {
  code: 'EVENT_WITHOUT_TRACE',
  reason: 'the event stands directly under <log>, so it belongs to no case',
  fix: 'export each event within the <trace> of its case',
};
