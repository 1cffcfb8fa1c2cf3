import type { AdapterConfig, readAgencyFiles, WayOut } from '#adapter';
import type { Clock } from '#ports';

/** The adapter that is looked at. */
export interface Patient {
  readonly config: AdapterConfig;
  readonly files: ReturnType<typeof readAgencyFiles>;
  readonly wayOut: WayOut;
  readonly clock: Clock;
}

/** How long anything may take to answer, milliseconds. */
export const PATIENCE_MS = 5_000;
