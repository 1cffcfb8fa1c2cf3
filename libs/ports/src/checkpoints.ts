import type { Position } from './event-store.ts';

/**
 * How far a reactor is that writes into the log what the log asks for. It is kept apart from every read model: a read model
 * that is built anew jumps over what such a reactor has yet to do.
 */
export abstract class Checkpoints {
  /** The last position that the reactor has dealt with; 0 when it never ran. */
  abstract of(reactor: string): Promise<Position>;

  /** Everything up to the position is dealt with, durable when it returns; it never goes back. */
  abstract move(reactor: string, position: Position): Promise<void>;
}
