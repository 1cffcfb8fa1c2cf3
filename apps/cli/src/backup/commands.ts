import type { Command } from '../command.ts';

/** The commands for backups, in the order of the help; what a command does is loaded when it is run. */
export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    summary: 'copy record, wrapped keys and ledger into a new folder, while the hub goes on',
    about: [
      'The folder appears under its name only when all of it is on disk; what was interrupted ends in .incomplete and can be deleted. The record is copied up to one position first, the keys after it, so that no key of a copied event is missing.',
      'The key-encryption key and the list of erasures are NOT in the folder, and must not be kept beside it: who has both can read everything. After every vault rotate make a new backup and destroy the older ones: their keys can no longer be opened.',
    ],
    operands: [{ name: 'folder', words: 'a folder that is not there yet' }],
    options: {},
    settings: ['databaseUrl', 'eventStore', 'ledgerOrigin'],
    findings: 'the backup was made, but the record is not whole: run record verify now',
    example: 'npx wegmarke backup /var/backups/wegmarke/2026-03-01',
    run: async (bench) => (await import('./backup.ts')).makeBackup(bench),
  },
  {
    name: 'restore',
    summary: 'put a backup into an empty database, after checking it against itself and its witnesses',
    about: [
      'Before anything is written the whole backup is checked: its files, the order of its events, every signed head against the events themselves. Give with --witness the file ledger-head.note out of the data folder of as many adapters as you can reach: if one of them has seen more than the backup holds, the command refuses, because a withdrawal of consent may be what is missing.',
      'With --accept-gap it restores all the same and begins a new ledger. The hub then discloses nothing until the agencies have sent again what is missing; replay --since watches that and opens the hub.',
      'Everything on the list of erasures is erased again before the command ends. Run it while no hub runs on the database.',
    ],
    operands: [{ name: 'folder', words: 'a folder that backup made' }],
    options: {
      witness: {
        value: 'file',
        many: true,
        words: "an agency's ledger-head.note: what it has seen of the ledger",
      },
      tombstones: {
        value: 'file',
        words:
          'the list of erasures when it is not where WEGMARKE_HUB_TOMBSTONE_FILE says; its lines are entered there. none: nothing was ever erased',
      },
      'accept-gap': { words: 'restore although agencies have seen more; begins a new ledger' },
    },
    settings: [
      'databaseUrl',
      'eventStore',
      'keyFile',
      'keyEncryptionKeyFile',
      'keyEncryptionKey',
      'tombstoneFile',
      'ledgerOrigin',
    ],
    example: 'npx wegmarke restore /var/backups/wegmarke/2026-03-01 --witness abh/ledger-head.note',
    run: async (bench) => (await import('./restore.ts')).restoreBackup(bench),
  },
];
