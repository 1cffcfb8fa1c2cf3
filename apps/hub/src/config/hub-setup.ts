import type { CompetenceText } from '#agreement';
import type { KeyRing, PublicKeys, Tombstones } from '#ports';
import type { OwnKeys } from '#jose';
import type { PagesSetup } from './pages-setup.ts';

/** An agency to be registered at the start. */
export interface PartySetup {
  readonly agency: string;
  readonly keys: PublicKeys;
  /** Public nkey of its account at the broker. */
  readonly brokerKey: string;
}

/** A network to be served: its parties and the text of the agreement to be adopted, with those of the competence tables that it names. */
export interface NetworkSetup {
  readonly network: string;
  readonly agreement: string;
  readonly tables?: readonly CompetenceText[];
  readonly parties: readonly PartySetup[];
}

/** The hub's certificate chain and its key, both PEM. */
export interface HubCertificate {
  readonly cert: string;
  readonly key: string;
}

/** All that the hub needs to start, files read. */
export interface HubSetup {
  readonly databaseUrl: string;
  /** Address of the EventStoreDB that holds the record; absent when the database does. */
  readonly eventStore?: string;
  readonly broker?: {
    readonly url: string;
    readonly nkeySeed: string;
    /** Certificates (PEM) of the broker's own authority; the system's when absent. */
    readonly ca?: string;
  };
  readonly keys: OwnKeys;
  readonly keyRing: KeyRing;
  readonly tombstones: Tombstones;
  readonly networks: readonly NetworkSetup[];
  /** Origin of the first ledger (C2SP tlog-checkpoint). */
  readonly ledgerOrigin: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Certificate chain and key (PEM); plain HTTP when absent. */
    readonly tls?: HubCertificate;
  };
  /** Requests that one address may make in a minute. */
  readonly ratePerMinute: number;
  /** How often it is looked whether a quarter is over that is not closed yet; the first time so long after the start. */
  readonly steeringEverySeconds: number;
  readonly logLevel: string;
  /** With which the operator's monitoring reads the counts; nobody can when absent. */
  readonly metricsToken?: string;
  /** Pages for people in a browser; none when absent. */
  readonly pages?: PagesSetup;
}
