import type { Event } from './event.ts';

/** How one kind of stream is named and folded: `events.reduce(evolve, initial)` is its state. */
export interface Stream<State, E extends Event> {
  readonly initial: State;
  evolve(state: State, event: E): State;
}

/** The state that a list of events amounts to. */
export function fold<State, E extends Event>(
  stream: Stream<State, E>,
  events: readonly E[],
  from = stream.initial,
): State {
  return events.reduce((state, event) => stream.evolve(state, event), from);
}
