import type { LedgerEpochs } from '#audit';
import type { CaseFiles } from '#casefile';
import type { KeyRingInvalid } from '#files';
import type { JoseKeyVault, JoseSealer, OwnKeys } from '#jose';
import type { Clock, EventStore, Ids, KeyRing, KeyShelf, LedgerShelf, Parking, Tombstones } from '#ports';
import type { DatabaseByRole, KeyShelfArchive, RecordArchive } from '#postgres';
import type { Registry } from '#registry';
import { wrongUsage } from './failure.ts';
import { RandomIds } from './machine/random-ids.ts';
import { SystemClock } from './machine/system-clock.ts';
import type { SettingName } from './settings/settings.ts';
import type { SettingValues } from './settings/read-settings.ts';

const CONNECTIONS = 4;

/**
 * The hub's installation as commands reach it: each part is loaded and opened when it is first asked for, and closed at the end.
 */
export class Installation {
  readonly clock: Clock = new SystemClock();
  readonly ids: Ids = new RandomIds();
  readonly #opened = new Map<string, Promise<unknown>>();
  readonly #closers: (() => Promise<void>)[] = [];

  constructor(
    private readonly settings: SettingValues,
    private readonly tell: (sentence: string) => void,
  ) {}

  /** Whether the record lies in PostgreSQL: positions count from 1 without gaps, and events can be put back to theirs. */
  get hasDensePositions(): boolean {
    return this.setting('eventStore') === 'postgres';
  }

