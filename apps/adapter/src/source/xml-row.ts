import type { CellProblem } from '../mapping/cell-problem.ts';
import { cleanText } from './clean-text.ts';
import type { ExportRecord } from './export-record.ts';
import { notPlain } from './tree-cells.ts';
import type { XmlPaths } from './xml-paths.ts';
import type { XmlStart } from './xml-tokens.ts';

interface OpenElement {
  /** Path below the record. */
  readonly below: string;
  readonly columns: readonly string[];
  text: string;
}

/** One record of an XML export while it is read. */
export class XmlRow {
  private readonly cells = new Map<string, string>();
  private readonly elements: OpenElement[] = [];
  private fault: CellProblem | undefined;

  constructor(
    private readonly paths: XmlPaths,
    private readonly start: XmlStart,
  ) {
    this.enter('', start);
  }

  open(start: XmlStart): void {
    const parent = this.elements.at(-1);
    const column = parent?.columns[0];
    if (column !== undefined) this.fault ??= notPlain(column);
    const above = parent?.below ?? '';
    this.enter(above === '' ? start.name : `${above}/${start.name}`, start);
  }

  text(text: string): void {
    const element = this.elements.at(-1);
    if (element !== undefined && element.columns.length > 0) element.text += text;
  }

  /** Closes the innermost element; `whole` when it was the record itself. */
  close(): 'whole' | 'open' {
    const element = this.elements.pop();
    for (const column of element?.columns ?? []) this.put(column, element?.text ?? '');
    return this.elements.length === 0 ? 'whole' : 'open';
  }

  record(): ExportRecord {
    const { line, column } = this.start;
    const { cells, fault } = this;
    return fault === undefined ? { line, column, cells } : { line, column, fault, texts: [...cells].flat() };
  }

  private enter(below: string, { attributes }: XmlStart): void {
    for (const { name, value } of attributes)
      for (const column of this.paths.attributeColumns(below, name)) this.put(column, value);
    this.elements.push({ below, columns: this.paths.textColumns(below), text: '' });
  }

  private put(column: string, text: string): void {
    if (this.cells.has(column)) this.fault ??= twice(column);
    else this.cells.set(column, cleanText(text));
  }
}

function twice(column: string): CellProblem {
  return {
    column,
    code: 'VALUE_TWICE',
    reason: 'the record holds this value more than once',
    fix: 'let the path of the column lead to one place, or make the repeated element the record',
  };
}
