import type { Agreement } from '#agreement';
import { party } from '#agreement';

/** Who answers for an agency's data under this agreement; an agency that is no party of it stands for itself. */
export function controllerIn(agreement: Agreement, agency: string): string {
  return party(agreement, agency)?.controller.id ?? agency;
}
