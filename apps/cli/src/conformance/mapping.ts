import type { Command } from '../command.ts';
import { KIT_MAPPING } from './export-rows.ts';

/** Prints what Wegmarke's own adapter has to be told to read the kit's exports. */
export const conformanceMapping: Command = {
  name: 'conformance mapping',
  summary: 'print the mapping file for the exports of the conformance kit',
  about: [
    'Wegmarke’s own adapter reads the exports of the kit by this file. Another adapter has to be told the same in its own way: columns, event types, how dates are written.',
  ],
  operands: [],
  options: {},
  settings: [],
  example: 'npx wegmarke conformance mapping > office/mapping.yaml',
  run: () => Promise.resolve({ facts: { mapping: KIT_MAPPING }, lines: KIT_MAPPING.trimEnd().split('\n') }),
};
