import type { Command } from '../command.ts';

/** The commands for laying out an adapter's folder, in the order of the help; what a command does is loaded when it is run. */
export const initCommands: readonly Command[] = [
  {
    name: 'init',
    summary:
      "lay out an agency's folder: keys, configuration, sample mapping and export, registration request",
    about: [
      'Makes a folder for one adapter. What is secret in it (keys.json, nkey.seed, secret, desk.token) never leaves it; registration-request.json holds public parts only and goes to the operator of the hub, who approves it. A folder that holds any of these files is not touched.',
      'The mapping and the export in samples/ fit together, so that a first event can be sent before your own export is mapped: docs/how-to/first-event.md.',
    ],
    operands: [{ name: 'folder', words: 'where to lay it out; made when it is not there' }],
    options: {
      network: { words: 'the network, as its agreement names it', value: 'name', required: true },
      agency: { words: 'the agency, as the agreement names it', value: 'name', required: true },
      'hub-url': { words: 'address of the hub; http://127.0.0.1:8080 when absent', value: 'url' },
      'nats-url': { words: 'address of the broker; nats://127.0.0.1:4222 when absent', value: 'url' },
      'desk-port': { words: 'port of the desk on this machine; 8310 when absent', value: 'port' },
      'opens-cases': {
        words: 'by-export (every new file number opens a case) or by-desk; by-desk when absent',
        value: 'how',
      },
    },
    settings: [],
    example: 'npx wegmarke init office --network sample --agency vhs',
    run: async (bench) => (await import('./init.ts')).layOut(bench),
  },
];
