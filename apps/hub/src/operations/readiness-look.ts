import type { EventStore } from '#ports';
import type { Wire } from '../broker/wire.ts';
import type { Degradation, DegradationReason } from '../life/degradation.ts';
import type { ServingState } from '../life/serving-state.ts';

/** A part that the hub cannot do its work without. */
export interface PartLook {
  readonly part: 'store' | 'broker' | 'disclosure';
  /** `off`: this hub is set up without it. */
  readonly state: 'up' | 'down' | 'off';
}

/** Whether the hub can do its work, and what people must look at. */
export interface ReadinessLook {
  readonly parts: readonly PartLook[];
  readonly reasons: readonly DegradationReason[];
}

/** What the look works with. */
export interface ReadinessLookParts {
  readonly store: Pick<EventStore, 'head'>;
  readonly wire: Pick<Wire, 'broker'>;
  readonly serving: Pick<ServingState, 'isDisclosing'>;
  readonly degradation: Degradation;
}

/** Looks at every part now. */
export async function lookAtReadiness(
  { store, wire: { broker }, serving, degradation }: ReadinessLookParts,
  isAnyParked: boolean,
): Promise<ReadinessLook> {
  const isStoreUp = await store.head().then(
    () => true,
    () => false,
  );
  return {
    parts: [
      { part: 'store', state: isStoreUp ? 'up' : 'down' },
      { part: 'broker', state: broker === undefined ? 'off' : upIf(broker.state === 'online') },
      { part: 'disclosure', state: upIf(serving.isDisclosing) },
    ],
    reasons: degradation.reasons(isAnyParked),
  };
}

function upIf(holds: boolean): PartLook['state'] {
  return holds ? 'up' : 'down';
}
