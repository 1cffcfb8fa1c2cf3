import type { CheckAnswer, CheckQuestion } from './check.ts';
import type { DeskAddress } from './desk-calls.ts';
import { DeskCalls } from './desk-calls.ts';
import type { InboxEntry, InboxHow, InboxPage } from './inbox.ts';
import { acknowledge, inboxEntries, inboxPage } from './inbox.ts';
import { ProblemError } from './problem-error.ts';
import type { Published, PublishHow, Row } from './publish.ts';
import { publish } from './publish.ts';
import type { Timeline } from './timeline.ts';

/** Whose timeline is read, and who reads it: the hub records the access under this staff id. */
export interface TimelineAsked {
  readonly reference: string;
  /** Pseudonymous id of the member of staff who is logged in: 3 to 40 small letters, digits, hyphens. */
  readonly staff: string;
  readonly purpose?: string;
}

/** A timeline for a page of your own system. */
export interface EmbedSessionAsked extends TimelineAsked {
  /** The page's origin as a browser writes it, e.g. `https://records.example`. */
  readonly origin: string;
}

/** What `fetchToken` of `<case-timeline>` is to be given; ends within five minutes. */
export interface EmbedSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly hubUrl: string;
}

/** An agency's own adapter, seen from a program of the agency: every method is one call of the adapter's desk, or a few. */
export class Wegmarke {
  readonly #desk: DeskCalls;

  /** Throws a {@link ProblemError}: `DESK_ADDRESS_INVALID`, `TOKEN_MISSING`. */
  constructor(address: DeskAddress) {
    this.#desk = new DeskCalls(address);
  }

  /**
   * Hands rows to a push source; they are on the adapter's disk when this resolves, and rows that make no event are named in
   * `problems`. More than one call takes them where they do not fit into one: repeat all of it with the same key after an error.
   */
  publish(rows: readonly Row[], how: PublishHow): Promise<Published> {
    return publish(this.#desk, rows, how);
  }

  /** Asks before sending: permit, needs-consent or refuse. The question is noted in the adapter; the hub is not asked. */
  check({ staff, ...question }: CheckQuestion): Promise<CheckAnswer> {
    return this.#desk.answerTo({ method: 'POST', path: '/desk/check', body: question, staff });
  }

  /** What came in, entry by entry; the adapter needs a sink of kind `pull`. At least once: keep `id` or `recall` to know it again. */
  inbox(how: InboxHow = {}): AsyncGenerator<InboxEntry, void, undefined> {
    return inboxEntries(this.#desk, how);
  }

  /** One page of what waits, for a reader that keeps the cursor itself. */
  inboxPage(how: Pick<InboxHow, 'after' | 'max'> = {}): Promise<InboxPage> {
    return inboxPage(this.#desk, how);
  }

  /** Everything up to this cursor is kept by you: it is not given again. Resolves to the number of entries. */
  acknowledge(upTo: InboxPage['next']): Promise<number> {
    return acknowledge(this.#desk, upTo);
  }

  /** The entry behind the link of a webhook; asked of this desk, wherever the link leads. Throws `LINK_INVALID`. */
  async entryBehind(link: string): Promise<InboxEntry> {
    const [path] = /\/desk\/inbox\/\d+$/.exec(link) ?? [];
    if (path !== undefined) return this.#desk.answerTo({ method: 'GET', path, repeatable: true });
    throw new ProblemError({
      code: 'LINK_INVALID',
      fix: 'give `link` as the webhook brought it',
      pointer: '/link',
    });
  }

  /** A session in which a page of this origin may read one case: hand it to the page, never the desk's token. */
  embedSession({ reference, staff, ...body }: EmbedSessionAsked): Promise<EmbedSession> {
    return this.#desk.answerTo({ method: 'POST', path: `${caseAt(reference)}/embed-session`, body, staff });
  }

  /** The timeline of one of your files, for the proxy mode of `<case-timeline>`: each call is an access that is recorded. */
  timeline({ reference, staff, purpose }: TimelineAsked): Promise<Timeline> {
    const query = purpose === undefined ? '' : `?${new URLSearchParams({ purpose }).toString()}`;
    return this.#desk.answerTo({ method: 'GET', path: `${caseAt(reference)}/timeline${query}`, staff });
  }
}

function caseAt(reference: string): string {
  return `/desk/cases/${encodeURIComponent(reference)}`;
}
