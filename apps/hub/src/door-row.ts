/** One way in or out of the hub: who may come through, what is checked, what it gives. */
export interface DoorRow {
  readonly door: string;
  readonly opening:
    | { readonly kind: 'route'; readonly method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS'; readonly path: string }
    /** At the broker: what agencies send or ask (`service`), what the hub sends to them (`stream`). */
    | { readonly kind: 'service' | 'stream'; readonly subject: string };
  readonly caller: string;
  /** In the order in which they are made. */
  readonly checks: readonly string[];
  /** The most that can come out: payload fields, data about them, sums, or nothing about any case. */
  readonly gives: 'fields' | 'metadata' | 'aggregate' | 'nothing';
}
