import type { Told, Vector } from '../vector.ts';
import {
  asking,
  byLaw,
  cellFor,
  event,
  given,
  linked,
  provision,
  refuse,
  vector,
  withNote,
} from '../telling.ts';
import { ofCounty } from './restriction-facts.ts';
import { doubted } from './doubt-facts.ts';

const COUNTED = 'decision 0134: events are counted for the steering group by rows of their own';
const CODE = 'decision 0145: one code is read where the agreement counts by it';
const GROUP = 'the-steering-group';
const PARAGRAPH = '§ 67c(3) SGB X';
const DOORS = ['bell', 'claim', 'timeline', 'export', 'embed', 'recall', 'outbox', 'intake', 'person-view'];

const counted = asking('jobcenter', GROUP, 'language.voucher-issued', 'steering-statistics', {
  door: 'steering',
  fields: [],
});
const code = { ...counted, fields: ['issueMode'] };
const law = { kind: 'STATUTORY', paragraph: PARAGRAPH } as const;
const byDate = cellFor(counted, 'steer', law, { depth: 'date' });
const byDetail = cellFor(counted, 'steer', law, { depth: 'detail' });
const interrupted = asking('vhs', GROUP, 'language.interrupted', 'steering-statistics', {
  door: 'steering',
  fields: ['courseCode', 'reason'],
});
const ofInterruption = cellFor(interrupted, 'steer', law, { depth: 'detail' });
const recorded = [...linked('jobcenter'), event('jobcenter', 'language.voucher-issued', 'event-1')];
const COUNTS = byLaw('steer', PARAGRAPH, false, [], 'date');

function told(
  title: string,
  after: readonly Told[],
  expect: Vector['expect'],
  change: Partial<Vector['ask']> = {},
  cells = [byDate],
): Vector {
  return vector([title, COUNTED], { ...counted, ...change }, expect, {
    cells,
    history: [...recorded, ...after],
  });
}

/** What may be counted for the steering group, and what of it is opened. */
export const steering: readonly Vector[] = [
  told('an event is counted by a row for the steering group, with its day and no field', [], COUNTS),
  told('without a row nothing is counted', [], refuse('NO_ROW'), {}, []),
  told('a row for an agency counts nothing', [], refuse('NO_ROW'), {}, [{ ...byDate, recipient: 'vhs' }]),
  told('what is counted for another purpose is told to nobody', [], refuse('RECIPIENT_NOT_LINKED'), {
    purpose: 'course-access',
  }),
  told('nobody else is told anything at this door', linked('vhs'), refuse('RECIPIENT_NOT_LINKED'), {
    recipient: 'vhs',
  }),
  ...DOORS.map((door) =>
    told(`the steering group is told nothing at the door ${door}`, [], refuse('RECIPIENT_NOT_LINKED'), {
      door,
    }),
  ),
  told('what is restricted is not counted', [ofCounty()], refuse('RESTRICTED')),
  told('what is in doubt is not counted', [doubted('jobcenter', ['event-1'])], refuse('ENTRY_IN_DOUBT')),
  told('what was erased is not counted', [{ fact: 'erased' }], refuse('CASE_ERASED')),
  told(
    'what the person disputes comes with the note, and who counts leaves it out',
    [{ fact: 'disputed', by: 'jobcenter', dispute: 'dispute-1', eventIds: ['event-1'] }],
    withNote(COUNTS),
  ),
  told(
    'nobody is counted by consent alone',
    [given('jobcenter', 'c1', provision({ source: 'jobcenter', recipients: [GROUP] }))],
    refuse('NO_ROW'),
    {},
    [],
  ),
  told('a prohibition goes before it', [], refuse('FORBIDDEN'), {}, [
    byDate,
    cellFor(counted, 'never', { kind: 'FORBIDDEN' }),
  ]),
  vector(['a row that goes as far as the date shows no code', CODE], code, COUNTS, {
    cells: [byDate],
    history: recorded,
  }),
  vector(
    ['a row that goes further shows the one code that is asked for', CODE],
    code,
    byLaw('steer', PARAGRAPH, false, ['issueMode']),
    { cells: [byDetail], history: recorded },
  ),
  vector(['what is not asked for is not shown', CODE], counted, COUNTS, {
    cells: [byDetail],
    history: recorded,
  }),
  vector(
    ['special categories are never read to count', CODE],
    interrupted,
    byLaw('steer', PARAGRAPH, false, ['courseCode']),
    {
      cells: [ofInterruption],
      history: [...linked('vhs'), event('vhs', 'language.interrupted', 'event-1')],
    },
  ),
];
