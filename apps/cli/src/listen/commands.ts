import type { Command } from '../command.ts';

/** The commands for what comes in, in the order of the help; what a command does is loaded when it is run. */
export const listenCommands: readonly Command[] = [
  {
    name: 'listen',
    summary: 'post each entry that comes in, thinly and signed, to a program on this machine',
    about: [
      'Watches the inbox of a running adapter and posts what comes to an address on this machine, as a webhook of the adapter would (Standard Webhooks, Ed25519): type, id, your own reference, a link to the content. The key is made for this run; its public half is printed first. Nothing is acknowledged: the sinks of the adapter get everything as without it, and a message that your program does not take is told of and not sent again.',
      'The configuration needs a sink `{ kind: pull }`, as init writes it. Runs until Ctrl-C.',
    ],
    operands: [{ name: 'config', words: "the adapter's config.yaml" }],
    options: {
      'forward-to': { words: 'address on this machine to post to', value: 'url', required: true },
      'from-start': { words: 'begin with what nobody has acknowledged yet, not with what comes now' },
      max: { words: 'end after so many', value: 'number' },
    },
    settings: [],
    findings: 'your program did not take every message',
    example: 'npx wegmarke listen office/config.yaml --forward-to http://127.0.0.1:3000/wegmarke',
    run: async (bench) => (await import('./listen.ts')).listenAtSink(bench),
  },
];
