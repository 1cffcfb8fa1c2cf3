import { party } from '#agreement';
import type { Agreement } from '#agreement';

/** For whom an officer may ask: one controller, with all of its agencies. */
export interface OfficerScope {
  readonly network: string;
  readonly controller: string;
  readonly agencies: readonly string[];
}

/** The controller that answers for the agency whose key signed, with every agency for which it answers; a former party has only itself. */
export function scopeOf(agreement: Agreement, agency: string): OfficerScope {
  const { network, parties } = agreement;
  const controller = party(agreement, agency)?.controller.id;
  if (controller === undefined) return { network, controller: agency, agencies: [agency] };
  const agencies = parties.filter((one) => one.controller.id === controller).map((one) => one.agency);
  return { network, controller, agencies: agencies.toSorted() };
}
