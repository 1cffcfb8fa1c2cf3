import type { Told, Vector } from '../vector.ts';
import { asking, event, HAPPENED, linked, provision, given, refuse, vector } from '../telling.ts';

const VIEW = 'Art. 15 GDPR, § 83, § 25 SGB X: the person sees the own file by rows for the person';
const PERSON = 'the-person';
const own = asking('vhs', PERSON, 'language.interrupted', 'subject-rights', {
  door: 'person-view',
  actor: 'person',
});
const EVERYTHING = ['courseCode', 'reason', 'expectedReturn'];
const ROW = 'own-file.interrupted.vhs.the-person.subject-rights';
const open = (fields: readonly string[] = EVERYTHING, disputed = false): Vector['expect'] => ({
  decision: 'permit',
  basis: { kind: 'statutory', rowId: ROW, paragraph: 'Art. 15 GDPR', duty: false },
  fields,
  showsDate: true,
  ...(disputed && { disputed: true }),
});
const recorded = [...linked('vhs'), event('vhs', 'language.interrupted', 'event-1')];
const restricted: Told = {
  fact: 'restricted',
  controller: 'vhs-traeger',
  agencies: ['vhs'],
  request: 'right-3',
  from: HAPPENED,
};

function told(
  title: string,
  after: readonly Told[],
  expect: Vector['expect'],
  change: Partial<Vector['ask']> = {},
): Vector {
  return vector([title, VIEW], { ...own, ...change }, expect, { history: [...recorded, ...after] });
}

const need = asking('caritas', PERSON, 'language.need-found', 'subject-rights', { door: 'person-view' });
const plan = asking('jobcenter', PERSON, 'casework.plan-agreed', 'subject-rights', { door: 'person-view' });

/** What the person sees on the own page. */
export const personsView: readonly Vector[] = [
  told('a row for the person shows all of it, special categories too', [], open()),
  told('only what was asked for is shown', [], open(['reason']), { fields: ['reason'] }),
  told('that there is something is shown without its fields', [], open([]), { fields: [] }),
  told('a field that the catalogue does not know is not shown', [], open(['courseCode']), {
    fields: ['courseCode', 'note'],
  }),
  told('another purpose shows nothing', [], refuse('NO_ROW'), { purpose: 'counselling' }),
  told('an event of a type without a row for the person', [], refuse('NO_ROW'), {
    eventType: 'de.wegmarke.language.module-completed.v1',
  }),
  told('a restriction does not keep the own data from the person', [restricted], open()),
  told('consent opens nothing here', [given('vhs', 'c1', provision({ purposes: ['counselling'] }))], open()),
  told(
    'an agency is shown nothing at the person’s door',
    linked('jobcenter'),
    refuse('RECIPIENT_NOT_LINKED'),
    {
      recipient: 'jobcenter',
    },
  ),
  told('the agency itself is shown nothing at the person’s door', [], refuse('RECIPIENT_NOT_LINKED'), {
    recipient: 'vhs',
  }),
  told('the person does not tell', [], refuse('SENDER_NOT_LINKED'), { sender: PERSON }),
  told('what was erased is shown to nobody', [{ fact: 'erased' }], refuse('CASE_ERASED')),
  told('another network has no part in the own file', [], refuse('NETWORK_DIFFERS'), {
    network: 'elsewhere',
  }),
  vector(['who has left the case shows nothing more', VIEW], own, refuse('SENDER_NOT_LINKED'), {
    history: [...linked('jobcenter'), event('vhs', 'language.interrupted', 'event-1')],
  }),
  vector(
    ['a bearer of secrets shows when, and no contents', VIEW],
    need,
    {
      decision: 'permit',
      basis: {
        kind: 'statutory',
        rowId: 'own-file-date.need-found.caritas.the-person.subject-rights',
        paragraph: 'Art. 15 GDPR',
        duty: false,
      },
      fields: [],
      showsDate: true,
    },
    { history: [...linked('caritas'), event('caritas', 'language.need-found', 'event-1')] },
  ),
  vector(['what a controller withholds is shown to nobody', VIEW], plan, refuse('FORBIDDEN'), {
    history: [...linked('jobcenter'), event('jobcenter', 'casework.plan-agreed', 'event-1')],
  }),
  ...['bell', 'claim', 'timeline', 'export', 'embed', 'recall', 'outbox', 'intake'].map((door) =>
    told(`a row for the person opens nothing at the door ${door}`, [], refuse('RECIPIENT_NOT_LINKED'), {
      door,
    }),
  ),
];
