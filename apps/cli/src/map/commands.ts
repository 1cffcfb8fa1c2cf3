import type { Command } from '../command.ts';
import { ENCODINGS, KINDS } from './export-forms.ts';

/** The commands for mappings, in the order of the help; what a command does is loaded when it is run. */
export const mapCommands: readonly Command[] = [
  {
    name: 'map columns',
    summary: 'tell which columns (elements, members, attributes) an export has, with masked values',
    about: [
      'The beginning of a mapping: how often each column is filled, how long its values are, and what they look like; letters are shown as X and x, digits as 9, and zeros that a number begins with as they are. The last lines are the format as a mapping file writes it.',
      'What the options do not say is told by the name of the file and by its first line. That is a proposal: the import itself never guesses, and reads what the mapping says.',
    ],
    operands: [{ name: 'export', words: 'the export' }],
    options: {
      kind: { words: `one of: ${KINDS.join(', ')}`, value: 'kind' },
      delimiter: { words: 'what stands between the columns of CSV', value: 'character' },
      encoding: { words: `of CSV, one of: ${ENCODINGS.join(', ')}; utf-8 when absent`, value: 'encoding' },
    },
    settings: [],
    findings: 'the export cannot be read, or lines of it: the message says why',
    example: 'npx wegmarke map columns export/kurse-2025-03.csv',
    run: async (bench) => (await import('./columns.ts')).showColumns(bench),
  },
  {
    name: 'map test',
    summary: 'show what a mapping makes of exports: each row beside its events, each problem at its place',
    about: [
      'Nothing is sent and nothing is kept: no adapter, no hub and no network are needed. Faults of the mapping file are told first, all at once; with any of them no export is read.',
      'The output holds what stands in the exports. Keep it where the exports are kept.',
    ],
    operands: [
      { name: 'mapping', words: 'the mapping file' },
      { name: 'export', words: 'an export, or several', many: true },
    ],
    options: { 'only-problems': { words: 'leave out the rows without problems' } },
    settings: [],
    findings: 'the mapping has faults, or rows have problems: each line says where, which, and what to do',
    example: 'npx wegmarke map test mapping.yaml export/kurse-2025-03.csv --only-problems',
    run: async (bench) => (await import('./test.ts')).testMapping(bench),
  },
  {
    name: 'map diff',
    summary: 'compare two versions of a mapping over real exports, before the new one is used',
    about: [
      'What was sent stays sent: an event that the new version no longer makes is not taken back by it. A changed event is sent as a correction. Changed keys make new events of old rows: those the hub would hold twice, and they are listed apart.',
      'Nothing is sent and nothing is kept. The output holds what stands in the exports.',
    ],
    operands: [
      { name: 'old', words: 'the mapping that is in use' },
      { name: 'new', words: 'the mapping that shall take its place' },
      { name: 'export', words: 'an export, or several in the order in which they came', many: true },
    ],
    options: {},
    settings: [],
    findings: 'the two versions make different events of these exports',
    example: 'npx wegmarke map diff mapping.yaml mapping-2.yaml export/*.csv',
    run: async (bench) => (await import('./diff.ts')).diffMappings(bench),
  },
  {
    name: 'map schema',
    summary: 'print the JSON Schema of mapping files, by which editors complete and check them',
    about: [
      'It holds every type of event of this version with its fields and codes. What the schema cannot say, such as a prefix without a namespace, map test finds.',
    ],
    operands: [],
    options: {},
    settings: [],
    example: 'npx wegmarke map schema > mapping.schema.json',
    run: async () => (await import('./schema.ts')).showSchema(),
  },
];
