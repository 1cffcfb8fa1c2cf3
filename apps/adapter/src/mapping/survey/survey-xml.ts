import type { NamedFile } from '../../source/unpacked.ts';
import type { XmlReader, XmlStart } from '../../source/xml-tokens.ts';
import { readXmlTokens } from '../../source/xml-tokens.ts';
import type { Survey } from './survey.ts';
import { ColumnTally } from './survey.ts';

/** What XML holds: the record is the outermost element that comes more than once, with the shortest path. */
export async function surveyXml(file: NamedFile): Promise<Survey> {
  const reader = new PathReader();
  for await (const _ of readXmlTokens(file, reader));
  return reader.survey();
}

/** What an event log holds: the keys of events and, with `trace:`, of traces. */
export async function surveyXes(file: NamedFile): Promise<Survey> {
  const reader = new KeyReader();
  for await (const _ of readXmlTokens(file, reader));
  const { events, tally } = reader;
  return { format: { kind: 'xes' }, records: events, unreadable: 0, columns: tally.all() };
}

class PathReader implements XmlReader {
  private readonly prefixes = new Map<string, string>();
  private readonly path: { readonly name: string; text: string; leaf: boolean }[] = [];
  private readonly times = new Map<string, number>();
  private readonly tally = new ColumnTally();

  open({ name, attributes }: XmlStart): void {
    const above = this.path.at(-1);
    if (above !== undefined) above.leaf = false;
    this.path.push({ name: this.prefixed(name), text: '', leaf: true });
    const at = this.at();
    this.times.set(at, (this.times.get(at) ?? 0) + 1);
    for (const attribute of attributes) {
      if (attribute.name.startsWith(`{${XMLNS}}`)) continue;
      this.tally.note(`${at}/@${this.prefixed(attribute.name)}`, attribute.value.trim());
    }
  }

  text(text: string): void {
    const element = this.path.at(-1);
    if (element !== undefined) element.text += text;
  }

  close(): void {
    const element = this.path.at(-1);
    if (element?.leaf === true) this.tally.note(this.at(), element.text.trim());
    this.path.pop();
  }

  survey(): Survey {
    const record = this.record();
    const below = this.tally.all().flatMap((column) => {
      if (column.name === record) return [{ ...column, name: '.' }];
      return column.name.startsWith(`${record}/`)
        ? [{ ...column, name: column.name.slice(record.length + 1) }]
        : [];
    });
    return {
      format: {
        kind: 'xml',
        namespaces: new Map([...this.prefixes].map(([uri, prefix]) => [prefix, uri])),
        record,
        columns: new Map(below.map(({ name }) => [columnName(name), name])),
      },
      records: this.times.get(record) ?? 0,
      unreadable: 0,
      columns: below,
    };
  }

  private record(): string {
    const depth = (path: string): number => path.split('/').length;
    const inner = [...this.times.keys()].filter((path) => depth(path) > 2);
    const repeated = inner.filter((path) => (this.times.get(path) ?? 0) > 1);
    const [first = ''] = (repeated.length > 0 ? repeated : inner).toSorted(
      (one, other) => depth(one) - depth(other),
    );
    return first;
  }

  private at(): string {
    return this.path.map(({ name }) => `/${name}`).join('');
  }

  /** `{namespace}local` with a prefix of the survey's own. */
  private prefixed(name: string): string {
    const [, uri, local] = /^\{(.*)\}(.*)$/.exec(name) ?? [];
    if (uri === undefined || local === undefined) return name;
    const prefix = this.prefixes.get(uri) ?? `n${this.prefixes.size + 1}`;
    this.prefixes.set(uri, prefix);
    return `${prefix}:${local}`;
  }
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

function columnName(path: string): string {
  return path === '.' ? 'value' : path.replaceAll(/n\d+:|@/g, '').replaceAll('/', '.');
}

/** Elements that hold a value (IEEE 1849, 4.2). */
const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

class KeyReader implements XmlReader {
  readonly tally = new ColumnTally();
  events = 0;
  private readonly path: string[] = [];

  open({ name, attributes }: XmlStart): void {
    const element = name.replace(/^\{.*\}/, '');
    const above = this.path.join('/');
    this.path.push(element);
    if (above === 'log/trace' && element === 'event') this.events += 1;
    if (!VALUES.has(element)) return;
    const of = (wanted: string): string => attributes.find((one) => one.name === wanted)?.value ?? '';
    if (above === 'log/trace') this.tally.note(`trace:${of('key')}`, of('value').trim());
    if (above === 'log/trace/event') this.tally.note(of('key'), of('value').trim());
  }

  text(): void {
    // A log's values stand in attributes.
  }

  close(): void {
    this.path.pop();
  }
}
