/** How the bytes of one kind of export file are read as records; a name that ends in `.gz` is unpacked first. */
export type ExportFormat = CsvFormat | XmlFormat | JsonLinesFormat | XesFormat;

/** The encodings that are read, by their names at IANA. */
export const ENCODINGS = ['utf-8', 'iso-8859-1', 'windows-1252'] as const;

/** One of these encodings. */
export type Encoding = (typeof ENCODINGS)[number];

/** Text with a delimiter (RFC 4180, any one character in place of the comma). */
export interface CsvFormat {
  readonly kind: 'csv';
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** `names`: the first record names the columns; else their names by position, and the first record is a row. */
  readonly header: 'names' | readonly string[];
}

/** XML 1.0 with namespaces, without document type definition. */
export interface XmlFormat {
  readonly kind: 'xml';
  /** Namespace by prefix, as the paths below write them; a name without prefix has no namespace. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Path of the repeated element from the root, e.g. `/k:export/k:fall`. */
  readonly record: string;
  /** Column → path below the repeated element: `k:nr`, `k:person/k:name`, `@id`, `k:frist/@bis`, `.`. */
  readonly columns: ReadonlyMap<string, string>;
}

/** One JSON object a line (jsonlines.org). */
export interface JsonLinesFormat {
  readonly kind: 'json-lines';
  /** Column → JSON Pointer (RFC 6901) to a text, number or truth value. */
  readonly columns: ReadonlyMap<string, string>;
}

/**
 * An event log (IEEE 1849): one record for each event, in the log's order. Columns are the keys of the event's attributes
 * (`concept:name`), those of its trace as `trace:` and the key (`trace:concept:name`), and `#`, the event's number in its trace.
 */
export interface XesFormat {
  readonly kind: 'xes';
}
