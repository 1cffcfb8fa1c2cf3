import type { PublicKeys } from '#ports';
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
  readonly broker?: { readonly url: string; readonly nkeySeed: string };
  readonly keys: OwnKeys;
  /** 32 bytes. */
  readonly keyEncryptionKey: Uint8Array;
  readonly networks: readonly NetworkSetup[];
  readonly http: { readonly host: string; readonly port: number };
  /** Requests that one address may make in a minute. */
  readonly ratePerMinute: number;
  readonly logLevel: string;
}
