import type { Command } from '../command.ts';
import { PORTS } from './ports.ts';

/** The commands for the conformance kit, in the order of the help; what a command does is loaded when it is run. */
export const conformanceCommands: readonly Command[] = [
  {
    name: 'conformance run',
    summary: 'play hub and neighbours to an adapter, anybody’s, and judge what it does',
    about: [
      'Starts a broker and a hub of its own on loopback, puts exports where the adapter looks for them, and judges what comes over the wire and what reaches the sink: signatures, ids, retries, order, withdrawals, recalls, dates, file numbers, the log. The adapter may be written in any language: docs/how-to/conformance.md says what it has to be told and what each case proves.',
      "The hub's keys are new each time and are written to --hub-keys before the adapter is started, by --start or by you. All cases and persons are made up; still, use an adapter that was laid out for this and is connected to nothing else.",
      'Cases that need what you did not name (--sink, --log, --act) are told as not run.',
    ],
    operands: [],
    options: {
      'adapter-keys': {
        words: 'the registration request of the adapter: its public keys',
        value: 'file',
        required: true,
      },
      'hub-keys': {
        words: "where the adapter reads the hub's public keys; written over",
        value: 'file',
        required: true,
      },
      exports: {
        words: 'folder from which the adapter takes exports (CSV)',
        value: 'folder',
        required: true,
      },
      sink: { words: 'file of JSON lines into which the adapter writes what it receives', value: 'file' },
      log: { words: "the adapter's log", value: 'file' },
      act: {
        words: 'command that acts at the adapter; finds WEGMARKE_ACT, _FILE and _SINCE in its environment',
        value: 'command',
      },
      start: { words: 'command that starts the adapter, when everything is there for it', value: 'command' },
      report: { words: 'folder for conformance.html, .xml (JUnit) and .json', value: 'folder' },
      'hub-port': { words: `port of the hub; ${PORTS.hub} when absent`, value: 'port' },
      'nats-port': { words: `port of the broker; ${PORTS.nats} when absent`, value: 'port' },
    },
    settings: [],
    optionalSettings: ['natsServer'],
    findings: 'at least one case failed',
    example:
      'npx wegmarke conformance run --adapter-keys office/registration-request.json --hub-keys office/hub-keys.json --exports office/exports --sink office/sink/events.jsonl',
    run: async (bench) => (await import('./run.ts')).runConformance(bench),
  },
  {
    name: 'conformance mapping',
    summary: 'print the mapping file for the exports of the conformance kit',
    about: [
      'Wegmarke’s own adapter reads the exports of the kit by this file. Another adapter has to be told the same in its own way: columns, event types, how dates are written.',
    ],
    operands: [],
    options: {},
    settings: [],
    example: 'npx wegmarke conformance mapping > office/mapping.yaml',
    run: async () => (await import('./mapping.ts')).showKitMapping(),
  },
];
