import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import type { Encoding } from '../mapping/export-format.ts';
import type { Decoder } from './decoder.ts';
import { decoderFor } from './decoder.ts';
import type { ExportFault } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';
import type { NamedFile } from './unpacked.ts';
import { unpacked } from './unpacked.ts';

/** An element as it begins; names are expanded: `{namespace}local`, and `local` alone without a namespace. */
export interface XmlStart {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** Where its `<` stands, from 1. */
  readonly line: number;
  readonly column: number;
}

/** Told of what stands in a file, in its order. */
export interface XmlReader {
  open(start: XmlStart): void;
  text(text: string): void;
  close(): void;
}

/**
 * Reads XML 1.0 with namespaces piece by piece and yields after each piece. No document type, so no entities but the five of
 * XML; nothing is loaded. Throws {@link ExportUnreadable}: XML_BROKEN with its place, XML_DOCTYPE, ENCODING_UNKNOWN, and FILE_INCOMPLETE
 * when the last element is not closed.
 */
export async function* readXmlTokens(file: NamedFile, reader: XmlReader): AsyncGenerator<void> {
  const parser = parserFor(reader);
  let decoder: Decoder | undefined;
  for await (const bytes of unpacked(file)) {
    decoder ??= decoderFor(declaredEncoding(bytes));
    parser.write(decoder.decode(bytes));
    yield;
  }
  parser.write(decoder?.end() ?? '');
  parser.off('error');
  let complete = true;
  parser.on('error', () => (complete = false));
  parser.close();
  if (!complete) throw new ExportUnreadable([INCOMPLETE]);
  yield;
}

/** `{namespace}local` of a name of a path whose prefixes the mapping declares. */
export function expandedName(name: string, namespaces: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.split(':');
  return local === undefined ? name : `{${namespaces.get(prefix ?? '') ?? ''}}${local}`;
}

function parserFor(reader: XmlReader): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let at = { line: 1, column: 1 };
  parser.on('opentagstart', ({ name }) => (at = placeOf(parser, name)));
  parser.on('opentag', (tag) => reader.open({ ...at, name: nameOf(tag), attributes: attributesOf(tag) }));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', () => reader.close());
  parser.on('doctype', () => {
    throw new ExportUnreadable([{ ...DOCTYPE, line: parser.line }]);
  });
  parser.on('error', () => {
    const { line } = parser;
    const reason = `the XML cannot be read at character ${parser.column + 1} of the line`;
    throw new ExportUnreadable([{ code: 'XML_BROKEN', line, reason, fix: 'export well-formed XML 1.0' }]);
  });
  return parser;
}

/** The parser stands one character behind the name: on the next line already, where a line break follows the name. */
function placeOf(
  { line, column }: SaxesParser<{ xmlns: true }>,
  name: string,
): { line: number; column: number } {
  const begins = column - name.length - 1;
  return begins >= 1 ? { line, column: begins } : { line: Math.max(1, line - 1), column: 1 };
}

function nameOf({ uri, local }: Pick<SaxesTagNS, 'uri' | 'local'>): string {
  return uri === '' ? local : `{${uri}}${local}`;
}

function attributesOf({ attributes }: SaxesTagNS): XmlStart['attributes'] {
  return Object.values(attributes).map((one: SaxesAttributeNS) => ({ name: nameOf(one), value: one.value }));
}

const DECLARATION = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/;
const DECLARED: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  'windows-1252': 'windows-1252',
};

/** The encoding that the file itself declares; UTF-8 when it declares none (XML 1.0, appendix F). */
function declaredEncoding(bytes: Uint8Array): Encoding {
  const begin = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = DECLARATION.exec(begin)?.[1] ?? 'utf-8';
  const encoding = DECLARED[declared.toLowerCase()];
  if (encoding !== undefined) return encoding;
  const fix = 'export as UTF-8, ISO-8859-1 or Windows-1252';
  const reason = 'the XML declaration names an encoding that is not read';
  throw new ExportUnreadable([{ code: 'ENCODING_WRONG', reason, fix }]);
}

const INCOMPLETE: ExportFault = {
  code: 'FILE_INCOMPLETE',
  reason: 'the last element is not closed: the file may be half written',
  fix: 'wait until it is written',
};

const DOCTYPE: ExportFault = {
  code: 'XML_DOCTYPE',
  reason: 'the file has a document type definition',
  fix: 'export without <!DOCTYPE …>: entities are not read',
};
