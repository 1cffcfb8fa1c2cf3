const words = (description: string, pattern: string) => ({ type: 'string', pattern, description }) as const;

const slug = words(
  '2 to 64 small letters, digits and hyphens, beginning with a letter',
  '^[a-z][a-z0-9-]{1,63}$',
);
const agency = words('an agency id of 2 to 32 small letters, digits and hyphens', '^[a-z][a-z0-9-]{1,31}$');
const day = words('a day as YYYY-MM-DD (it begins at midnight in Germany)', '^\\d{4}-\\d\\d-\\d\\d$');
const shortType = words(
  'an event type as theme.name, e.g. language.voucher-issued',
  '^[a-z]+\\.[a-z][a-z0-9-]+(\\.v\\d+)?$',
);
const sentence = words('a text of 1 to 600 characters', '^[^\\u0000-\\u001f]{1,600}$');
const flag = { type: 'boolean', description: 'true or false' } as const;

const oneOf = (...values: string[]) =>
  ({ enum: values, description: `one of ${values.join(', ')}` }) as const;
const listOf = (items: object, least = 1) =>
  ({
    type: 'array',
    items,
    minItems: least,
    uniqueItems: true,
    description: 'a list of different values',
  }) as const;
const closed = (properties: Record<string, object>, ...optional: string[]) =>
  ({
    type: 'object',
    additionalProperties: false,
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    description: `an object with ${Object.keys(properties).join(', ')}`,
  }) as const;

const wording = closed({ de: sentence, en: sentence });

const party = closed({
  agency,
  titles: wording,
  unit: sentence,
  controller: closed({ id: slug, titles: wording }),
  regime: oneOf('SGB X', 'GDPR + DSG NRW', 'GDPR + BDSG', 'KDG'),
  secrecy: flag,
  supervisoryAuthority: sentence,
  dpo: sentence,
  legalSphere: sentence,
  mandate: wording,
  contactFunction: sentence,
  publishes: listOf(shortType),
});

const row = closed(
  {
    id: slug,
    types: listOf(shortType),
    senders: listOf(agency),
    recipients: listOf(agency),
    purposes: listOf(words('a purpose of the closed list, or * on a FORBIDDEN row', '^([a-z][a-z-]+|\\*)$')),
    basis: oneOf('STATUTORY', 'CONSENT', 'FORBIDDEN'),
    paragraph: sentence,
    duty: flag,
    secrecy: flag,
    trigger: oneOf('push', 'on-request', 'duty'),
    condition: oneOf('obliged', 'plan'),
    decidedBy: oneOf('rule', 'clerk'),
    depth: oneOf('fact', 'date', 'detail'),
    from: day,
    until: day,
    note: sentence,
  },
  'paragraph',
  'duty',
  'secrecy',
  'trigger',
  'condition',
  'decidedBy',
  'depth',
  'until',
);

const linkWay = closed(
  {
    id: slug,
    senders: listOf(agency),
    recipients: listOf(agency),
    numberKinds: listOf(slug),
    purposes: listOf(slug),
    paragraph: sentence,
    from: day,
    until: day,
    note: sentence,
  },
  'until',
);

/** The form of an agreement as JSON Schema; each part carries the words for its fix as `description`. */
export const agreementSchema = closed({
  agreement: closed({
    id: slug,
    network: agency,
    version: { type: 'integer', minimum: 1, description: 'a whole number from 1' },
    validFrom: day,
    titles: wording,
  }),
  parties: listOf(party),
  recorders: listOf(closed({ recorder: agency, sources: listOf(agency), note: sentence }), 0),
  links: closed({
    codes: closed({ make: listOf(agency, 0), redeem: listOf(agency, 0) }),
    ways: listOf(linkWay, 0),
  }),
  matrix: listOf(row),
  functions: listOf(
    closed({ name: oneOf('timeline', 'claim'), on: flag, exceptFor: listOf(agency, 0), role: sentence }),
    0,
  ),
});
