import type { Command } from '../command.ts';

/** The commands for made-up happenings, in the order of the help; what a command does is loaded when it is run. */
export const triggerCommands: readonly Command[] = [
  {
    name: 'trigger',
    summary:
      'let something happen: a made-up row for an event type, exported at your adapter or at a neighbour',
    about: [
      'Writes an export with one made-up row into the folder that the adapter watches, as your own system would; what becomes of it goes the whole way. The row has the columns of the fixtures, so the mapping needs the rules that init writes; where they are missing the rules to add are printed.',
      'With --simulation the row is exported at a neighbour of a test network instead.',
    ],
    operands: [
      { name: 'event', words: 'the event type, also as language.registered' },
      { name: 'config', words: "the adapter's config.yaml; not with --simulation", optional: true },
    ],
    options: {
      reference: { words: 'your own file number; 000417 when absent', value: 'number' },
      azr: {
        words: 'number of the foreigners register; that of the sample person when absent',
        value: 'number',
      },
      voucher: { words: 'number of the voucher; that of the sample person when absent', value: 'number' },
      day: { words: 'when it happened; today when absent', value: 'YYYY-MM-DD' },
      simulation: { words: 'control of a test network, as http://127.0.0.1:8079', value: 'url' },
      agency: { words: 'the neighbour at which it happens', value: 'name' },
    },
    settings: [],
    example: 'npx wegmarke trigger language.registered office/config.yaml',
    run: async (bench) => (await import('./trigger.ts')).triggerEvent(bench),
  },
];
