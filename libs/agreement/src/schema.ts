import { FUNCTIONS } from './agreement.ts';

const words = (description: string, pattern: string) => ({ type: 'string', pattern, description }) as const;

const slug = words(
  '2 to 64 small letters, digits and hyphens, beginning with a letter',
  '^[a-z][a-z0-9-]{1,63}$',
);
/** The record and the gate call others by these names. */
const agency = words(
  'an agency id of 2 to 32 small letters, digits and hyphens; not hub, system or the-person',
  '^(?!(?:hub|system|the-person)$)[a-z][a-z0-9-]{1,31}$',
);
/** Who may be told by a row: another party, or the person on the person's own page. */
const recipient = words(
  'an agency id of 2 to 32 small letters, digits and hyphens, or the-person',
  '^(?!(?:hub|system)$)[a-z][a-z0-9-]{1,31}$',
);
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

const party = closed(
  {
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
    holdsSocialData: flag,
    rightsDesk: wording,
    publishes: listOf(shortType, 0),
  },
  'holdsSocialData',
  'rightsDesk',
);

const row = closed(
  {
    id: slug,
    types: listOf(shortType),
    senders: listOf(agency),
    recipients: listOf(recipient),
    purposes: listOf(words('a purpose of the closed list, or * on a FORBIDDEN row', '^([a-z][a-z-]+|\\*)$')),
    basis: oneOf('STATUTORY', 'CONSENT', 'FORBIDDEN'),
    paragraph: sentence,
    duty: flag,
    secrecy: flag,
    trigger: oneOf('push', 'on-request', 'duty'),
    // Its form is checked with its meaning: alternatives inside each other make unreadable faults here.
    condition: { description: 'a fact of the case, or all, any, not of facts' },
    decidedBy: oneOf('rule', 'clerk'),
    depth: oneOf('fact', 'date', 'detail'),
    despiteRestriction: oneOf('legal-claims', 'rights-of-others', 'public-interest'),
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
  'despiteRestriction',
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

const notice = closed(
  {
    id: slug,
    version: words('a version such as 3, 1.2 or 2025-06', '^\\d[\\d.-]{0,15}$'),
    language: words('a language tag such as de, ar or fa-AF', '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$'),
    plainLanguage: flag,
    text: words('a text of 1 to 20000 characters', '^[^\\u0000-\\u0008\\u000b-\\u001f]{1,20000}$'),
  },
  'plainLanguage',
);

const retentionRule = closed(
  {
    controller: slug,
    types: listOf(
      words(
        'an event or command type as theme.name, or access-entries',
        '^(access-entries|[a-z]+\\.[a-z][a-z0-9-]+(\\.v\\d+)?)$',
      ),
    ),
    paragraph: sentence,
    period: words('a period such as P6M or P10Y', '^P[1-9]\\d{0,2}[YM]$'),
    start: oneOf('happened', 'recorded', 'case-closed'),
    action: oneOf('unreadable'),
  },
  'controller',
);

const hubFunction = closed({
  name: oneOf(...FUNCTIONS),
  on: flag,
  exceptFor: listOf(agency, 0),
  role: sentence,
});

/** The form of an agreement as JSON Schema; each part carries the words for its fix as `description`. */
export const agreementSchema = closed(
  {
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
    functions: listOf(hubFunction, 0),
    notices: listOf(notice, 0),
    retention: listOf(retentionRule, 0),
    adoption: closed({
      delayDays: {
        type: 'integer',
        minimum: 0,
        maximum: 365,
        description: 'a whole number of days, 0 to 365',
      },
    }),
  },
  'notices',
  'retention',
  'adoption',
);
