import { FUNCTIONS } from './agreement.ts';
import { chain } from './chains/chain-schema.ts';
import { laender } from './chains/holidays.ts';
import { conflict } from './conflicts/conflict-schema.ts';
import { steering } from './steering/steering-schema.ts';
import { closed, listOf, oneOf, sentence, shortType, slug, wording, words } from './schema-parts.ts';

/** The record and the gate call others by these names. */
const agency = words(
  'an agency id of 2 to 32 small letters, digits and hyphens; not hub, system, the-person or the-steering-group',
  '^(?!(?:hub|system|the-person|the-steering-group)$)[a-z][a-z0-9-]{1,31}$',
);
/** Who may be told by a row: another party, the person on the own page, or the steering group, which is told sums. */
const recipient = words(
  'an agency id of 2 to 32 small letters, digits and hyphens, the-person or the-steering-group',
  '^(?!(?:hub|system)$)[a-z][a-z0-9-]{1,31}$',
);
const day = words('a day as YYYY-MM-DD (it begins at midnight in Germany)', '^\\d{4}-\\d\\d-\\d\\d$');
const flag = { type: 'boolean', description: 'true or false' } as const;

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
    needsDataUntil: flag,
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
  'needsDataUntil',
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
    purposes: listOf(slug),
    form: oneOf('consent', 'secrecy-release'),
    text: words('a text of 1 to 20000 characters', '^[^\\u0000-\\u0008\\u000b-\\u001f]{1,20000}$'),
  },
  'plainLanguage',
  'purposes',
  'form',
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

const competence = closed({
  id: slug,
  titles: wording,
  file: words(
    'a path to a YAML file beside or below the agreement, such as competence/voucher.yaml',
    '^([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\\.ya?ml$',
  ),
  hash: words('the hash of the table, as `wegmarke competence check` prints it', '^[A-Za-z0-9_-]{43}$'),
});

/** The form of an agreement as JSON Schema; each part carries the words for its fix as `description`. */
export const agreementSchema = closed(
  {
    agreement: closed(
      {
        id: slug,
        network: agency,
        version: { type: 'integer', minimum: 1, description: 'a whole number from 1' },
        validFrom: day,
        titles: wording,
        land: oneOf(...laender),
      },
      'land',
    ),
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
    competence: listOf(competence, 0),
    chains: listOf(chain, 0),
    conflicts: listOf(conflict, 0),
    steering,
  },
  'steering',
  'competence',
  'chains',
  'conflicts',
  'notices',
  'retention',
  'adoption',
);
