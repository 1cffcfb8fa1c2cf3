import type { Text } from '../page/text.ts';

/** Somebody invented as whom one can log in. */
export interface Persona {
  readonly id: string;
  readonly title: Text;
  /** Absent for who runs the hub. */
  readonly agency?: string;
  /** One of those whose cards stand below the first screen. */
  readonly isFurther?: boolean;
  /** Of another network than the one that the landing page tells of. */
  readonly isElsewhere?: boolean;
  /** Of the page that this persona works with. */
  readonly address: string;
  readonly tryThis: readonly Text[];
}

/** One invented case and who keeps a file of it. */
export interface StoryCase {
  readonly id: string;
  readonly title: Text;
  readonly story: Text;
  readonly references: Readonly<Record<string, string>>;
}

/** One party of the agreement, and how it takes part. */
export interface PartyThere {
  readonly agency: string;
  readonly name: Text;
  readonly part: 'software' | 'by-hand' | 'no-case-data';
}

/** What `npm start` lays beside the landing page. */
export interface Landing {
  readonly personas: readonly Persona[];
  readonly person?: { readonly address: string };
  readonly agencies: readonly { readonly agency: string; readonly name: Text }[];
  readonly cases: readonly StoryCase[];
  readonly parties: readonly PartyThere[];
}

/** A story to look at from two sides. */
export interface Story {
  readonly shown: StoryCase;
  /** Opens it in the two panes. */
  readonly href: string;
}

/** The stories that show most, each with the two agencies whose views differ. */
const STORIES: readonly (readonly [caseId: string, left: string, right: string])[] = [
  ['C01', 'vhs', 'jobcenter'],
  ['C05', 'vhs', 'jobcenter'],
  ['C06', 'jobcenter', 'caritas'],
  ['C07', 'caritas', 'jobcenter'],
  ['C08', 'vhs', 'abh'],
  ['C55', 'emsdetten-vhs', 'emsdetten-vhs-rheine'],
];

/** The stories of which there is a case; the first cases where there is none of them. */
export function storiesIn(cases: readonly StoryCase[]): readonly Story[] {
  const told = STORIES.flatMap(([id, left, right]) => {
    const shown = cases.find((one) => one.id === id);
    return shown ? [{ shown, href: panes(id, left, right) }] : [];
  });
  if (told.length > 0) return told;
  return cases.slice(0, STORIES.length).map((shown) => {
    const [left, right] = Object.keys(shown.references);
    return { shown, href: panes(shown.id, left, right) };
  });
}

function panes(id: string, left = '', right = ''): string {
  return `side-by-side.html?${new URLSearchParams({ case: id, left, right })}`;
}

/** Loads what the demonstration tells; undefined when the page was opened without one. */
export async function loadLanding(): Promise<Landing | undefined> {
  const answer = await fetch('./demonstration.json', { cache: 'no-store' });
  return answer.ok ? ((await answer.json()) as Landing) : undefined;
}
