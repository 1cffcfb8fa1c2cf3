import type { AuthorKeys } from '#casefile';
import { isSignedByAuthor } from '#casefile';
import type { JoseKeyVault, JoseSealer } from '#jose';
import type { EventStore, PublicJwk, StoredEvent } from '#ports';
import { Tampered, Unreadable } from '#ports';
import { REGISTRY_STREAM_PREFIX } from '#registry';

/** Facts of a registry with keys in them; a revoked key stays here: what it signed before stays signed. */
const BRINGS_KEYS: readonly string[] = ['AgencyRegistered', 'AgencyKeysRotated'];

/** The keys of one network's agencies; `isWhole` when nothing of its registry was unreadable. */
interface NetworkKeys {
  readonly byAgency: ReadonlyMap<string, readonly PublicJwk[]>;
  readonly isWhole: boolean;
}

/**
 * Who stands behind the events of the record: the hub with its keys, agencies with every key under which the registry ever
 * knew them, as far as the hub signed that entry. A damaged registry is no error here: its events are findings themselves.
 */
export class Authors {
  readonly #networks = new Map<string, Promise<NetworkKeys>>();

  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly hub: JoseSealer,
    private readonly vault?: JoseKeyVault,
  ) {}

  /** Whether the author signed the event; undefined when that cannot be known with these keys. */
  async isSigned(event: StoredEvent): Promise<boolean | undefined> {
    const agency = await this.keysOf(event.network, event.agency);
    const keys: AuthorKeys = { hub: this.hubKeys, ...(agency !== undefined && { agency }) };
    return isSignedByAuthor(event, keys, this.hub);
  }

  /** Every signing key that the agency has or had, none for a stranger; undefined when the registry cannot be read. */
  async keysOf(network: string, agency: string): Promise<readonly PublicJwk[] | undefined> {
    if (this.vault === undefined) return undefined;
    const asked = this.#networks.get(network) ?? this.#read(network, this.vault);
    this.#networks.set(network, asked);
    const { byAgency, isWhole } = await asked;
    return byAgency.get(agency) ?? (isWhole ? [] : undefined);
  }

  /** The keys under which the hub signs and signed. */
  get hubKeys(): readonly PublicJwk[] {
    return this.hub.publicKeys.signing;
  }

  async #read(network: string, vault: JoseKeyVault): Promise<NetworkKeys> {
    const { events } = await this.store.read(`${REGISTRY_STREAM_PREFIX}${network}`);
    const byAgency = new Map<string, readonly PublicJwk[]>();
    let isWhole = true;
    for (const event of events.filter(({ type }) => BRINGS_KEYS.includes(type))) {
      const entry = await entryIn(vault, event);
      if (entry === undefined) isWhole = false;
      else if (isSignedByAuthor(event, { hub: this.hubKeys }, this.hub) === true)
        byAgency.set(entry.agency, [...(byAgency.get(entry.agency) ?? []), ...entry.keys.signing]);
    }
    return { byAgency, isWhole };
  }
}

interface Entry {
  readonly agency: string;
  readonly keys: { readonly signing: readonly PublicJwk[] };
}

async function entryIn(vault: JoseKeyVault, event: StoredEvent): Promise<Entry | undefined> {
  try {
    return ((await vault.openFact(event)) as { readonly data: Entry }).data;
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Tampered) return undefined;
    throw error;
  }
}
