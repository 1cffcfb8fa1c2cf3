import type { TimelineReply } from '#catalogue';
import type { Clock, PublicJwk, Sealer } from '#ports';
import { KeyNotUsable } from '../keys/re-signing.ts';
import { HubAnswerInvalid, toText } from './hub-channel.ts';

/** Milliseconds that a timeline may be under way beyond its time limit. */
export const READ_TOLERANCE_MS = 2_000;

const TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 3;

/** No answer to the question: a token that was not taken, too many questions. */
const TRY_AGAIN: readonly number[] = [401, 429];

/** The hub could not be asked, or answered with a fault: worth another try later. `status` is its HTTP status, if any. */
export class HubUnreachable extends Error {
  readonly code = 'HUB_UNREACHABLE';

  constructor(
    readonly status: number | undefined,
    options?: ErrorOptions,
  ) {
    super(
      status === undefined ? 'the hub did not answer' : `the hub answered with status ${status}`,
      options,
    );
    this.name = 'HubUnreachable';
  }
}

/** The hub's word, in the pointer of its problem, for a token that no usable key of the agency signed. */
const KEY_REFUSED = '/token/TOKEN_SIGNATURE';

/** The hub says that something of the case cannot be read: asking again does not help, its operator has to mend it. */
export class HubCaseUnreadable extends Error {
  readonly code = 'CASE_UNREADABLE';

  constructor() {
    super('something that the hub keeps of this case was changed and cannot be read');
    this.name = 'HubCaseUnreadable';
  }
}

/** The hub will not answer this question as it is put; carries the hub's stable code and the fix in its words. */
export class HubSaidNo extends Error {
  constructor(
    readonly code: string,
    readonly fix: string,
    /** Where in the question the fault is (RFC 6901), if the hub says so. */
    readonly pointer?: string,
  ) {
    super(`the hub said no: ${code}`);
    this.name = 'HubSaidNo';
  }
}

/** Every answer of the hub came after its time limit and was dropped unread. */
export class HubTooLate extends Error {
  readonly code = 'HUB_ANSWER_LATE';

  constructor() {
    super("the hub's answers came too late and were dropped: compare the clocks of hub and adapter");
    this.name = 'HubTooLate';
  }
}

/** Who reads a timeline, and what for; without a purpose, for any purpose of the agreement. */
export interface TimelineRead {
  readonly handle: string;
  readonly actor: string;
  readonly purpose?: string;
  /** To take it along is an access of its own. */
  readonly export?: true;
}

/** What an officer asks, as it stands in the hub's address after `/officer/`. */
export interface OfficerRead {
  readonly actor: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

/** What an officer is answered: what it says, and the hub's compact JWS around it to be kept as a proof. */
export interface OfficerAnswer {
  readonly answer: unknown;
  readonly signed: string;
}

/** For which page of the agency's own system a session is asked, and who will look at it. */
export interface SessionRead {
  readonly handle: string;
  readonly actor: string;
  /** The page's origin. */
  readonly origin: string;
  readonly purpose?: string;
}

/** A session for a page: the token is the hub's, and nobody else's to keep. */
export interface PageSession {
  readonly token: string;
  readonly expiresAt: string;
}

/** What the reader of the hub's HTTP API works with. */
export interface ReadParts {
  /** Address of the hub, e.g. `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly network: string;
  readonly agency: string;
  readonly sealer: Pick<Sealer, 'open' | 'verify' | 'sign'>;
  readonly hubKeys: readonly PublicJwk[];
  readonly clock: Clock;
  readonly tokens: {
    make(
      who: { readonly network: string; readonly agency: string; readonly actor: string },
      what: { readonly method: string; readonly path: string; readonly purpose?: string },
    ): Promise<string>;
  };
  readonly officerTokens: {
    make(
      who: { readonly network: string; readonly agency: string; readonly actor: string },
      what: { readonly method: string; readonly path: string; readonly query: string },
    ): Promise<string>;
  };
  /** The platform's `fetch`, or a test's. */
  readonly fetch: typeof fetch;
}

/** Reads from the hub over HTTP: the agreement, and timelines with a token made for each single read. */
export class HubReads {
  constructor(private readonly parts: ReadParts) {}

  /** The compact JWS of the hub around the agreement in force, as it came. */
  async agreement(): Promise<string> {
    return (await this.get(`/v1/networks/${this.parts.network}/agreement`, '')).trim();
  }

