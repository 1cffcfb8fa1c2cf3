/** What another view knows already of an entry that somebody is about to make. */
export interface Prefill {
  readonly reference: string;
  readonly type: string;
  /** In the form of the payload. */
  readonly data: Readonly<Record<string, unknown>>;
}

// In memory only: an address stays in histories and logs, and a stored value outlives the log-in.
let kept: Prefill | undefined;

/** Keeps it for the form that is opened next. */
export function keepPrefill(prefill: Prefill): void {
  kept = prefill;
}

/** What was kept for this form, once; undefined for any other case or type. */
export function takePrefill(reference: string, type: string): Prefill['data'] | undefined {
  const prefill = kept;
  kept = undefined;
  return prefill?.reference === reference && prefill.type === type ? prefill.data : undefined;
}
