import { closed, listOf, oneOf, sentence, slug, wording, words } from '../schema-parts.ts';

const day = words('a day as YYYY-MM-DD', '^\\d{4}-\\d\\d-\\d\\d$');
const whole = {
  type: 'integer',
  minimum: 0,
  maximum: 100_000,
  description: 'a whole number, 0 to 100000',
} as const;

const titled = closed({ id: slug, titles: wording });

// Which codes and answers there are depends on type and question and is checked with its meaning.
const answeredBy = closed({
  type: words('an event type such as residence.title-granted', '^[a-z][a-z0-9.-]{1,80}$'),
  field: words('the name of a field of that type', '^[a-z][A-Za-z0-9]{0,40}$'),
  answers: { type: 'object', description: 'answers by the codes of the field' },
});

const decidedBy = closed({
  type: words('an event type such as language.voucher-issued', '^[a-z][a-z0-9.-]{1,80}$'),
  field: words('the name of a field of that type', '^[a-z][A-Za-z0-9]{0,40}$'),
  rows: {
    type: 'object',
    description: 'lists of rows by the codes of the field',
    additionalProperties: listOf(slug),
  },
});

const question = closed(
  {
    name: slug,
    titles: wording,
    help: wording,
    kind: oneOf('choice', 'yes-no', 'number', 'date'),
    values: listOf(closed({ value: slug, titles: wording }), 2),
    least: whole,
    most: whole,
    answeredBy: listOf(answeredBy),
  },
  'help',
  'answeredBy',
  'values',
  'least',
  'most',
);

// Its form depends on the question and is checked with its meaning: alternatives make unreadable faults here.
const when = { type: 'object', description: 'conditions by the names of questions' } as const;

const deadline = closed({
  period: words('a period such as P8W or P1Y', '^P[1-9]\\d{0,2}[DWMY]$'),
  titles: wording,
  paragraph: sentence,
});

const competent = closed(
  {
    by: slug,
    right: oneOf('duty', 'entitlement', 'admission'),
    form: slug,
    documents: listOf(slug, 0),
    deadline,
  },
  'deadline',
);

const row = closed(
  {
    id: slug,
    from: day,
    until: day,
    when,
    suspends: listOf(slug),
    competent,
    nobody: wording,
    contradiction: wording,
    paragraph: sentence,
    note: wording,
  },
  'until',
  'when',
  'suspends',
  'competent',
  'nobody',
  'contradiction',
  'paragraph',
  'note',
);

const offer = closed(
  {
    id: slug,
    titles: wording,
    by: slug,
    place: sentence,
    level: words('levels such as A1, A1-A2 or B2', '^[ABC][12](-[ABC][12])?$'),
    when,
    from: day,
    until: day,
  },
  'until',
);

/** The form of a competence table as JSON Schema; each part carries the words for its fix as `description`. */
export const tableSchema = closed(
  {
    table: closed({
      id: slug,
      version: { type: 'integer', minimum: 1, description: 'a whole number from 1' },
      from: day,
      titles: wording,
      note: wording,
    }),
    duplicatesCheck: closed({ ask: slug, titles: wording, paragraph: sentence }),
    decidedBy: listOf(decidedBy),
    bodies: listOf(titled, 0),
    forms: listOf(titled, 0),
    documents: listOf(titled, 0),
    questions: listOf(question),
    rows: listOf(row),
    offers: listOf(offer, 0),
  },
  'duplicatesCheck',
  'decidedBy',
);
