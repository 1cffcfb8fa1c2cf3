import type { Command } from '../command.ts';
import { CONFIG, STAFF } from '../queues/desk-operands.ts';

/** The commands for what may be sent, in the order of the help; what a command does is loaded when it is run. */
export const checkCommands: readonly Command[] = [
  {
    name: 'check',
    summary: 'ask whether a recipient may get an event, before it is sent',
    about: [
      "The adapter answers from the agency's own evidence and the agreement in force, and from nothing else: the hub is not asked, and the answer is the same whatever other agencies have recorded. Each question is noted in the adapter's journal with time and staff id (`GET /desk/checks`).",
      'The answer is permit (with row and paragraph, or the provision), needs-consent (with what would have to be recorded, by whom, and the text that the person is given) or refuse (with the reason). Without --reference the question is about any linked case of which nothing else is known.',
    ],
    operands: [
      CONFIG,
      {
        name: 'event type',
        words: 'the type, short or whole: language.voucher-issued',
      },
      { name: 'recipient', words: 'the agency that would get it' },
    ],
    options: {
      staff: { ...STAFF, required: true },
      reference: { words: "the agency's own reference number", value: 'number' },
      purpose: { words: 'one purpose of the closed list; any when absent', value: 'purpose' },
      'happened-at': { words: 'when it happened; now when absent', value: 'instant' },
    },
    settings: [],
    findings: 'it must not be sent like this: a consent is missing, or it is refused',
    example:
      'npx wegmarke check office/config.yaml language.module-completed jobcenter --staff sb-017 --reference 000123',
    run: async (bench) => (await import('./check.ts')).checkBefore(bench),
  },
];
