/** How long to wait for a receipt before the same bytes are sent again. */
export interface ResendPlan {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Five seconds at first, doubled up to five minutes. */
export const RESEND_PLAN: ResendPlan = { firstMs: 5_000, mostMs: 300_000 };

/**
 * The instant at which an item that was sent now for the n-th time is due again: doubled with each attempt, and spread
 * over its upper half so that adapters do not knock in step after an outage. `random` is in [0, 1).
 */
export function againAt(
  sentAt: string,
  attempt: number,
  random: number,
  plan: ResendPlan = RESEND_PLAN,
): string {
  const wait = Math.min(plan.mostMs, plan.firstMs * 2 ** Math.min(attempt - 1, 30));
  return new Date(Date.parse(sentAt) + Math.round(wait * (0.5 + random / 2))).toISOString();
}
