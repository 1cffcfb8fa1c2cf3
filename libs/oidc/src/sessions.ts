import type { FastifyRequest } from 'fastify';
import { guardUnsafe, LIVE, PAGE_HEADER, STAY } from './guard-unsafe.ts';
import { PageProblem } from './page-problem.ts';
import type { SessionStore } from './session-store.ts';

/** Who is signed in. */
export interface SignedIn {
  /** Pseudonymous staff id. */
  readonly staff: string;
  readonly roles: readonly string[];
  /** Instant at which the session ends if nothing happens. */
  readonly endsAt: string;
  /** Whether it goes on still; to be asked before each sign of a stream. */
  readonly isAlive: () => boolean;
}

/** What `GET /session` says of the session itself. */
export type SessionShown =
  | { readonly signedIn: false }
  | {
      readonly signedIn: true;
      readonly roles: readonly string[];
      readonly staff: string;
      readonly endsAt: string;
    };

/** Tells routes who calls. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly address: string,
  ) {}

  /** Who is signed in, without any check of the call; does not keep the session awake. */
  signedIn(request: FastifyRequest): SignedIn | undefined {
    const { who, sessionId } = request.session ?? {};
    const endsAt = who && this.store.endsAt(sessionId);
    if (who === undefined || endsAt === undefined) return undefined;
    return {
      staff: who.staff,
      roles: who.roles,
      endsAt: new Date(endsAt).toISOString(),
      isAlive: () => this.store.endsAt(sessionId) !== undefined,
    };
  }

  /** For `GET /session`: asking keeps nothing awake, unless the call says that somebody wants to stay. Throws {@link PageProblem}. */
  session(request: FastifyRequest): SessionShown {
    if (request.headers[PAGE_HEADER] === STAY) this.stay(request);
    const who = this.signedIn(request);
    return who === undefined
      ? { signedIn: false }
      : { signedIn: true, roles: who.roles, staff: who.staff, endsAt: who.endsAt };
  }

  private stay(request: FastifyRequest): void {
    guardUnsafe(request.method, request.headers, this.address);
    if (this.signedIn(request) !== undefined) this.store.touch(request.session.sessionId);
  }

  /**
   * For every call under a session: own page, signed in, one of these roles. Keeps the session awake, unless the call says that
   * nobody asked for it (`x-wegmarke: live`, or a stream). Throws {@link PageProblem}.
   */
  enter(request: FastifyRequest, allowed: readonly string[]): SignedIn {
    guardUnsafe(request.method, request.headers, this.address);
    const who = this.signedIn(request);
    if (who === undefined) throw new PageProblem('SIGN_IN_NEEDED', 'open /log-in, then call again');
    if (!who.roles.some((role) => allowed.includes(role)))
      throw new PageProblem('ROLE_NOT_ALLOWED', 'ask whoever manages the accounts if your work needs it');
    if (!isLive(request)) this.store.touch(request.session.sessionId);
    return who;
  }
}

/** An `EventSource` cannot send headers of its own; the browser names what it accepts. */
function isLive({ headers }: FastifyRequest): boolean {
  return headers[PAGE_HEADER] === LIVE || headers.accept === 'text/event-stream';
}
