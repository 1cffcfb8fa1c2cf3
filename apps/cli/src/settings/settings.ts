/** One environment variable that commands read; the hub reads the same one. */
export interface Setting {
  readonly variable: string;
  /** What a right value is. */
  readonly words: string;
  readonly holds: (text: string) => boolean | Promise<boolean>;
  readonly default?: string;
  readonly optional?: true;
  /** The variable that may be set in place of this one. */
  readonly instead?: string;
  /** A shorter name under which it is read too. */
  readonly alias?: string;
}

/** What commands need to know of the hub's installation. */
export const settings = {
  databaseUrl: {
    variable: 'WEGMARKE_HUB_DATABASE_URL',
    alias: 'DATABASE_URL',
    words:
      "the address of the hub's PostgreSQL database (postgres://user:password@host:port/name; on another machine with ?sslmode=verify-full)",
    holds: isDatabase,
  },
  eventStore: {
    variable: 'WEGMARKE_HUB_EVENT_STORE',
    words: 'where the record lies: postgres, or the address of an EventStoreDB (esdb://…)',
    holds: (text) => text === 'postgres' || /^esdb(\+discover)?:\/\/\S+$/.test(text),
    default: 'postgres',
    alias: 'EVENT_STORE',
  },
  keyFile: {
    variable: 'WEGMARKE_HUB_KEY_FILE',
    words: "the path of the hub's private JWK set",
    holds: isPath,
  },
  keyEncryptionKeyFile: {
    variable: 'WEGMARKE_HUB_KEK_FILE',
    words: 'the path of the file with the key-encryption key',
    holds: isPath,
    instead: 'WEGMARKE_HUB_KEK',
  },
  keyEncryptionKey: {
    variable: 'WEGMARKE_HUB_KEK',
    words: 'the key-encryption key itself, where it is in no file; it cannot be rotated then',
    holds: (text) => text.length >= 43,
    optional: true,
  },
  tombstoneFile: {
    variable: 'WEGMARKE_HUB_TOMBSTONE_FILE',
    words:
      'the path of the list of erasures (usually beside the key-encryption key, with .tombstones at its end)',
    holds: isPath,
    optional: true,
  },
  ledgerOrigin: {
    variable: 'WEGMARKE_HUB_LEDGER_ORIGIN',
    words: 'the name of the ledger',
    holds: (text) => /^[\w.:-]+(\/[\w.:-]+)*$/.test(text) && text.length <= 100,
    default: 'wegmarke/hub',
  },
  natsServer: {
    variable: 'WEGMARKE_NATS_SERVER',
    words: 'the program of NATS Server 2.9 or newer; nats-server on the PATH when absent',
    holds: isPath,
    optional: true,
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** One of them. */
export type SettingName = keyof typeof settings;

async function isDatabase(text: string): Promise<boolean> {
  if (!/^postgres(ql)?:/.test(text) || !URL.canParse(text)) return false;
  const { databaseIsPlain } = await import('#postgres');
  return !databaseIsPlain(text);
}

function isPath(text: string): boolean {
  return text !== '' && text.trim() === text && !text.includes('\0');
}
