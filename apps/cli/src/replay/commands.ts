import type { Command } from '../command.ts';

/** The commands for what agencies still hold, in the order of the help; what a command does is loaded when it is run. */
export const replayCommands: readonly Command[] = [
  {
    name: 'replay',
    summary: 'let the agencies refill a restored hub, watch it, and open the hub when they are done',
    about: [
      'After restore --accept-gap the hub discloses nothing. Every adapter notices the new ledger by itself, checks that what was kept is unchanged, and sends again everything of its own after that place. This command shows who is done and opens the hub when all registered agencies are.',
      'It may be stopped and typed again at any time. Events that an agency could not bring in again are counted, and listed with their reasons at the desk of that agency.',
      'If the database itself was set back by other means than restore (a copy of the disk, point-in-time recovery), begin with --start: it begins the new ledger at the place that --since names.',
    ],
    operands: [],
    options: {
      since: {
        value: 'head',
        required: true,
        words: 'how many entries the restored record holds (restore prints it), or a file with such a head',
      },
      without: {
        value: 'agency',
        many: true,
        words:
          'open without this agency, as <network>/<agency>: what only it had sent stays missing until it comes back',
      },
      wait: {
        value: 'seconds',
        words:
          'give up after so many seconds, with exit code 1; 0 only looks and opens nothing. Waits for ever when absent',
      },
      start: { words: 'begin the new ledger here, when restore did not' },
    },
    settings: [
      'databaseUrl',
      'eventStore',
      'keyFile',
      'keyEncryptionKeyFile',
      'keyEncryptionKey',
      'ledgerOrigin',
    ],
    findings: 'not open yet, or opened with events that were not accepted again',
    example: 'npx wegmarke replay --since 48211',
    run: async (bench) => (await import('./replay.ts')).replayMessages(bench),
  },
];