  /** The database, brought to the state this program needs, with the rights that the hub has and no more. */
  database(): Promise<DatabaseByRole> {
    return this.#once('database', async () => {
      const { openByRole } = await import('#postgres');
      const database = await openByRole(this.setting('databaseUrl'), {
        connections: CONNECTIONS,
        onTrouble: this.#lostConnection('database'),
      });
      this.#closers.push(() => database.close());
      return database;
    });
  }

  /** The record. */
  store(): Promise<EventStore> {
    return this.#once('store', async () => {
      if (this.hasDensePositions) {
        const { PostgresEventStore } = await import('#postgres');
        return new PostgresEventStore((await this.database()).record);
      }
      const { openEventStoreDb } = await import('#eventstoredb');
      const onTrouble = this.#lostConnection('event store');
      const opened = await openEventStoreDb(this.setting('eventStore'), { onTrouble });
      this.#closers.push(() => opened.close());
      return opened.store;
    });
  }

  /** What puts events back to their positions. */
  async archive(): Promise<RecordArchive> {
    const { RecordArchive } = await import('#postgres');
    return new RecordArchive((await this.database()).record);
  }

  /** The ledger beside the record. */
  async ledger(): Promise<LedgerShelf> {
    const { PostgresLedgerShelf } = await import('#postgres');
    return new PostgresLedgerShelf((await this.database()).views);
  }

  /** The lives of the ledger. */
  async epochs(): Promise<LedgerEpochs> {
    const { LedgerEpochs } = await import('#audit');
    return new LedgerEpochs(await this.ledger(), this.setting('ledgerOrigin'), this.clock);
  }

  /** Name of the ledger that is in force: the configured one, or after restarts the one that the last began. */
  async ledgerOrigin(): Promise<string> {
    const epochs = await (await this.ledger()).epochs();
    return epochs.at(-1)?.origin ?? this.setting('ledgerOrigin');
  }

  /** What the read models have set aside. */
  async parking(): Promise<Parking> {
    const { PostgresParking } = await import('#postgres');
    return new PostgresParking((await this.database()).views);
  }

  /** Where wrapped keys lie. */
  async shelf(): Promise<KeyShelf> {
    const { PostgresKeyShelf } = await import('#postgres');
    return new PostgresKeyShelf((await this.database()).vault);
  }

  /** What moves wrapped keys into a backup and back. */
  async shelfArchive(): Promise<KeyShelfArchive> {
    const { KeyShelfArchive } = await import('#postgres');
    return new KeyShelfArchive((await this.database()).vault);
  }

  /** The key-encryption key, from its file or from the environment. */
  async keyRing(): Promise<KeyRing> {
    const { EnvironmentKeyRing, FileKeyRing, KeyRingInvalid } = await import('#files');
    const { keyEncryptionKeyFile: path, keyEncryptionKey: text = '' } = this.settings;
    try {
      const ring = path === undefined ? new EnvironmentKeyRing(text) : new FileKeyRing(path, this.clock);
      await ring.current();
      return ring;
    } catch (error) {
      throw error instanceof KeyRingInvalid ? ringInvalid(error) : error;
    }
  }

  /** What opens and seals; throws a `Failure` when the key-encryption key is not the one of the keys on the shelf. */
  vault(): Promise<JoseKeyVault> {
    return this.#once('vault', async () => {
      const [shelf, ring] = [await this.shelf(), await this.keyRing()];
      const [{ refuseWrongKey }, { JoseKeyVault }] = await Promise.all([
        import('./vault/key-wrong.ts'),
        import('#jose'),
      ]);
      await refuseWrongKey(ring, shelf);
      return new JoseKeyVault(shelf, ring);
    });
  }

  /** Path of the list of erasures. */
  get tombstoneFile(): string {
    const { tombstoneFile, keyEncryptionKeyFile } = this.settings;
    if (tombstoneFile !== undefined) return tombstoneFile;
    if (keyEncryptionKeyFile !== undefined) return `${keyEncryptionKeyFile}.tombstones`;
    throw wrongUsage('CONFIG_INVALID', 'WEGMARKE_HUB_TOMBSTONE_FILE is not set', [
      'set it as the hub has it: the path of the list of erasures',
    ]);
  }

  /** What was erased. */
  tombstones(): Promise<Tombstones> {
    return this.#once('tombstones', async () => {
      const { FileTombstones } = await import('#files');
      return new FileTombstones(this.tombstoneFile);
    });
  }

  /** The hub's own keys; throws a `Failure` when the file holds none. */
  async keys(): Promise<OwnKeys> {
    const path = this.setting('keyFile');
    const { readJson } = await import('./read-json.ts');
    const content = await readJson(path, "the hub's private JWK set");
    const { KeyFileInvalid, loadKeys } = await import('#jose');
    try {
      return loadKeys(content);
    } catch (error) {
      if (!(error instanceof KeyFileInvalid)) throw error;
      throw wrongUsage('CONFIG_INVALID', `WEGMARKE_HUB_KEY_FILE names ${path}, which is no key file`, [
        error.message,
      ]);
    }
  }

  /** Signs as the hub. */
  async sealer(): Promise<JoseSealer> {
    const { JoseSealer } = await import('#jose');
    return new JoseSealer(await this.keys());
  }

  /** Who takes part in each network. */
  registry(): Promise<Registry> {
    return this.#once('registry', async () => {
      const [store, vault, sealer] = await Promise.all([this.store(), this.vault(), this.sealer()]);
      const [{ Registry }, { factSealer }] = await Promise.all([import('#registry'), import('#casefile')]);
      return new Registry(store, vault, this.clock, this.ids, factSealer(vault, sealer));
    });
  }

  /** The case files; `controllerOf` tells who answers for an agency's data. */
  async caseFiles(controllerOf: (network: string, agency: string) => string): Promise<CaseFiles> {
    const [store, vault, sealer] = await Promise.all([this.store(), this.vault(), this.sealer()]);
    const { CaseFiles } = await import('#casefile');
    return new CaseFiles({ store, vault, sealer, clock: this.clock, ids: this.ids, controllerOf });
  }

  /** Whether a setting that the command may use is set. */
  has(name: SettingName): boolean {
    return this.settings[name] !== undefined;
  }

  /** The value of a setting that the command named as needed. */
  setting(name: SettingName): string {
    const value = this.settings[name];
    if (value === undefined) throw new Error(`the command did not say that it needs ${name}`);
    return value;
  }

  /** Closes what was opened. */
  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
  }

  #lostConnection(to: string): () => void {
    return () => this.tell(`a connection to the ${to} was lost; it is made again`);
  }

  #once<T>(name: string, open: () => Promise<T>): Promise<T> {
    const opened = this.#opened.get(name) ?? open();
    this.#opened.set(name, opened);
    return opened as Promise<T>;
  }
}

function ringInvalid({ message }: KeyRingInvalid) {
  return wrongUsage(
    'CONFIG_INVALID',
    'WEGMARKE_HUB_KEK_FILE (or WEGMARKE_HUB_KEK) holds no key-encryption key',
    [message],
  );
}
