import type { KeyVault } from '#ports';

/**
 * Names of the streams that lead to a case from outside. What leads there stands in them as a keyed hash only: whoever has
 * the record cannot tell which agency's file a case is, and whoever brings the handle again is recognised even when the
 * case is erased.
 */
export class PointerNames {
  constructor(private readonly vault: Pick<KeyVault, 'nameOf'>) {}

  /** Where an agency's handle leads. */
  async handle(network: string, agency: string, handle: string): Promise<string> {
    return `handle-${network}-${agency}-${await this.#named(network, ['handle', agency, handle])}`;
  }

  /** Where a link code leads. */
  async code(network: string, codeHash: string): Promise<string> {
    return `code-${network}-${await this.#named(network, ['code', codeHash])}`;
  }

  /** Where the code of a letter for the person leads. */
  async personCode(network: string, codeHash: string): Promise<string> {
    return `person-code-${network}-${await this.#named(network, ['person-code', codeHash])}`;
  }

  /** Where a device of the person leads, by the hash of the secret that it keeps. */
  async personsDevice(network: string, secretHash: string): Promise<string> {
    return `person-device-${network}-${await this.#named(network, ['person-device', secretHash])}`;
  }

  /** Where a link proposal leads. */
  async proposal(network: string, proposal: string): Promise<string> {
    return `proposal-${network}-${await this.#named(network, ['proposal', proposal])}`;
  }

  #named(network: string, parts: readonly string[]): Promise<string> {
    return this.vault.nameOf(network, JSON.stringify(parts));
  }
}