  /** A timeline, opened; a late answer is dropped and asked for again. */
  async timeline(read: TimelineRead): Promise<TimelineReply> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const reply = await this.timelineOnce(read);
      if (reply !== undefined) return reply;
    }
    throw new HubTooLate();
  }

  /** An officer's question, under a token made for just this one; the answer is the hub's, signed. Throws {@link HubSaidNo}. */
  async officer({ actor, path: asked, query }: OfficerRead): Promise<OfficerAnswer> {
    const { network, agency, officerTokens, sealer, hubKeys } = this.parts;
    const path = `/v1/networks/${network}/officer/${asked}`;
    const token = await officerTokens.make({ network, agency, actor }, { method: 'GET', path, query });
    const sealed = await this.get(path, query === '' ? '' : `?${query}`, token);
    const plain = sealer.open(sealed.trim());
    const signed = plain && toText(plain);
    const answer = signed && sealer.verify(signed, hubKeys);
    if (!answer) throw new HubAnswerInvalid('question of an officer');
    return { answer, signed };
  }

  /** A session in which a page of the agency's own system may read one case. Throws {@link HubSaidNo}. */
  async embedSession({ handle, actor, origin, purpose }: SessionRead): Promise<PageSession> {
    const { network, agency, tokens, sealer } = this.parts;
    const path = `/v1/networks/${network}/embed-sessions`;
    const what = { method: 'POST', path, ...(purpose !== undefined && { purpose }) };
    const token = await tokens.make({ network, agency, actor }, what);
    const query = purpose === undefined ? '' : `?purpose=${encodeURIComponent(purpose)}`;
    const signed = sealer.sign({ network, agency, handle, origin });
    const plain = sealer.open((await this.post(path + query, signed, token)).trim());
    const session = plain && (JSON.parse(toText(plain)) as Partial<PageSession>);
    if (typeof session?.token !== 'string' || typeof session.expiresAt !== 'string')
      throw new HubAnswerInvalid('session for a page');
    return { token: session.token, expiresAt: session.expiresAt };
  }

  private async timelineOnce(read: TimelineRead): Promise<TimelineReply | undefined> {
    const { network, agency, tokens, sealer, clock } = this.parts;
    const { handle, actor, purpose } = read;
    const path = `/v1/networks/${network}/cases/${handle}/timeline${read.export ? '/export' : ''}`;
    const what = { method: 'GET', path, ...(purpose !== undefined && { purpose }) };
    const token = await tokens.make({ network, agency, actor }, what);
    const query = purpose === undefined ? '' : `?purpose=${encodeURIComponent(purpose)}`;
    const plain = sealer.open((await this.get(path, query, token)).trim());
    if (plain === undefined) throw new HubAnswerInvalid('timeline');
    const reply = JSON.parse(toText(plain)) as TimelineReply;
    if (reply.handle !== handle || !Array.isArray(reply.entries)) throw new HubAnswerInvalid('timeline');
    const late = Date.parse(clock.now()) > Date.parse(reply.notAfter) + READ_TOLERANCE_MS;
    return late ? undefined : reply;
  }

  private async get(path: string, query: string, token?: string): Promise<string> {
    const headers = new Headers(token === undefined ? [] : [['Authorization', `Bearer ${token}`]]);
    return this.ask(path + query, { headers });
  }

  private post(path: string, body: string, token: string): Promise<string> {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/jose' };
    return this.ask(path, { method: 'POST', body, headers });
  }

  private async ask(path: string, request: RequestInit): Promise<string> {
    const response = await this.respond(new URL(path, this.parts.address), request);
    if (!response.ok) throw await noOf(response);
    return response.text();
  }

  private async respond(address: URL, request: RequestInit): Promise<Response> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return await this.parts.fetch(address, { ...request, signal, redirect: 'error' });
    } catch (error) {
      throw new HubUnreachable(undefined, { cause: error });
    }
  }
}

/** What the hub's no means to whoever asked: mostly only that it is worth another try. */
async function noOf(response: Response): Promise<Error> {
  const problem: unknown = await response.json().catch(() => undefined);
  const { code, detail, pointer } = isProblem(problem) ? problem : {};
  if (code === 'CASE_UNREADABLE') return new HubCaseUnreadable();
  if (code === 'TOKEN_REFUSED' && pointer === KEY_REFUSED) return new KeyNotUsable();
  const isOfQuestion =
    response.status >= 400 && response.status < 500 && !TRY_AGAIN.includes(response.status);
  return code !== undefined && isOfQuestion
    ? new HubSaidNo(code, detail ?? 'see docs/errors.md', pointer)
    : new HubUnreachable(response.status);
}

interface HubProblem {
  readonly code: string;
  readonly detail?: string;
  readonly pointer?: string;
}

function isProblem(value: unknown): value is HubProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, detail, pointer } = value as Readonly<Record<keyof HubProblem, unknown>>;
  const isText = (one: unknown): boolean => one === undefined || typeof one === 'string';
  return typeof code === 'string' && isText(detail) && isText(pointer);
}
