/** A text in both languages. */
export interface Text {
  readonly de: string;
  readonly en: string;
}

/** The languages in which the element speaks; German is binding. */
export type Language = keyof Text;

/** One field of an entry; `text` says in words what a code stands for. */
export interface EntryField {
  readonly name: string;
  readonly label: Text;
  readonly value: unknown;
  readonly text?: Text;
}

/** One entry as desk and hub give it. */
export interface TimelineEntry {
  readonly id: string;
  readonly type: string;
  readonly title: Text;
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly agencyName: Text;
  readonly fields: readonly EntryField[];
  readonly corrects?: string;
  readonly disputed?: true;
  /** On an own entry that a stolen key signed: why nobody else sees it. */
  readonly inDoubt?: { readonly code: string; readonly state: string; readonly text: Text };
  readonly basis: { readonly kind: string; readonly text: Text };
}

/** A timeline as it may be seen at this instant. */
export interface Timeline {
  readonly asOf: string;
  readonly entries: readonly TimelineEntry[];
}

/** Proxy mode: the host's own server reads at the adapter's desk and hands the answer on; no token comes into the browser. */
export type Fetcher = (signal: AbortSignal) => Promise<Timeline>;

/** Token mode: asks the host's own server for a session of the hub, good for one case, this page's origin and five minutes. */
export type FetchToken = (
  signal: AbortSignal,
) => Promise<{ readonly token: string; readonly expiresAt: string }>;
