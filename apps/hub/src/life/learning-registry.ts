import type { Clock, EventStore, Ids, KeyVault } from '#ports';
import type { AdoptedAgreement, SealFacts } from '#registry';
import { Registry } from '#registry';
import type { Controllers } from './controllers.ts';

/** A registry that tells the process's {@link Controllers} of every agreement which it gives out: one may come into force while the hub runs. */
export class LearningRegistry extends Registry {
  readonly #controllers: Controllers;

  constructor(
    store: EventStore,
    vault: KeyVault,
    clock: Clock,
    ids: Ids,
    sealFacts: SealFacts,
    controllers: Controllers,
  ) {
    super(store, vault, clock, ids, sealFacts);
    this.#controllers = controllers;
  }

  override async agreementAt(network: string, at: string): Promise<AdoptedAgreement | undefined> {
    const adopted = await super.agreementAt(network, at);
    if (adopted !== undefined) this.#controllers.learn(adopted.agreement);
    return adopted;
  }
}
