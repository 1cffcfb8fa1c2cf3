import type { Command } from '../command.ts';
import { VIEWS } from './rebuilt-views.ts';

/** The commands for the record, in the order of the help; what a command does is loaded when it is run. */
export const recordCommands: readonly Command[] = [
  {
    name: 'record verify',
    summary: 'read the whole record and check it against itself, its ledger and its witnesses',
    about: [
      'Reads only. The hub may go on meanwhile. Checked are: positions, the order within every stream, ids, the form of signatures; and the ledger computed anew from the record against its tiles, its signed heads and what the agencies co-signed.',
      'With the key file set the signatures of the heads are checked too, and those of the hub under its own statements. With the key-encryption key besides, every content is opened and compared with its commitment; nothing of it is shown. With both, the signatures of agencies under events and heads are checked (their keys are in the registry).',
      'Whoever can write into the database can remove what agencies co-signed there. Give with --witness the file ledger-head.note out of the data folder of as many adapters as you can reach.',
    ],
    operands: [],
    options: {
      witness: {
        value: 'file',
        many: true,
        words: "an agency's ledger-head.note: what it has seen of the ledger",
      },
    },
    settings: ['databaseUrl', 'eventStore'],
    optionalSettings: ['keyFile', 'keyEncryptionKeyFile', 'keyEncryptionKey'],
    findings:
      'the record is not as it must be: each finding is listed with its place, its meaning and what to do',
    example: 'npx wegmarke record verify --json',
    run: async (bench) => (await import('./verify.ts')).verifyRecord(bench),
  },
  {
    name: 'record parked',
    summary: 'show streams that a read model had to set aside; retry has them tried again',
    about: [
      'When a read model cannot apply an event, its stream is set aside with the reason and everything else goes on; nothing is lost, as the record holds it. Until it is applied again the case is missing in that read model: its recipients get nothing new of it. Tell the reason to those who maintain the program; when the cause is mended, retry.',
      'retry asks the running hub and waits a little for what comes of it; a hub that starts tries by itself.',
    ],
    operands: [
      { name: 'retry', words: 'the word retry: try all of them again', optional: true, oneOf: ['retry'] },
    ],
    options: {},
    settings: ['databaseUrl'],
    findings: 'streams are parked',
    example: 'npx wegmarke record parked retry',
    run: async (bench) => (await import('./parked.ts')).listParked(bench),
  },
  {
    name: 'record rebuild',
    summary: 'make a read model anew from the record, beside the one in use, while the hub goes on',
    about: [
      'Nobody is sent anything by it. The old one is used until the new one has seen as much of the record; then they change places at once. Interrupted, the old one stays.',
    ],
    operands: [
      {
        name: 'view',
        words:
          'which one: claims (what recipients can fetch) or evidence (what changed for whom) or recalls (how they stand) or access (who saw what)',
        oneOf: VIEWS,
      },
    ],
    options: {},
    settings: ['databaseUrl', 'eventStore', 'keyFile', 'keyEncryptionKeyFile', 'keyEncryptionKey'],
    findings: 'rebuilt, but streams could not be applied: record parked lists them',
    example: 'npx wegmarke record rebuild claims',
    run: async (bench) => (await import('./rebuild.ts')).rebuildOne(bench),
  },
  {
    name: 'record export',
    summary: 'write the whole log into a file, one event per line',
    about: [
      'The hub may go on meanwhile: the file holds the log up to the moment at which the command began. Contents stay sealed as they are; without the vault nobody can read them. For a copy that can be restored use backup.',
    ],
    operands: [{ name: 'file', words: 'where to write; gzipped when the name ends in .gz' }],
    options: {},
    settings: ['databaseUrl', 'eventStore'],
    example: 'npx wegmarke record export /var/backups/record.jsonl.gz',
    run: async (bench) => (await import('./export.ts')).exportRecord(bench),
  },
  {
    name: 'record import',
    summary: 'load an exported log into an empty database, all of it or nothing',
    about: [
      'Every event gets the position that it had. The file is read through and checked first; then it is loaded in one transaction. Keys are not in the file: without the vault of the same hub the contents stay sealed for ever, so after a disaster use restore.',
    ],
    operands: [{ name: 'file', words: 'a file that record export wrote' }],
    options: {},
    settings: ['databaseUrl', 'eventStore'],
    example: 'npx wegmarke record import /var/backups/record.jsonl.gz',
    run: async (bench) => (await import('./import.ts')).importRecord(bench),
  },
];
