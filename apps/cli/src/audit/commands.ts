import type { Command } from '../command.ts';

const EVENT_ID = /^[\w-]{16,64}$/;

/** The commands for the ledger, in the order of the help; what a command does is loaded when it is run. */
export const auditCommands: readonly Command[] = [
  {
    name: 'audit head',
    summary: "print the ledger's newest signed head and who has seen it",
    about: [
      'On stdout comes the signed note alone, with the co-signatures of agencies for the same size; it can be kept as a file, and restore --witness and replay --since read it. Who has seen how much comes on stderr.',
    ],
    operands: [],
    options: {},
    settings: ['databaseUrl', 'ledgerOrigin'],
    example: 'npx wegmarke audit head > head-of-today.note',
    run: async (bench) => (await import('./head.ts')).showHead(bench),
  },
  {
    name: 'audit prove',
    summary: 'make a proof that an event stands in the record, to be checked offline',
    about: [
      'The proof holds the clear columns of the event, its place in the ledger, the signed head and the co-signatures of agencies; no content and no person. It stays valid after the content is erased. Check it with audit verify.',
    ],
    operands: [
      {
        name: 'event id',
        words: 'the id of the event, as receipts and desks show it; it may begin with a hyphen',
        form: EVENT_ID,
      },
    ],
    options: {
      out: { value: 'file', words: 'write the proof into this file instead of stdout' },
      position: { value: 'number', words: 'which one, when several streams hold an event of this id' },
    },
    settings: ['databaseUrl', 'eventStore', 'ledgerOrigin'],
    example: 'npx wegmarke audit prove 3q2-7wAAAAD_b1cQe5Yx0g --out proof.json',
    run: async (bench) => (await import('./prove.ts')).makeProof(bench),
  },
  {
    name: 'audit verify',
    summary: 'check a proof offline, with nothing but the file and public keys',
    about: [
      'Needs no hub, no database and no network, and shares no code with the hub. The keys must have come to you by another way than the proof: from the hub operator in person, or from an earlier time.',
    ],
    operands: [{ name: 'bundle', words: 'a proof that audit prove made' }],
    options: {
      keys: { value: 'file', words: "the hub's public keys, as its /hub-keys shows them", required: true },
      agency: {
        value: 'file',
        many: true,
        words:
          "an agency's public part, as its adapter's init printed it: its co-signature is then asked for",
      },
    },
    settings: [],
    findings: 'the proof does not hold: each finding says why',
    example: 'npx wegmarke audit verify proof.json --keys hub-keys.json',
    run: async (bench) => (await import('./verify.ts')).verifyProof(bench),
  },
];
