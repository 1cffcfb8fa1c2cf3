/** The kinds of exports that are read. */
export const KINDS = ['csv', 'xml', 'json-lines', 'xes'] as const;

/** The encodings of CSV that are read. */
export const ENCODINGS = ['utf-8', 'iso-8859-1', 'windows-1252'] as const;
