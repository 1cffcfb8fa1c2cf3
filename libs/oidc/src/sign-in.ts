import { randomBytes } from 'node:crypto';
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import sessions from '@fastify/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#ports';
import type { RoleValues } from './claims.ts';
import { rolesFrom, staffFrom } from './claims.ts';
import { failedPage } from './failed-page.ts';
import { guardUnsafe } from './guard-unsafe.ts';
import { pageHeaders } from './headers.ts';
import { ownPath } from './own-path.ts';
import { PageProblem } from './page-problem.ts';
import type { Attempt, Provider } from './relying-party.ts';
import { failed, RelyingParty } from './relying-party.ts';
import { SessionStore } from './session-store.ts';
import { Sessions } from './sessions.ts';

declare module 'fastify' {
  interface Session {
    /** Log-ins under way, one for each tab. */
    attempts?: readonly Attempt[];
    /** Who is signed in; the token is for the log-out at the provider only. */
    who?: { readonly staff: string; readonly roles: readonly string[]; readonly idToken: string };
  }
}

/** Members of the answer of `GET /session`. */
type Told = Readonly<Record<string, unknown>>;

/** How log-in is set up at one address. */
export interface LogIn {
  /** The own origin as browsers see it, e.g. `https://seiten.jobcenter.example`. */
  readonly address: string;
  /** Name of the cookie; every server on a host needs its own, as ports do not separate cookies. */
  readonly cookie: string;
  readonly provider: Provider;
  /** Claim that holds the roles; dotted for nested ones (`realm_access.roles`). */
  readonly rolesClaim: string;
  readonly roles: RoleValues;
  /** Claim that holds a pseudonymous staff id; without it the id is a keyed hash of the account. */
  readonly staffClaim?: string;
  /** Key of that hash. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  /** Told of log-ins, log-outs and refusals by code; never of claims, tokens or ids. */
  readonly note: (
    event: 'signed-in' | 'signed-out' | 'log-in-refused',
    fields: { readonly code?: string },
  ) => void;
  /** What `GET /session` says beside role, staff id and end. */
  readonly about?: (roles: readonly string[]) => Told | Promise<Told>;
}

/** Tabs in which one person may begin to log in at the same time. */
const MOST_TABS = 5;

/**
 * Mounts `GET /session`, `GET /log-in`, `GET /log-in/return` and `POST /log-out`, with sessions for all routes of the server.
 * What it gives tells other routes who is signed in.
 */
export async function signIn(server: FastifyInstance, logIn: LogIn): Promise<Sessions> {
  const store = new SessionStore(logIn.clock);
  const entrance = new Sessions(store, logIn.address);
  const party = new RelyingParty(logIn.provider, logIn.address);
  await openSessions(server, logIn, store);
  await server.register(async (scope) => {
    await scope.register(helmet, pageHeaders());
    scope.setErrorHandler((error, request, reply) => refused(error, request, reply, logIn));
    scope.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    scope.get('/session', (request) => sessionTold(request, entrance, logIn));
    scope.get('/log-in', (request, reply) => begin(request, reply, logIn, party));
    scope.get('/log-in/return', (request, reply) => complete(request, reply, logIn, party));
    scope.post('/log-out', (request) => end(request, logIn, party));
  });
  return entrance;
}

/** Who is signed in, with what these pages say about somebody of such roles. */
async function sessionTold(request: FastifyRequest, entrance: Sessions, { about }: LogIn): Promise<object> {
  const signedIn = entrance.signedIn(request);
  return { ...entrance.session(request), ...(signedIn && (await about?.(signedIn.roles))) };
}

async function openSessions(
  server: FastifyInstance,
  { address, cookie }: LogIn,
  store: SessionStore,
): Promise<void> {
  const isSecure = new URL(address).protocol === 'https:';
  if (!server.hasPlugin('@fastify/cookie')) await server.register(cookies);
  await server.register(sessions, {
    // Sessions do not outlive the process, so its key need not either.
    secret: randomBytes(32).toString('base64url'),
    cookieName: isSecure ? `__Host-${cookie}` : cookie,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure },
    store,
    saveUninitialized: false,
    rolling: false,
  });
}

async function begin(request: FastifyRequest, reply: FastifyReply, { address }: LogIn, party: RelyingParty) {
  const { to } = request.query as { readonly to?: unknown };
  const { url, attempt } = await party.begin(ownPath(to, address));
  const others = request.session.attempts ?? [];
  request.session.attempts = [...others, attempt].slice(-MOST_TABS);
  return reply.redirect(url, 302);
}

async function complete(request: FastifyRequest, reply: FastifyReply, logIn: LogIn, party: RelyingParty) {
  const { state } = request.query as { readonly state?: unknown };
  const attempt = request.session.attempts?.find((one) => one.state === state);
  if (attempt === undefined) throw failed();
  // Whatever comes of it: one attempt is used once.
  request.session.attempts = request.session.attempts?.filter((one) => one !== attempt) ?? [];
  const { claims, idToken } = await party.complete(request.url, attempt, logIn.rolesClaim);
  const roles = rolesFrom(claims, logIn.rolesClaim, logIn.roles);
  if (roles.length === 0)
    throw new PageProblem('LOG_IN_WITHOUT_ROLE', 'ask whoever manages the accounts for a role');
  const { staffClaim, secret } = logIn;
  const staff = staffFrom(claims, { ...(staffClaim !== undefined && { claim: staffClaim }), secret });
  // A new id: one that somebody else put into the browser before is worth nothing now.
  await request.session.regenerate();
  request.session.who = { staff, roles, idToken };
  logIn.note('signed-in', {});
  return reply.redirect(attempt.to, 303);
}

async function end(request: FastifyRequest, { address, note }: LogIn, party: RelyingParty) {
  guardUnsafe(request.method, request.headers, address);
  const { who } = request.session;
  if (who === undefined) return { to: '/' };
  await request.session.destroy();
  note('signed-out', {});
  return { to: party.endUrl(who.idToken) ?? '/' };
}

/** A page for who is logging in, a problem for a page's own call. */
function refused(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { note }: LogIn,
): FastifyReply {
  if (!(error instanceof PageProblem)) throw error;
  const isPage = request.url.startsWith('/log-in');
  if (isPage) note('log-in-refused', { code: error.code });
  void reply.status(error.status);
  return isPage
    ? reply.type('text/html; charset=utf-8').send(failedPage(error))
    : reply.type('application/problem+json').send(error.details());
}
