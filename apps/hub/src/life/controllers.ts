import { party } from '#agreement';
import type { Agreement } from '#agreement';

/** Who answers for each agency's data, as the agreements that are in force say; filled at the start. */
export class Controllers {
  readonly #agreements = new Map<string, Agreement>();

  /** Takes note of the agreement in force in its network. */
  learn(agreement: Agreement): void {
    this.#agreements.set(agreement.network, agreement);
  }

  /** Id of the agency's controller; an agency that is no party answers for itself. */
  of(network: string, agency: string): string {
    const agreement = this.#agreements.get(network);
    return (agreement && party(agreement, agency)?.controller.id) ?? agency;
  }
}
