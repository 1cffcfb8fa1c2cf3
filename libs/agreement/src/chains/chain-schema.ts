import { closed, listOf, oneOf, sentence, shortType, slug, wording, words } from '../schema-parts.ts';
import { limitKinds } from './chain.ts';
import { PERIOD } from './deadline.ts';

/** Whose turn it may be: a party, or the person. */
const actor = words(
  'an agency id of 2 to 32 small letters, digits and hyphens, or the-person',
  '^(?!(?:hub|system)$)[a-z][a-z0-9-]{1,31}$',
);

const limit = closed(
  {
    period: words('a period such as P14D, P6W, P3M or P1Y', PERIOD.source),
    kind: oneOf(...limitKinds),
    paragraph: sentence,
  },
  'paragraph',
);

/** The name of a field of a payload. */
export const fieldName = words('the name of a field', '^[a-z][A-Za-z]{0,31}$');
const code = words('a code of the field', '^[a-z0-9-]{1,64}$');

/** Entries of a type that count only where a coded field holds one of these codes, and those of `said` hold `true`. */
export const countsIf = closed(
  { type: shortType, field: fieldName, codes: listOf(code), said: listOf(fieldName) },
  'said',
);

const milestone = closed(
  {
    id: slug,
    titles: wording,
    reachedBy: listOf(shortType),
    countsIf,
    undoneBy: listOf(shortType),
    after: slug,
    limits: listOf(limit),
    actors: listOf(actor),
    actorNamedBy: closed({
      type: shortType,
      field: fieldName,
      agencies: {
        type: 'object',
        additionalProperties: actor,
        minProperties: 1,
        description: 'an object with the codes of the field, each with an agency',
      },
    }),
  },
  'countsIf',
  'undoneBy',
  'after',
  'limits',
  'actorNamedBy',
);

/** The form of a service chain. */
export const chain = closed(
  {
    id: slug,
    titles: wording,
    milestones: listOf(milestone),
    endedBy: listOf(shortType),
    endsIf: countsIf,
    beginsAnywhere: { type: 'boolean', description: 'true or false' },
  },
  'beginsAnywhere',
  'endedBy',
  'endsIf',
);
