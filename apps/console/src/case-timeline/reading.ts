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

/** Reads timelines for one element; keeps a session's token in memory only, until it ends. */
export class Reading {
  private session: { readonly token: string; readonly expiresAt: string } | undefined;

  constructor(private readonly ways: WaysIn) {}

  /** The timeline now; rejects when neither way in is set, or the answer says no or is late. */
  async read(): Promise<Timeline> {
    const { fetcher, fetchToken, hubUrl } = this.ways;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    if (fetcher !== undefined) return checked(await withIn(signal, fetcher(signal)));
    if (fetchToken === undefined || hubUrl === undefined)
      throw new Error('set fetcher, or fetchToken and hubUrl');
    return checked(await this.atHub(new URL('/v1/embed/timeline', hubUrl), fetchToken, signal));
  }

  /** A token may have ended before its time, when the agency's key was revoked: then one new session is asked for. */
  private async atHub(address: URL, fetchToken: FetchToken, signal: AbortSignal): Promise<unknown> {
    const kept = this.session;
    if (kept !== undefined && Date.parse(kept.expiresAt) - MARGIN_MS > Date.now()) {
      const answer = await shown(address, kept.token, signal).catch(() => undefined);
      if (answer !== undefined) return answer;
    }
    this.session = await withIn(signal, fetchToken(signal));
    return shown(address, this.session.token, signal);
  }
}

async function shown(address: URL, token: string, signal: AbortSignal): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  const request = { headers, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
  const answer = await fetch(address, request);
  if (!answer.ok) throw new Error(`the hub answered with ${answer.status}`);
  return answer.json();
}

/** The host's functions need not look at the signal. */
function withIn<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the answer came too late')));
    work.then(resolve, reject);
  });
}

function checked(answer: unknown): Timeline {
  const { asOf, entries } = (answer ?? {}) as Partial<Timeline>;
  if (typeof asOf !== 'string' || !Array.isArray(entries)) throw new Error('this is no timeline');
  return { asOf, entries };
}
