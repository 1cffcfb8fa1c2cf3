import type { Agreement } from '#agreement';

/** The agreement that is in force, as the registry knows it. */
export interface AgreementInForce {
  readonly agreement: Agreement;
  readonly hash: string;
  /** Last revision of the registry's stream. */
  readonly revision: number;
}
