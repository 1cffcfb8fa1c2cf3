import type { Agreement, RetentionRule } from '#agreement';
import { party, retentionOf } from '#agreement';

/** Who answers for each agency's data, and how long it is kept, as the agreements that are in force say. */
export class Controllers {
  readonly #agreements = new Map<string, Agreement>();

  /** Takes note of an agreement that is or was in force in its network; versions count up, and the last known one counts. */
  learn(agreement: Agreement): void {
    const known = this.#agreements.get(agreement.network);
    if (known === undefined || known.version <= agreement.version)
      this.#agreements.set(agreement.network, agreement);
  }

  /** Id of the agency's controller; an agency that is no party answers for itself. */
  of(network: string, agency: string): string {
    const agreement = this.#agreements.get(network);
    return (agreement && party(agreement, agency)?.controller.id) ?? agency;
  }

  /** How long the agreement lets what the agency records of this type be kept; undefined where it says nothing. */
  retention(network: string, agency: string, type: string): RetentionRule | undefined {
    const agreement = this.#agreements.get(network);
    return agreement && retentionOf(agreement, this.of(network, agency), type);
  }
}
