import type { Texts } from './basis.ts';

/** One field of an entry; `text` where the value is a code of a closed list. */
export interface TimelineField {
  readonly name: string;
  readonly label: Texts;
  readonly value: unknown;
  readonly text?: Texts;
}

/** One entry of a timeline in words, as `<case-timeline>` shows it. */
export interface TimelineEntry {
  readonly id: string;
  readonly type: string;
  readonly title: Texts;
  /** The part of the catalogue to which the type belongs, for filters. */
  readonly theme: string;
  readonly themeTitle: Texts;
  /** Absent where the basis does not reach to the date. */
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly agencyName: Texts;
  /** What the agency is there for. */
  readonly agencyMandate?: Texts;
  /** Which function of the agency one turns to; never a person's name. */
  readonly agencyContact?: string;
  readonly fields: readonly TimelineField[];
  /** Id of the earlier entry that this one puts right. */
  readonly corrects?: string;
  readonly disputed?: true;
  /** On an own entry that a stolen key signed: no other agency sees it, until you confirm it at the desk. */
  readonly inDoubt?: {
    readonly code: 'ENTRY_IN_DOUBT';
    readonly state: 'unsettled' | 'disowned';
    readonly text: Texts;
  };
  /** Why this agency may see it, in one sentence. */
  readonly basis: { readonly kind: string; readonly text: Texts };
  readonly purpose: string;
  readonly purposeTitle?: Texts;
}

/** More than thirty days without an entry that you may see, and what is to be expected in them. */
export interface TimelineGap {
  /** Id of the entry after which it begins. */
  readonly after: string;
  readonly from: string;
  /** Instant of the next entry, or of the look. */
  readonly to: string;
  readonly days: number;
  readonly awaited?: {
    readonly title: Texts;
    /** How long it usually takes, in days, and who says so. */
    readonly usual?: { readonly from: number; readonly to: number; readonly source: Texts };
  };
}

/** A day that an entry names and that no later entry settles. */
export interface TimelineDue {
  /** Id of the entry that names it. */
  readonly id: string;
  readonly label: Texts;
  readonly entryTitle: Texts;
  /** A day, YYYY-MM-DD. */
  readonly on: string;
  /** Days until then; negative once it is past. */
  readonly inDays: number;
}

/** An agency to turn to about the whole case. */
export interface TimelineContact {
  readonly agency: string;
  readonly agencyName: Texts;
  /** Which function of the agency one turns to; never a person's name. */
  readonly contactFunction?: string;
  readonly isOwn: boolean;
}

/** Entries that your agency was told not to use any more. */
export interface TimelineEnded {
  readonly at: string;
  readonly kind: 'stop-using' | 'erase';
  readonly ids: readonly string[];
}

/** The timeline of one of your files at one instant: to be shown, not to be kept. */
export interface Timeline {
  readonly reference: string;
  readonly asOf: string;
  readonly entries: readonly TimelineEntry[];
  /** Made of the entries above and of nothing else, as `due` is. */
  readonly gaps: readonly TimelineGap[];
  readonly due: readonly TimelineDue[];
  /** Who manages the case by the entries above; your own agency where none says so. */
  readonly contacts: readonly TimelineContact[];
  readonly ended: readonly TimelineEnded[];
}
