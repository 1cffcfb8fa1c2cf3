import type { LedgerWitness } from '#ports';

/** How far one agency is with sending again. */
export interface AgencyRefill {
  /** `<network>/<agency>`. */
  readonly agency: string;
  readonly state: 'refilled' | 'waiting' | 'left out';
  /** Events of its own that were not accepted again; known once it is `refilled`. */
  readonly missing: number;
  /** When it was last heard of in the new ledger. */
  readonly heardAt?: string;
}

/** How far all registered agencies are; pure. */
export function refillOf(
  agencies: readonly string[],
  witnesses: readonly LedgerWitness[],
  without: readonly string[],
): readonly AgencyRefill[] {
  return agencies.map((agency) => {
    const said = witnesses.find((one) => `${one.network}/${one.agency}` === agency);
    const heard = said === undefined ? {} : { heardAt: said.at };
    if (said?.missing !== undefined) return { agency, state: 'refilled', missing: said.missing, ...heard };
    return { agency, state: without.includes(agency) ? 'left out' : 'waiting', missing: 0, ...heard };
  });
}
