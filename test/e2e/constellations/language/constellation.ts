import { germanDayOf } from '#agreement';
import { chainIn, conflictsIn } from './readings.ts';
import { parties } from './sample-network.ts';
import { link } from './sharing.ts';
import { Story } from './story.ts';
import { NOTHING, rowsIn, rowsOf } from './timeline-table.ts';
import { Voice } from './voice.ts';

/** The agencies that may tell something under the sample agreement, as stories call them. */
const SPEAKERS = {
  abh: 'abh',
  jobcenter: 'jobcenter',
  asylblg: 'asylblg',
  vhs: 'vhs',
  caritas: 'caritas',
  bamf: 'bamf',
  counselling: 'city-counselling',
  benefits: 'jobcenter-city',
  ba: 'ba',
  sozialamt: 'sozialamt',
} as const;

/** A stage for one story: to be called in the `describe` that tells it. */
export function constellation() {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin();
  });
  afterAll(() => story.end());

  const rowsSeenBy = async (party: string): Promise<readonly [string, readonly string[]]> => [
    party,
    rowsOf(await story.seenBy(party), story.told),
  ];

  /** From this day on these agencies share the case; the first one opens it and hands out the codes. */
  const sharedBy = async (day: string, host: string, ...guests: readonly string[]): Promise<void> => {
    story.goTo(day);
    await story.must(host, 'case.open');
    story.sharing.push(host);
    for (const guest of guests) {
      await link(story, host, guest);
      story.sharing.push(guest);
    }
  };

  /** The timeline of every party: all who share the case must be named, and whoever does not share it sees nothing. */
  const timelines = async (day: string, tables: Readonly<Record<string, string>>): Promise<void> => {
    story.goTo(day);
    expect(Object.keys(tables).toSorted()).toEqual(story.sharing.toSorted());
    const strangers = parties.filter((party) => !story.sharing.includes(party));
    const seen = Object.fromEntries(await Promise.all(strangers.map(rowsSeenBy)));
    for (const party of story.sharing) seen[party] = (await rowsSeenBy(party))[1];
    const expected = parties.map((party) => [party, rowsIn(tables[party] ?? NOTHING)]);
    expect(seen).toEqual(Object.fromEntries(expected));
  };

  /** How far a chain is, as an agency sees it today. */
  const chain = async (id: string, agency: string): Promise<readonly string[]> =>
    chainIn(await story.seenBy(agency), id, germanDayOf(story.now()));

  /** What conflicts, as an agency sees it today. */
  const conflicts = async (agency: string): Promise<readonly string[]> =>
    conflictsIn(await story.seenBy(agency), germanDayOf(story.now()));

  /** The types of what an agency keeps in its outbox. */
  const heldBy = (agency: string): readonly string[] => story.heldBy(agency);

  /**
   * What was called back so far: each agency that is named, with all that it is to do, as `stop-using vhs language.registered`;
   * whoever is not named is called upon to do nothing.
   */
  const recalled = async (recalls: Readonly<Record<string, readonly string[]>>): Promise<void> => {
    const nothing = Object.fromEntries(parties.map((party) => [party, []]));
    expect(await story.recalls()).toEqual({ ...nothing, ...recalls });
  };

  /** What can be read no more from this day on, since the time is over for which the law lets it be kept. */
  const destroyedOn = (day: string): Promise<Readonly<Record<string, number>>> => {
    story.goTo(day);
    return story.retentionRuns();
  };

  /** It becomes this day, and nothing is said. */
  const itIs = (day: string): void => story.goTo(day);

  const voices = Object.entries(SPEAKERS).map(([name, agency]) => [name, new Voice(agency, () => story)]);
  const named = Object.fromEntries(voices) as Record<keyof typeof SPEAKERS, Voice>;
  return { ...named, sharedBy, timelines, chain, conflicts, heldBy, recalled, destroyedOn, itIs };
}
