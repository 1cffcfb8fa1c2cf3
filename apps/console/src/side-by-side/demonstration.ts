import type { Text } from '../page/text.ts';

/** One agency of the demonstration and the way to its desk. */
export interface Desk {
  /** By the name that it has in the demonstration; an agency of another network stands with that before its own: `emsdetten-vhs`. */
  readonly agency: string;
  /** Where it is not the first one. */
  readonly network?: string;
  readonly name: Text;
  /** Address of the adapter's desk API on loopback. */
  readonly url: string;
  readonly token: string;
  readonly staff: string;
}

/** One invented case: what it shows, and under which number each agency keeps it (the agencies share no number). */
export interface DemonstrationCase {
  readonly id: string;
  readonly title: Text;
  readonly story: Text;
  readonly references: Readonly<Record<string, string>>;
}

/** What `npm start` lays beside the page. */
export interface Demonstration {
  readonly agencies: readonly Desk[];
  readonly cases: readonly DemonstrationCase[];
  /** How each party of the agreement takes part. */
  readonly parties: readonly {
    readonly agency: string;
    readonly name: Text;
    readonly part: 'software' | 'by-hand' | 'no-case-data';
  }[];
}

/** Loads the demonstration's agencies and cases; undefined when the page was opened without it. */
export async function loadDemonstration(): Promise<Demonstration | undefined> {
  const answer = await fetch('./demonstration.json', { cache: 'no-store' });
  return answer.ok ? ((await answer.json()) as Demonstration) : undefined;
}
