import type { ParkedStream, Parking, Position } from '#ports';

/** Everything that parks what it cannot apply, under the name by which it parks. */
export const PARKING_VIEWS = ['claims', 'evidence', 'recalls', 'access', 'recall-reactor'] as const;

/** One of these names. */
export type ParkingView = (typeof PARKING_VIEWS)[number];

/** A stream that was set aside: where and why; what it is about is named by its kind alone, as its name holds a case's id. */
export interface ParkedLook {
  readonly view: ParkingView;
  readonly network: string;
  /** What stands in the stream, e.g. `case`. */
  readonly kind: string;
  /** Place of the log from which nothing of it is applied; with `view` it names the stream to whoever retries. */
  readonly position: Position;
  /** Name or code of what went wrong. */
  readonly reason: string;
}

/** Everything that is parked, by view and place. */
export async function lookAtParked(parking: Pick<Parking, 'parked'>): Promise<readonly ParkedLook[]> {
  const lists = await Promise.all(
    PARKING_VIEWS.map(async (view) => (await parking.parked(view)).map((one) => shown(view, one))),
  );
  return lists.flat();
}

function shown(view: ParkingView, { stream, network, position, reason }: ParkedStream): ParkedLook {
  return { view, network, kind: /^[a-z]+/.exec(stream)?.[0] ?? 'other', position, reason };
}
