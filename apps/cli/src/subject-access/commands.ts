import type { Command } from '../command.ts';

/** The commands for answers to persons, in the order of the help; what a command does is loaded when it is run. */
export const subjectAccessCommands: readonly Command[] = [
  {
    name: 'subject-access',
    summary: 'put together the answer to a request for access or portability, sealed to the person',
    about: [
      'Every controller decides on its own part at its rights desk, with four eyes; this puts together what they released: entries with all fields, to whom each went by name and on which basis, the receipts of the consents, and proofs. What is withheld is told with its ground and nothing else. The answer itself is entered in the record as a disclosure to the person.',
      'The result is one HTML file that opens in any browser without a network. The code that opens it is printed once and kept nowhere: put it into the letter to the person, apart from the file. The command asks for nothing that a rights desk has not decided; before that it says who is still to decide, and until when.',
    ],
    operands: [
      { name: 'agency', words: 'the agency whose handle is given' },
      {
        name: 'handle',
        words: 'the handle under which that agency knows the case',
        form: /^[A-Za-z0-9_-]{16,64}$/,
      },
    ],
    options: {
      request: { value: 'id', required: true, words: 'id of the request, as the rights desk has it' },
      out: { value: 'folder', required: true, words: 'new folder for the sealed file' },
      network: { value: 'network', words: 'the network; can be left out when the hub serves one' },
      staff: {
        value: 'id',
        words: 'pseudonymous id under which the access is recorded; operator when absent',
      },
    },
    settings: ['databaseUrl', 'eventStore', 'keyFile', 'keyEncryptionKeyFile', 'keyEncryptionKey'],
    example:
      'npx wegmarke subject-access caritas kS3v9QmT0aXcB7uE2rLw1g --request request-1 --network rheine --out /tmp/auskunft',
    run: async (bench) => (await import('./subject-access.ts')).answerSubjectAccess(bench),
  },
];
