import type { de } from './de.ts';

/** Names one sentence of the person's view. */
export type Key = keyof typeof de;

/** Every sentence in one language. */
export type Words = Readonly<Record<Key, string>>;

/** One language of the person's view. */
export interface Pack {
  /** How the address and the letter name it. */
  readonly id: 'de' | 'de-simple' | 'en' | 'ar' | 'prs' | 'uk' | 'tr';
  /** For `lang` (BCP 47). */
  readonly tag: string;
  /** For dates and numbers; Dari takes that of Afghanistan, whose calendar is the Solar Hijri one. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** What those who speak it call it. */
  readonly name: string;
  /** What the caseworker beside the person calls it. */
  readonly germanName: string;
  /** False until somebody who speaks it and knows the law has read it: the page then says that it is a draft. */
  readonly isReviewed: boolean;
  readonly words: Words;
}
