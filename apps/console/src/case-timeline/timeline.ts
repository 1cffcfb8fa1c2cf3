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
  readonly theme?: string;
  readonly themeTitle?: Text;
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly agencyName: Text;
  /** What the agency is there for. */
  readonly agencyMandate?: Text;
  /** Which function of the agency one turns to. */
  readonly agencyContact?: string;
  readonly fields: readonly EntryField[];
  readonly corrects?: string;
  readonly disputed?: true;
  /** On an own entry that a stolen key signed: why nobody else sees it. */
  readonly inDoubt?: { readonly code: string; readonly state: string; readonly text: Text };
  readonly basis: { readonly kind: string; readonly text: Text };
  readonly purposeTitle?: Text;
}

/** A long time without a visible entry, after the entry with this id. */
export interface Gap {
  readonly after: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly awaited?: {
    readonly title: Text;
    readonly usual?: { readonly from: number; readonly to: number; readonly source: Text };
  };
}

/** A day that a visible entry names and no later one settles. */
export interface Due {
  readonly id: string;
  readonly label: Text;
  readonly entryTitle: Text;
  readonly on: string;
  readonly inDays: number;
}

/** Events that this agency was told to use no more. */
export interface Ended {
  readonly at: string;
  readonly kind: 'stop-using' | 'erase';
  readonly ids: readonly string[];
}

/** An agency to turn to about the whole case. */
export interface CaseContact {
  readonly agencyName: Text;
  readonly contactFunction?: string;
  readonly isOwn: boolean;
}

/** A timeline as it may be seen at this instant; what is not given is taken as empty. */
export interface Timeline {
  readonly asOf: string;
  readonly entries: readonly TimelineEntry[];
  readonly gaps?: readonly Gap[];
  readonly due?: readonly Due[];
  readonly ended?: readonly Ended[];
  readonly contacts?: readonly CaseContact[];
}

/** What of the timeline is looked at; days as YYYY-MM-DD, both included. A host may keep it in the address of its page. */
export interface Filters {
  readonly agency?: string;
  readonly theme?: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * Proxy mode: the host's own server reads at the adapter's desk and hands the answer on; no token comes into the browser.
 * `isUnasked`: nobody asked for this read, a sign or an earlier failure is the reason; it says nothing of somebody being there.
 */
export type Fetcher = (signal: AbortSignal, isUnasked: boolean) => Promise<Timeline>;

/** Token mode: asks the host's own server for a session of the hub, good for one case, this page's origin and five minutes. */
export type FetchToken = (
  signal: AbortSignal,
) => Promise<{ readonly token: string; readonly expiresAt: string }>;

/** Takes the timeline along through the host's own server: an access of its own. */
export type Exporter = (format: 'csv' | 'json', signal: AbortSignal) => Promise<Blob>;

/**
 * Calls `tick` whenever something may be new, until the signal aborts; also when it follows again after a break, in which it may have
 * missed something. What it returns is fulfilled once it follows: the timeline is read then and not before, so that no sign is lost in
 * between. Where it returns nothing it is read at once. It should stay the same function: another one is followed anew and read for
 * once as after a sign.
 */
export type Follow = (tick: () => void, signal: AbortSignal) => Promise<unknown> | undefined | void;
