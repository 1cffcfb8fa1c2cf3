import type { Session } from 'fastify';
import type { Clock } from '#ports';

/** Ends a session in which nobody did anything, milliseconds. */
export const IDLE_MS = 30 * 60_000;
/** Ends every session, milliseconds: a working day. */
export const LONGEST_MS = 8 * 3_600_000;
/** How long a log-in may take. */
const ATTEMPT_MS = 10 * 60_000;
/** Log-ins under way: whoever begins more pushes out the oldest, never somebody who is signed in. */
const MOST_ATTEMPTS = 2_000;

interface Held {
  readonly session: Session;
  readonly begunAt: number;
  seenAt: number;
}

type Done = (error?: unknown) => void;

/**
 * Sessions in memory: a restart signs everybody out. What was ended stays ended, even when a request that began before saves
 * its copy afterwards.
 */
export class SessionStore {
  private readonly attempts = new Map<string, Held>();
  private readonly signedIn = new Map<string, Held>();
  private readonly ended = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  set(id: string, session: Session, done: Done): void {
    const now = this.now();
    if (!this.ended.has(id)) this.hold(id, session, now);
    done();
  }

  get(id: string, done: (error: unknown, session?: Session | null) => void): void {
    done(null, this.present(id)?.session ?? null);
  }

  destroy(id: string, done: Done): void {
    this.end(id, this.now());
    done();
  }

  /** Somebody did something in it. */
  touch(id: string): void {
    const held = this.present(id);
    if (held !== undefined) held.seenAt = this.now();
  }

  /** When it ends by itself if nothing happens, milliseconds since 1970; undefined when it is over. */
  endsAt(id: string): number | undefined {
    const held = this.signedIn.has(id) ? this.present(id) : undefined;
    return held && endOf(held, IDLE_MS, LONGEST_MS);
  }

  private hold(id: string, session: Session, now: number): void {
    this.prune(now);
    const isSignedIn = session.who !== undefined;
    const kind = isSignedIn ? this.signedIn : this.attempts;
    const { begunAt, seenAt } = kind.get(id) ?? { begunAt: now, seenAt: now };
    if (isSignedIn) this.attempts.delete(id);
    kind.set(id, { session, begunAt, seenAt });
    const [oldest] = this.attempts.keys();
    if (oldest !== undefined && this.attempts.size > MOST_ATTEMPTS) this.attempts.delete(oldest);
  }

  private present(id: string): Held | undefined {
    const now = this.now();
    const attempt = this.attempts.get(id);
    const held = this.signedIn.get(id) ?? attempt;
    if (held === undefined) return undefined;
    const end = held === attempt ? held.begunAt + ATTEMPT_MS : endOf(held, IDLE_MS, LONGEST_MS);
    if (now < end) return held;
    this.end(id, now);
    return undefined;
  }

  private end(id: string, now: number): void {
    this.attempts.delete(id);
    if (this.signedIn.delete(id)) this.ended.set(id, now);
  }

  /** Forgets what is over for good, so that memory does not grow. */
  private prune(now: number): void {
    for (const id of [...this.attempts.keys(), ...this.signedIn.keys()]) this.present(id);
    for (const [id, at] of this.ended) if (at + LONGEST_MS < now) this.ended.delete(id);
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

function endOf({ begunAt, seenAt }: Held, idle: number, longest: number): number {
  return Math.min(seenAt + idle, begunAt + longest);
}
