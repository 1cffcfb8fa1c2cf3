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
  /** Absent where the basis does not reach to the date. */
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly agencyName: Texts;
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
}

/** The timeline of one of your files at one instant: to be shown, not to be kept. */
export interface Timeline {
  readonly reference: string;
  readonly asOf: string;
  readonly entries: readonly TimelineEntry[];
}
