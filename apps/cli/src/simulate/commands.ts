import type { Command } from '../command.ts';
import { FAULT_NAMES } from './broker/faults.ts';
import { PORTS } from './ports.ts';

/** The commands for test networks, in the order of the help; what a command does is loaded when it is run. */
export const simulateCommands: readonly Command[] = [
  {
    name: 'simulate',
    summary:
      'run a test network: hub, broker and neighbours in one process, with a clock and faults to order',
    about: [
      'The hub is the real one, but keeps nothing beyond the process; the broker is a real nats-server; every agency of the agreement that you do not register runs as a real adapter with made-up exports. With --serve it runs until Ctrl-C, and adapters of your own connect to it. Without, one happening goes from the first agency to its neighbours, and what came of it is printed.',
      "While it runs, its control on loopback moves the clock, orders faults and lets things happen: GET and POST /simulate, see docs/how-to/first-event.md. An adapter in a process of its own goes by the machine's clock and will be told so by a hub whose clock was moved; name its configuration with --adapter, and it runs in here by the same clock.",
      "Nothing in here is secret or lasting: the hub's keys are new each time, and every adapter that knew an earlier run reports, rightly, that the ledger has lost something. Lay out a new folder, or delete its data folder.",
    ],
    operands: [],
    options: {
      serve: { words: 'run until it is stopped' },
      agreement: { words: 'another agreement than the sample one', value: 'file' },
      register: {
        words: 'approve this registration request; its agency is then no neighbour',
        value: 'file',
        many: true,
      },
      adapter: { words: 'run this adapter in here too, by the same clock', value: 'config.yaml', many: true },
      'hub-keys': {
        words: "write the hub's public keys to this file, over the ones of an earlier run",
        value: 'file',
      },
      clock: { words: 'begin at this instant (UTC), as 2026-03-01T10:00', value: 'instant' },
      fault: {
        words: `order a fault: ${Object.keys(FAULT_NAMES).join(', ')}, each with =<number>`,
        value: 'name=number',
        many: true,
      },
      'hub-port': { words: `port of the hub; ${PORTS.hub} when absent, 0 for any`, value: 'port' },
      'nats-port': { words: `port of the broker; ${PORTS.nats} when absent, 0 for any`, value: 'port' },
      'control-port': {
        words: `port of the control; ${PORTS.control} when absent, 0 for any`,
        value: 'port',
      },
    },
    settings: [],
    optionalSettings: ['natsServer'],
    findings: 'without --serve: the happening reached nobody in time',
    example:
      'npx wegmarke simulate --serve --register office/registration-request.json --hub-keys office/hub-keys.json',
    run: async (bench) => (await import('./simulate.ts')).simulateNetwork(bench),
  },
];
