import type { KeyRing, PublicKeys, Tombstones } from '#ports';
import type { OwnKeys } from '#jose';

/** An agency to be registered at the start. */
export interface PartySetup {
  readonly agency: string;
  readonly keys: PublicKeys;
  /** Public nkey of its account at the broker. */
  readonly brokerKey: string;
}

/** A network to be served: its parties and the text of the agreement to be adopted. */
export interface NetworkSetup {
  readonly network: string;
  readonly agreement: string;
  readonly parties: readonly PartySetup[];
}

/** All that the hub needs to start, files read. */
export interface HubSetup {
  readonly databaseUrl: string;
  /** Address of the EventStoreDB that holds the record; absent when the database does. */
  readonly eventStore?: string;
  readonly broker?: { readonly url: string; readonly nkeySeed: string };
  readonly keys: OwnKeys;
  readonly keyRing: KeyRing;
  readonly tombstones: Tombstones;
  readonly networks: readonly NetworkSetup[];
  /** Origin of the first ledger (C2SP tlog-checkpoint). */
  readonly ledgerOrigin: string;
  readonly http: { readonly host: string; readonly port: number };
  /** Requests that one address may make in a minute. */
  readonly ratePerMinute: number;
  readonly logLevel: string;
}
