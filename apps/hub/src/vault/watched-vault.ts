import type { Permit } from '#gate';
import type { Sealed, StoredEvent, ToSeal } from '#ports';
import { KeyVault, Tampered } from '#ports';

/** Where it is told that the stored content of an event does not fit its key. */
export interface DamageWitness {
  damaged(event: Pick<StoredEvent, 'stream' | 'network'>, part: Tampered['part']): void;
}

/** A vault that tells of damage wherever it is met: by a timeline, a claim, a fold or a rebuild. */
export class WatchedVault extends KeyVault {
  constructor(
    private readonly vault: KeyVault,
    private readonly witness: DamageWitness,
  ) {
    super();
  }

  seal(items: readonly ToSeal[]): Promise<readonly Sealed[]> {
    return this.vault.seal(items);
  }

  nameOf(network: string, text: string): Promise<string> {
    return this.vault.nameOf(network, text);
  }

  openFact(event: StoredEvent): Promise<unknown> {
    return this.#watched(event, this.vault.openFact(event));
  }

  open(permit: Permit, event: StoredEvent): Promise<unknown> {
    return this.#watched(event, this.vault.open(permit, event));
  }

  async #watched(event: StoredEvent, opening: Promise<unknown>): Promise<unknown> {
    try {
      return await opening;
    } catch (error) {
      if (error instanceof Tampered) this.witness.damaged(event, error.part);
      throw error;
    }
  }
}
