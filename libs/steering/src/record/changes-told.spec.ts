import { countWaits, publish } from '../index.ts';
import { dimensions, onDay, REGISTERED, step, VOUCHER, ways } from '../spec/network.ts';
import { changesTold } from './changes-told.ts';

const BEGUN = '2026-03-31T22:00:00.000Z';
const toRegistration = step('to-registration', [VOUCHER], REGISTERED);

interface Waited {
  readonly agency: string;
  readonly began: number;
  readonly days: number;
  readonly count: number;
}

/** So many people of an agency who waited about so many days. */
const crowd = ({ agency, began, days, count }: Waited) =>
  Array.from({ length: count }, (_, index) => {
    const at = { agency, legalSphere: agency === 'abh' ? 'asylblg' : 'sgb-2' };
    const codes = { issueMode: 'online' };
    return [
      { ...at, type: VOUCHER, happenedAt: onDay(began + (index % 10)), codes },
      { ...at, type: REGISTERED, happenedAt: onDay(began + (index % 10) + days + (index % 7)) },
    ];
  });

/** What is told of these people since the agreement began. */
function toldOf(...groups: readonly Waited[]) {
  const cases = groups.flatMap(crowd);
  const quarters = ['2026-Q1', '2026-Q2'].map((quarter) => {
    const counted = countWaits(cases, toRegistration, quarter, onDay(500), [...dimensions, ways]);
    return { counted, published: publish([], counted) };
  });
  const asked = { begun: [BEGUN], minimum: 20 };
  return changesTold([{ step: toRegistration, quarters }], asked, () => Promise.resolve());
}

const BEFORE = 0;
const AFTER = 100;

describe('before and after an agreement', () => {
  it('is told of everybody, and of each agency and legal sphere that is published on both sides', async () => {
    const told = await toldOf(
      { agency: 'jobcenter', began: BEFORE, days: 60, count: 60 },
      { agency: 'jobcenter', began: AFTER, days: 20, count: 60 },
      { agency: 'abh', began: BEFORE, days: 30, count: 60 },
      { agency: 'abh', began: AFTER, days: 30, count: 60 },
    );
    const groups = told.map(({ dimension, value }) => `${dimension ?? 'all'} ${value ?? ''}`.trim());
    expect(groups).toEqual([
      'all',
      'legalSphere sgb-2',
      'legalSphere asylblg',
      'agency jobcenter',
      'agency abh',
    ]);
    const sentences = told.map(({ sentence }) => sentence.en);
    expect(sentences[3]).toMatch(
      /^Since 2026-04-01: to-registration, Agency “jobcenter” – median 40 days shorter /,
    );
    expect(sentences[4]).toMatch(
      /^Since 2026-04-01: to-registration, Agency “abh” – no change can be shown /,
    );
    expect(told[3]?.sentence.de).toMatch(
      /^Seit dem 1\.4\.2026: to-registration, Stelle „jobcenter“ – im Median 40 Tage kürzer /,
    );
  });

  it('is not told of a group that is hidden on one side, also where it is told of everybody', async () => {
    const told = await toldOf(
      { agency: 'jobcenter', began: BEFORE, days: 60, count: 60 },
      { agency: 'jobcenter', began: AFTER, days: 20, count: 9 },
      { agency: 'abh', began: AFTER, days: 30, count: 9 },
    );
    expect(told.map(({ sentence }) => sentence.en)).toEqual([
      expect.stringMatching(/^Since 2026-04-01: to-registration – median 35 days shorter /),
    ]);
  });

  it('says of everybody alone that there are too few', async () => {
    const told = await toldOf({ agency: 'jobcenter', began: BEFORE, days: 60, count: 60 });
    expect(told.map(({ sentence }) => sentence.en)).toEqual([
      'Since 2026-04-01: to-registration – too few cases to tell.',
    ]);
  });
});
