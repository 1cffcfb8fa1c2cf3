import type { Event } from './event.ts';

/** The rules say no: a stable code and the reason in words. A value, never thrown by a decide function. */
export class Rejection<Code extends string = string> {
  constructor(
    readonly code: Code,
    readonly reason: string,
  ) {}
}

/** What a decide function answers: the new facts (none when there is nothing to add), or a rejection. */
export type Decision<E extends Event, Code extends string = string> = readonly E[] | Rejection<Code>;
