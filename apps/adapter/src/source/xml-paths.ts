import type { XmlFormat } from '../mapping/export-format.ts';
import { expandedName } from './xml-tokens.ts';

/** The paths of a mapping in expanded names, ready to be compared with a file. */
export class XmlPaths {
  private readonly record: readonly string[];
  private readonly texts = new Map<string, string[]>();
  private readonly attributes = new Map<string, string[]>();

  constructor({ record, columns, namespaces }: XmlFormat) {
    const expanded = (path: string): string[] =>
      path.split('/').flatMap((step) => (step === '' ? [] : [expandedName(step, namespaces)]));
    this.record = expanded(record);
    for (const [column, path] of columns) {
      const [elements = '', attribute] = path.split('@');
      const below = elements === '.' ? '' : expanded(elements).join('/');
      if (attribute === undefined) add(this.texts, below, column);
      else add(this.attributes, `${below}@${expandedName(attribute, namespaces)}`, column);
    }
  }

  /** The outermost element. */
  get root(): string {
    return this.record[0] ?? '';
  }

  /** Whether these open elements are the path of a record. */
  isRecord(open: readonly string[]): boolean {
    return open.length === this.record.length && this.record.every((name, index) => open[index] === name);
  }

  /** Columns of the text at this path below the record. */
  textColumns(below: string): readonly string[] {
    return this.texts.get(below) ?? [];
  }

  /** Columns of this attribute of the element at this path below the record. */
  attributeColumns(below: string, attribute: string): readonly string[] {
    return this.attributes.get(`${below}@${attribute}`) ?? [];
  }
}

function add(columns: Map<string, string[]>, path: string, column: string): void {
  columns.set(path, [...(columns.get(path) ?? []), column]);
}
