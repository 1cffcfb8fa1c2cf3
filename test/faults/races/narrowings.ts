import { catalogueEntry } from '#catalogue';
import type { Saying } from '../../histories/stage.ts';
import { letter } from './persons-on-stage.ts';

const DAY_MS = 86_400_000;
const NOTICE = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };
const STARTED = 'de.wegmarke.language.course-started.v1';
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';

/** Something that ends what a reader may see of a case; everything before it, and it itself, for a case of a name. */
export interface Narrowing {
  readonly what: string;
  /** Who shares the case; the first one opens it. */
  readonly agencies: readonly string[];
  readonly reader: string;
  /** What opens the door, in the order in which it is said; the last of it is the event that the reader may have. */
  readonly before: (name: string) => readonly Saying[];
  /** What an agency says, `said` being the ids of what was said before it; or the consent that the person takes back alone. */
  readonly narrow: (name: string, said: readonly string[]) => Saying | PersonsOwn;
}

/** A consent that the person takes back on the own page. */
export interface PersonsOwn {
  readonly recordedBy: string;
  readonly consentId: string;
}

type Part = 'consent' | 'provision' | 'request';
const idOf = (part: Part, name: string) => `${part}-of-${name}`.padEnd(32, '-');
const of = (what: string) => `de.wegmarke.${what}.v1`;
const eventOf = (agency: string, name: string, type: string): Saying => [
  agency,
  name,
  type,
  catalogueEntry(type)?.example,
];

function provisionOf(name: string, recipients: readonly string[]) {
  return {
    provisionId: idOf('provision', name),
    form: 'consent',
    source: 'vhs',
    recipients,
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    special: false,
    validFrom: new Date(Date.now() - DAY_MS).toISOString(),
    validUntil: new Date(Date.now() + DAY_MS).toISOString(),
  };
}

function given(recorder: string, name: string): Saying {
  const said = { notice: NOTICE, givenBy: 'person', consequencesTold: true };
  const provisions = [provisionOf(name, ['jobcenter'])];
  return [recorder, name, of('consent.give'), { consentId: idOf('consent', name), ...said, provisions }];
}

/** A consent lets the jobcenter have the course provider's event, and this narrows it. */
function ofConsent(
  what: string,
  type: string,
  data: (name: string) => object,
  recorder: 'vhs' | 'caritas' = 'vhs',
): Narrowing {
  return {
    what,
    agencies: [...new Set(['vhs', 'jobcenter', recorder])],
    reader: 'jobcenter',
    before: (name) => [given(recorder, name), eventOf('vhs', name, STARTED)],
    narrow: (name) => ['vhs', name, of(type), { consentId: idOf('consent', name), ...data(name) }],
  };
}

/** The desk of an agency has a request of the person, and one member of staff proposes to grant it. */
function proposed(desk: string, name: string, asked: object): readonly Saying[] {
  const by = { request: idOf('request', name), staff: `${desk}-001` };
  const receivedAt = new Date(Date.now() - 2_000).toISOString();
  return [
    [desk, name, of('rights.request'), { ...by, ...asked, receivedAt, identityCheck: 'document' }],
    [desk, name, of('rights.propose'), { ...by, decision: 'grant' }],
  ];
}

function confirmed(desk: string, name: string, proposal = ''): Saying {
  const request = idOf('request', name);
  return [desk, name, of('rights.confirm'), { request, proposal, staff: `${desk}-002` }];
}

/** Every way in which what was permitted a moment ago is not any more. */
export const narrowings: readonly Narrowing[] = [
  ofConsent('a withdrawal', 'consent.withdraw', () => ({})),
  ofConsent('an invalidation', 'consent.invalidate', () => ({ ground: 'record-faulty' })),
  ofConsent(
    "the source's objection",
    'consent.object',
    () => ({ recordedBy: 'caritas', ground: 'not-ours' }),
    'caritas',
  ),
  ofConsent('an amendment', 'consent.amend', (name) => ({ provisions: [provisionOf(name, ['abh'])] })),
  {
    what: "a withdrawal on the person's own page",
    agencies: ['vhs', 'jobcenter'],
    reader: 'jobcenter',
    before: (name) => [given('vhs', name), letter('vhs', name), eventOf('vhs', name, STARTED)],
    narrow: (name) => ({ recordedBy: 'vhs', consentId: idOf('consent', name) }),
  },
  {
    what: 'a restriction',
    agencies: ['vhs', 'jobcenter'],
    reader: 'jobcenter',
    before: (name) => [
      given('vhs', name),
      ...proposed('vhs', name, { kind: 'restriction' }),
      eventOf('vhs', name, STARTED),
    ],
    narrow: (name, said) => confirmed('vhs', name, said[2]),
  },
  {
    what: "the person's objection to a power",
    agencies: ['jobcenter', 'vhs'],
    reader: 'vhs',
    before: (name) => [
      ...proposed('jobcenter', name, { kind: 'objection', rowId: 'auf-88a-1-voucher' }),
      eventOf('jobcenter', name, VOUCHER),
    ],
    narrow: (name, said) => confirmed('jobcenter', name, said[1]),
  },
];
