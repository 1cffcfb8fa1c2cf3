import { countsIf, fieldName } from '../chains/chain-schema.ts';
import { closed, listOf, oneOf, sentence, shortType, slug, wording } from '../schema-parts.ts';
import { closings } from './conflict-rule.ts';

const side = closed(
  {
    begunBy: listOf(shortType),
    countsIf,
    by: listOf(slug),
    firstDay: fieldName,
    sameBy: fieldName,
    endedBy: listOf(closed({ types: listOf(shortType), closes: oneOf(...closings) })),
    lastDay: closed({ field: fieldName, unless: listOf(shortType) }, 'unless'),
  },
  'countsIf',
  'by',
  'firstDay',
  'sameBy',
  'lastDay',
);

/** The form of a rule of conflicts. */
export const conflict = closed(
  {
    id: slug,
    titles: wording,
    paragraph: sentence,
    between: {
      ...listOf(side),
      maxItems: 2,
      description: 'one side, of which two must not be at once, or two different sides',
    },
  },
  'paragraph',
);
