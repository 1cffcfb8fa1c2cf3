import { countsIf } from '../chains/chain-schema.ts';
import { closed, listOf, oneOf, shortType, slug, wording } from '../schema-parts.ts';
import { COUNTED_BY, RESTS_CLOSE } from './steering.ts';

const count = (least: number, most: number) =>
  ({
    type: 'integer',
    minimum: least,
    maximum: most,
    description: `a whole number, ${least} to ${most}`,
  }) as const;

const end = closed({ types: listOf(shortType), countsIf, titles: wording }, 'countsIf');

const restsOn = closed({
  begunBy: listOf(shortType),
  endedBy: listOf(closed({ types: listOf(shortType), closes: oneOf(...RESTS_CLOSE) })),
});

/** The form of what the steering group is shown. */
export const steering = closed({
  // The least count of § 16 BStatG as the statistics of the Bundesagentur für Arbeit apply it.
  threshold: count(3, 1_000),
  leastCompared: count(3, 100_000),
  countedBy: listOf(oneOf(...COUNTED_BY), 0),
  steps: listOf(
    closed(
      {
        id: slug,
        titles: wording,
        from: end,
        to: end,
        endedBy: listOf(shortType),
        restsOn,
        targetDays: count(1, 3_650),
      },
      'endedBy',
      'restsOn',
      'targetDays',
    ),
  ),
});
