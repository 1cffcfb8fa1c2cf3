/** One way in or out of the adapter: who may come through, what is checked, what it gives. */
export interface DoorRow {
  readonly door: string;
  readonly opening:
    | { readonly kind: 'route'; readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string }
    | {
        readonly kind: 'subject';
        readonly direction: 'asked' | 'published' | 'followed';
        readonly subject: string;
      }
    | { readonly kind: 'file' | 'command'; readonly name: string };
  readonly caller: string;
  /** In the order in which they are made. */
  readonly checks: readonly string[];
  /** The most that can come out: payload fields, data about them, sums, or nothing about any case. */
  readonly gives: 'fields' | 'metadata' | 'aggregate' | 'nothing';
}

/** A route of the desk, before what every route of the desk checks. */
export interface DeskDoor extends Pick<DoorRow, 'door' | 'checks' | 'gives'> {
  readonly opening: readonly ['GET' | 'POST', string];
}
