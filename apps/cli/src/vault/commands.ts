import type { Command } from '../command.ts';

/** The commands for keys and erasures, in the order of the help; what a command does is loaded when it is run. */
export const vaultCommands: readonly Command[] = [
  {
    name: 'vault status',
    summary: 'show the generations of the key-encryption key and the erasures that are pending',
    about: ['Reads only. No key is shown.'],
    operands: [],
    options: {},
    settings: ['databaseUrl', 'eventStore', 'keyEncryptionKeyFile', 'keyEncryptionKey', 'tombstoneFile'],
    findings:
      'erasures are pending until vault rotate, a rotation was interrupted, or keys are wrapped under a generation that the key ring lacks',
    example: 'npx wegmarke vault status',
    run: async (bench) => (await import('./status.ts')).showVault(bench),
  },
  {
    name: 'vault erase',
    summary: "erase a case, or one controller's part of it: block it at once and destroy its keys",
    about: [
      'There is no way back. The case is named by the handle under which an agency knows it; the desk of that agency shows it (GET /desk/cases/<reference>/handle, with the token of the desk). Look first with --dry-run.',
      'At once nothing of the case is disclosed any more and its keys are destroyed. Copies of the keys in backups and in the write-ahead log can still be opened until vault rotate: only that completes the erasure. Proofs of the record stay valid. If it is interrupted, type it again.',
    ],
    operands: [],
    options: {
      agency: { value: 'agency', required: true, words: 'the agency whose handle is given' },
      handle: { value: 'handle', required: true, words: 'the handle under which that agency knows the case' },
      controller: {
        value: 'controller',
        words: "only this controller's part of the case; the whole case when absent",
      },
      split: {
        words:
          "the case to which the handle was linked by mistake last, before that link was split: only the part of the agency's own controller is erased, and the right case goes on",
      },
      network: { value: 'network', words: 'the network; can be left out when the hub serves one' },
      'dry-run': { words: 'only show what would be erased' },
    },
    settings: [
      'databaseUrl',
      'eventStore',
      'keyFile',
      'keyEncryptionKeyFile',
      'keyEncryptionKey',
      'tombstoneFile',
    ],
    example: 'npx wegmarke vault erase --agency abh --handle kS3v9QmT0aXcB7uE2rLw1g --dry-run',
    run: async (bench) => (await import('./erase.ts')).eraseInVault(bench),
  },
  {
    name: 'vault rotate',
    summary: 'wrap all keys under a new key-encryption key, forget the old one, complete pending erasures',
    about: [
      'The hub goes on meanwhile. After it the copies of keys in older backups and in the write-ahead log cannot be opened any more: only then is an erasure complete. If it is interrupted every key stays readable; type it again.',
      'Afterwards make a new backup at once, and a new copy of the key-encryption key in its safe place: backups made before cannot be restored any more.',
    ],
    operands: [],
    options: {},
    settings: [
      'databaseUrl',
      'eventStore',
      'keyFile',
      'keyEncryptionKeyFile',
      'keyEncryptionKey',
      'tombstoneFile',
    ],
    example: 'npx wegmarke vault rotate && npx wegmarke backup /var/backups/wegmarke/after-rotation',
    run: async (bench) => (await import('./rotate.ts')).rotateVault(bench),
  },
];
