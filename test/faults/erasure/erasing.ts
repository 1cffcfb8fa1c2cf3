import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CaseFiles, completeErasures, eraseCase, factSealer } from '#casefile';
import { FileKeyRing, FileTombstones } from '#files';
import { JoseKeyVault, JoseSealer, linkHandle, loadKeys, rotateKeyEncryptionKey } from '#jose';
import { CountingIds } from '#ports/memory';
import type { DatabaseByRole } from '#postgres';
import { PostgresEventStore, PostgresKeyShelf } from '#postgres';
import type { SampleAgency } from '../../network/sample-agencies.ts';
import type { CanaryNetwork } from '../canary/canary-network.ts';

const NETWORK = 'rheine';

/** What an operator's tool does beside the running hub: it has the database, the keys, and the file of tombstones. */
export class Erasing {
  readonly store: PostgresEventStore;
  readonly shelf: PostgresKeyShelf;
  readonly #ring: FileKeyRing;
  readonly #vault: JoseKeyVault;
  readonly #sealer: JoseSealer;
  readonly tombstoneFile: string;
  readonly #clock = { now: () => new Date().toISOString() };

  constructor(
    private readonly network: CanaryNetwork,
    { record, vault }: DatabaseByRole,
  ) {
    const { kekFile, keyFile } = network.hubKeys;
    this.store = new PostgresEventStore(record);
    this.shelf = new PostgresKeyShelf(vault);
    this.#ring = new FileKeyRing(kekFile, this.#clock);
    this.#vault = new JoseKeyVault(this.shelf, this.#ring);
    this.#sealer = new JoseSealer(loadKeys(JSON.parse(readFileSync(keyFile, 'utf8')) as never));
    this.tombstoneFile = `${kekFile}.tombstones`;
  }

  /** The handle under which an agency knows one of its files. */
  handle(agency: SampleAgency, reference: string): string {
    return linkHandle(readFileSync(join(this.network.agency(agency).folder, 'secret')), reference);
  }

  async caseOf(agency: SampleAgency, reference: string): Promise<string> {
    const controllerOf = (_: string, of: string) => of;
    const files = new CaseFiles({
      store: this.store,
      vault: this.#vault,
      sealer: this.#sealer,
      clock: this.#clock,
      ids: new CountingIds(),
      controllerOf,
    });
    const caseId = await files.caseOf(NETWORK, agency, this.handle(agency, reference));
    if (caseId === undefined) throw new Error(`the file of the ${agency} leads to no case`);
    return caseId;
  }

  /** Erases the case, and completes it with a rotation. */
  async erase(caseId: string): Promise<void> {
    const parts = {
      store: this.store,
      shelf: this.shelf,
      vault: this.#vault,
      tombstones: new FileTombstones(this.tombstoneFile),
      sealFacts: factSealer(this.#vault, this.#sealer),
      controllerOf: (_: string, agency: string) => agency,
      clock: this.#clock,
      wait,
    };
    await eraseCase({ network: NETWORK, caseId }, parts);
    const rotate = () => rotateKeyEncryptionKey({ shelf: this.shelf, ring: this.#ring });
    await completeErasures({ ...parts, rotate });
  }
}
