/** What one agency's stream may hold. */
export interface IntakeLimits {
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  /** After this time without a sign of life of a handler its message goes to another process. */
  readonly ackWaitMs: number;
}

/** Enough for a day of a hub that is down; adapters send again what was dropped. */
export const INTAKE_LIMITS: IntakeLimits = {
  maxBytes: 64 * 1024 ** 2,
  maxAgeMs: 24 * 60 * 60 * 1_000,
  ackWaitMs: 2_000,
};
