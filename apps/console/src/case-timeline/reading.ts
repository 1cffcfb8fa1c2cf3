import { within } from './patience.ts';
import type { Fetcher, FetchToken, Timeline } from './timeline.ts';

/** An answer that takes longer is dropped: it could show what was withdrawn meanwhile. */
const PATIENCE_MS = 10_000;
/** A token that ends sooner than this is not shown any more, milliseconds. */
const MARGIN_MS = 5_000;

/** The two ways in, as the host sets them. */
export interface WaysIn {
  readonly fetcher: Fetcher | undefined;
  readonly fetchToken: FetchToken | undefined;
  /** Address of the hub, for token mode. */
  readonly hubUrl: string | undefined;
}

/** A session of the hub. */
interface Session {
  readonly token: string;
  readonly expiresAt: string;
}

/** Reads timelines for one element; keeps a session's token in memory only, until it ends. */
export class Reading {
  private kept: Session | undefined;
  private asked: Promise<Session> | undefined;

  constructor(private readonly ways: WaysIn) {}

  /**
   * The timeline now; rejects when neither way in is set, or the answer says no or is late. `isUnasked` is told to the host:
   * nobody asked for this read.
   */
  read(isUnasked: boolean): Promise<Timeline> {
    const { fetcher } = this.ways;
    return within(PATIENCE_MS, async (signal) => {
      if (fetcher !== undefined) return timelineIn(await fetcher(signal, isUnasked));
      const answer = await this.atHub('/v1/embed/timeline', signal);
      return timelineIn(await answer.json());
    });
  }

  /**
   * What a door for pages answers in a session. A token may have ended before its time, when the agency's key was revoked: then
   * one new session is asked for.
   */
  async atHub(path: string, signal: AbortSignal, lastMs = MARGIN_MS): Promise<Response> {
    const address = new URL(path, this.ways.hubUrl);
    if (this.kept !== undefined && Date.parse(this.kept.expiresAt) - lastMs > Date.now()) {
      const answer = await shown(address, this.kept.token, signal).catch(() => undefined);
      if (answer !== undefined) return answer;
    }
    this.kept = await this.session();
    return shown(address, this.kept.token, signal);
  }

  /** A new session; who asks meanwhile gets the same one. */
  private session(): Promise<Session> {
    const { fetchToken } = this.ways;
    if (fetchToken === undefined) throw new Error('set fetcher, or fetchToken and hubUrl');
    this.asked ??= within(PATIENCE_MS, fetchToken).finally(() => (this.asked = undefined));
    return this.asked;
  }

  /** Milliseconds until the session ends. */
  get lastsMs(): number {
    return this.kept === undefined ? 0 : Date.parse(this.kept.expiresAt) - Date.now();
  }
}

async function shown(address: URL, token: string, signal: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  const request = { headers, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
  const answer = await fetch(address, request);
  if (!answer.ok) throw new Error(`the hub answered with ${answer.status}`);
  return answer;
}

/** What a host or the hub gave, when it is a timeline. */
export function timelineIn(answer: unknown): Timeline {
  const { asOf, entries } = (answer ?? {}) as Partial<Timeline>;
  if (typeof asOf !== 'string' || !Array.isArray(entries)) throw new Error('this is no timeline');
  return answer as Timeline;
}
