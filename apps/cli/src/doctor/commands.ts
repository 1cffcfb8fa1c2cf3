import type { Command } from '../command.ts';

/** The commands for findings at an adapter, in the order of the help; what a command does is loaded when it is run. */
export const doctorCommands: readonly Command[] = [
  {
    name: 'doctor',
    summary: 'look at an adapter and everything it needs: files, way, hub, key, broker, outbox, disk',
    about: [
      "Looks at the files that the configuration names; at names, ports, certificates and the proxy on the way to the hub; at the clock; at the keys of the hub; at the agreement, this agency's right and key in it; at its account and subjects at the broker; at the adapter that runs with this configuration; at the agency's own systems (tables, receivers of webhooks, log-in service); at the disk. Everything found comes with its fix. Nothing is changed or sent, and no content is shown.",
      'It may run beside the adapter, and where the adapter does not start.',
    ],
    operands: [{ name: 'config', words: "the adapter's config.yaml" }],
    options: {},
    settings: [],
    findings: 'something needs somebody: each line says what, and what to do',
    example: 'npx wegmarke doctor office/config.yaml',
    run: async (bench) => (await import('./doctor.ts')).examine(bench),
  },
];
