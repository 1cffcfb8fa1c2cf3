import type { Node, Pair, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** A fault in a YAML file: where it stands (line and character from 1, pointer as RFC 6901), and what to do. */
export interface YamlProblem {
  readonly code: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly fix: string;
}

/** What a text must look like, with the words for the fix. */
export interface TextForm {
  readonly pattern?: RegExp;
  readonly fix?: string;
}

/** A plain value of YAML. */
export type Plain = string | number | boolean;

/** The file that is being read: finds lines and gathers every fault instead of stopping at the first. */
class Reading {
  readonly problems: YamlProblem[] = [];
  constructor(private readonly lines: LineCounter) {}

  report(code: string, pointer: string, node: Node | null | undefined, reason: string, fix: string): void {
    this.problems.push({ code, pointer: pointer || '/', ...this.placeOf(node), reason, fix });
  }

  placeAt(offset: number): Pick<YamlProblem, 'line' | 'column'> {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  private placeOf(node: Node | null | undefined): Pick<YamlProblem, 'line' | 'column'> {
    return node?.range ? this.placeAt(node.range[0]) : { line: 1, column: 1 };
  }
}

/**
 * A YAML mapping that is read strictly: keys that nobody asks for are faults. A fault gives a placeholder (empty text, 0,
 * empty section) and an entry in the problems, so that all faults come to light at once; what was read counts only when
 * there are none. Texts come as they stand in the file, leading zeros included. No fault quotes a value, which may be secret.
 */
export class YamlSection {
  private readonly asked = new Set<string>();

  private constructor(
    private readonly node: YAMLMap | undefined,
    private readonly pointer: string,
    private readonly reading: Reading,
  ) {}

  /** Reads a whole file with the given function; its value, or all faults. */
  static read<Value>(text: string, as: (root: YamlSection) => Value): Value | YamlProblem[] {
    const lines = new LineCounter();
    const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
    const reading = new Reading(lines);
    for (const error of document.errors) {
      reading.problems.push({
        code: 'YAML_BROKEN',
        pointer: '/',
        ...reading.placeAt(error.pos[0]),
        reason: error.message,
        fix: 'correct the YAML',
      });
    }
    if (reading.problems.length > 0) return reading.problems;
    const root = YamlSection.over(document.contents, '', reading);
    const value = as(root);
    root.close();
    return reading.problems.length > 0 ? reading.problems.sort((one, other) => one.line - other.line) : value;
  }

  private static over(node: unknown, pointer: string, reading: Reading): YamlSection {
    if (isMap(node)) return new YamlSection(node, pointer, reading);
    reading.report(
      'NOT_A_SECTION',
      pointer,
      node as Node,
      'a section (key: value) is wanted here',
      'indent its keys below it',
    );
    return new YamlSection(undefined, pointer, reading);
  }

  /** Whether the key is there. */
  has(key: string): boolean {
    return this.pair(key) !== undefined;
  }

  /** A text that must be there. */
  text(key: string, form: TextForm = {}): string {
    if (this.value(key) === undefined) return this.missing(key, form.fix);
    return this.optionalText(key, form) ?? '';
  }

  /** A text that may be absent. */
  optionalText(key: string, { pattern, fix }: TextForm = {}): string | undefined {
    const node = this.value(key);
    if (node === undefined) return undefined;
    const text = asWritten(node);
    if (text === undefined || text === '')
      return this.wrong(key, 'a text is wanted here', fix ?? `give ${key} a value`);
    if (pattern && !pattern.test(text))
      return this.wrong(key, 'the value does not fit', fix ?? `it must match ${pattern.source}`);
    return text;
  }

  /** One text of a closed list. */
  oneOf<Choice extends string>(key: string, choices: readonly Choice[]): Choice {
    const fix = `write one of: ${choices.join(', ')}`;
    const found = this.text(key, { fix });
    if (found !== '' && !choices.includes(found as Choice))
      this.wrong(key, 'the value is not known here', fix);
    return found as Choice;
  }

  /** `true` or `false`, or the default when it is absent. */
  flag(key: string, otherwise: boolean): boolean {
    const node = this.value(key);
    if (node === undefined) return otherwise;
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (typeof value === 'boolean') return value;
    this.wrong(key, 'true or false is wanted here', 'write true or false');
    return otherwise;
  }

  /** A whole number within borders (inclusive), or the default when it is absent. */
  wholeNumber(
    key: string,
    borders: { readonly least: number; readonly most: number; readonly otherwise?: number },
  ): number {
    const { least, most, otherwise } = borders;
    const fix = `write a whole number from ${least} to ${most}`;
    const node = this.value(key);
    if (node === undefined) return otherwise ?? (this.missing(key, fix), 0);
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.wrong(key, 'the value does not fit', fix);
    return 0;
  }

  /** A list of texts (a single text is a list of one). */
  texts(key: string, form: TextForm & { readonly least?: number } = {}): readonly string[] {
    const node = this.value(key);
    const least = form.least ?? 0;
    if (node === undefined) return least > 0 ? (this.missing(key, form.fix), []) : [];
    const items: readonly unknown[] = isSeq(node) ? node.items : [node];
    const texts = items.map((item) => asWritten(item as Node));
    const wrong = texts.some(
      (text) => text === undefined || text === '' || form.pattern?.test(text) === false,
    );
    if (wrong || texts.length < least)
      this.wrong(key, 'a list of texts is wanted here', form.fix ?? 'write [one, other]');
    return texts.map((text) => text ?? '');
  }

  /** A text, number or truth value that may be absent. */
  plain(key: string): Plain | undefined {
    const node = this.value(key);
    if (node === undefined) return undefined;
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    return this.wrong(key, 'a single value is wanted here', `write ${key}: value`);
  }

  /** A section that must be there. */
  section(key: string): YamlSection {
    const found = this.optionalSection(key);
    if (found) return found;
    this.missing(key);
    return new YamlSection(undefined, `${this.pointer}/${key}`, this.reading);
  }

  /** A section that may be absent. */
  optionalSection(key: string): YamlSection | undefined {
    const node = this.value(key);
    return node === undefined ? undefined : YamlSection.over(node, `${this.pointer}/${key}`, this.reading);
  }

  /** A list of at least `least` sections. */
  sections(key: string, least = 0): readonly YamlSection[] {
    const node = this.value(key);
    if (node === undefined && least > 0) this.missing(key);
    if (node === undefined) return [];
    if (!isSeq(node)) this.wrong(key, 'a list is wanted here', 'begin each entry with "- "');
    const items: readonly unknown[] = isSeq(node) ? node.items : [];
    if (isSeq(node) && items.length < least) this.wrong(key, 'the list is empty', `give at least ${least}`);
    return items.map((item, index) =>
      YamlSection.over(item, `${this.pointer}/${key}/${index}`, this.reading),
    );
  }

  /** A list whose entries are texts or sections; a single one is a list of one. */
  entries(
    key: string,
    {
      least = 0,
      most = Infinity,
      fix,
    }: { readonly least?: number; readonly most?: number; readonly fix?: string } = {},
  ): readonly (string | YamlSection)[] {
    const node = this.value(key);
    if (node === undefined) return least > 0 ? (this.missing(key, fix), []) : [];
    const items: readonly unknown[] = isSeq(node) ? node.items : [node];
    const entries = items.map((item, index) => {
      const pointer = isSeq(node) ? `${this.pointer}/${key}/${index}` : `${this.pointer}/${key}`;
      return isMap(item) ? YamlSection.over(item, pointer, this.reading) : (asWritten(item as Node) ?? '');
    });
    if (entries.includes('') || entries.length < least || entries.length > most)
      this.wrong(key, 'the value does not fit', fix ?? `give ${key} a value`);
    return entries;
  }

  /** The keys of a section whose keys are free names. */
  names(): readonly string[] {
    return this.pairs().map(({ key }) => asWritten(key as Node) ?? '');
  }

  /** Notes a fault that the reader found at a key (or at the section itself). */
  fault(key: string | undefined, code: string, reason: string, fix: string): void {
    const pointer = key === undefined ? this.pointer : `${this.pointer}/${key}`;
    const node = key === undefined ? this.node : ((this.pair(key)?.key as Node | undefined) ?? this.node);
    this.reading.report(code, pointer, node, reason, fix);
  }

  /** Reports every key that was not asked for; to be called when all keys are read. */
  close(): void {
    for (const { key } of this.pairs()) {
      const name = asWritten(key as Node) ?? '';
      if (this.asked.has(name)) continue;
      const fix = `remove it, or use one of: ${[...this.asked].join(', ')}`;
      this.reading.report(
        'UNKNOWN_KEY',
        `${this.pointer}/${name}`,
        key as Node,
        `"${name}" is not known here`,
        fix,
      );
    }
  }

  private pairs(): readonly Pair[] {
    return this.node?.items ?? [];
  }

  private pair(key: string): Pair | undefined {
    this.asked.add(key);
    return this.pairs().find((pair) => asWritten(pair.key as Node) === key);
  }

  private value(key: string): Node | undefined {
    const node = this.pair(key)?.value as Node | null | undefined;
    return node ?? undefined;
  }

  private missing(key: string, fix = `add ${key}`): string {
    // Below a section that is missing itself, one fault is enough.
    if (this.node !== undefined) this.fault(undefined, 'MISSING_KEY', `${key} is missing`, fix);
    return '';
  }

  private wrong(key: string, reason: string, fix: string): undefined {
    this.fault(key, 'WRONG_VALUE', `${key}: ${reason}`, fix);
    return undefined;
  }
}

/** A scalar's text as it stands in the file: YAML would turn 0123 into a number and lose the zero. */
function asWritten(node: Node | null | undefined): string | undefined {
  if (!isScalar(node)) return undefined;
  if (node.type === 'PLAIN' && node.source !== undefined) return node.source;
  return typeof node.value === 'string' ? node.value : undefined;
}
