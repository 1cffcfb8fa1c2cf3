import type { Decision } from './decision.ts';
import { Rejection } from './decision.ts';
import type { Event } from './event.ts';
import type { Stream } from './stream.ts';
import { fold } from './stream.ts';

/** Given/when/then for deciders: `specify(stream).given(…facts).when(decide).thenRecords(…)`. */
export function specify<State, E extends Event>(stream: Stream<State, E>) {
  return {
    given: (...history: E[]) => ({
      when: (decide: (state: State) => Decision<E>) => outcomeOf(decide(fold(stream, history))),
    }),
  };
}

function outcomeOf<E extends Event>(decision: Decision<E>) {
  return {
    thenRecords(...events: E[]): void {
      expect(decision).toEqual(events);
    },
    thenRejects(code: string): void {
      expect(decision).toBeInstanceOf(Rejection);
      expect((decision as Rejection).code).toBe(code);
    },
    thenNothing(): void {
      expect(decision).toEqual([]);
    },
  };
}
