import { setTimeout as pause } from 'node:timers/promises';
import { catalogueEntry } from '#catalogue';
import { Dice } from '../fuzz/dice.ts';
import { HistoryStage } from '../histories/stage.ts';
import { Chance } from './chance.ts';

/** Races for each way of narrowing at each door: 200 at each door in `npm test`. */
const RACES = Number(process.env['WEGMARKE_RACES'] ?? 50);
const SIDE_BY_SIDE = 10;
const DAY_MS = 86_400_000;
const SPREAD_MS = 12;
const STEP_MS = 3;
const EVENT = 'de.wegmarke.language.course-started.v1';
const STARTED = catalogueEntry(EVENT)?.example ?? {};
const NOTICE = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };

/** Something that ends what a reader may see of a case, and what must be said before it can. */
interface Narrowing {
  readonly recorder: 'vhs' | 'caritas';
  /** What the provider says of the case before. */
  readonly before?: (name: string) => readonly (readonly [type: string, data: object])[];
  readonly narrow: (stage: HistoryStage, name: string) => Promise<{ readonly outcome: string }>;
}

const consentOf = (name: string) => `consent-of-${name}`.padEnd(24, '0');
const requestOf = (name: string) => `request-of-${name}`.padEnd(24, '0');
const say = (stage: HistoryStage, agency: string, name: string, what: string, data: object) =>
  stage.say(agency, name, `de.wegmarke.${what}.v1`, data);

const NARROWINGS: Readonly<Record<string, Narrowing>> = {
  'a withdrawal': {
    recorder: 'vhs',
    narrow: (stage, name) => say(stage, 'vhs', name, 'consent.withdraw', { consentId: consentOf(name) }),
  },
  'an invalidation': {
    recorder: 'vhs',
    narrow: (stage, name) =>
      say(stage, 'vhs', name, 'consent.invalidate', { consentId: consentOf(name), ground: 'record-faulty' }),
  },
  'an objection of the source': {
    recorder: 'caritas',
    narrow: (stage, name) =>
      say(stage, 'vhs', name, 'consent.object', {
        consentId: consentOf(name),
        recordedBy: 'caritas',
        ground: 'not-ours',
      }),
  },
  'a restriction': {
    recorder: 'vhs',
    before(name) {
      const receivedAt = new Date(Date.now() - 2_000).toISOString();
      const by = { request: requestOf(name), staff: 'vhs-001' };
      const asked = { ...by, kind: 'restriction', receivedAt, identityCheck: 'document' };
      return [
        ['de.wegmarke.rights.request.v1', asked],
        ['de.wegmarke.rights.propose.v1', { ...by, decision: 'grant' }],
      ];
    },
    narrow: (stage, name) =>
      say(stage, 'vhs', name, 'rights.confirm', { request: requestOf(name), staff: 'vhs-002' }),
  },
};

/** A case in which the jobcenter may have one event of the provider by consent only; the event's id. */
async function prepared(stage: HistoryStage, name: string, { recorder, before }: Narrowing): Promise<string> {
  await stage.share(name, [...new Set(['vhs', 'jobcenter', recorder])]);
  const from = new Date(Date.now() - DAY_MS).toISOString();
  const provision = {
    provisionId: `provision-of-${name}`.padEnd(24, '0'),
    form: 'consent',
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    special: false,
    validFrom: from,
    validUntil: new Date(Date.now() + DAY_MS).toISOString(),
  };
  const said = { notice: NOTICE, givenBy: 'person', consequencesTold: true, provisions: [provision] };
  const given = ['de.wegmarke.consent.give.v1', { consentId: consentOf(name), ...said }] as const;
  if (recorder !== 'vhs') await stage.must(recorder, name, given);
  const ids = await stage.must('vhs', name, ...(recorder === 'vhs' ? [given] : []), [EVENT, STARTED]);
  if (before !== undefined) await stage.must('vhs', name, ...before(name));
  return ids.at(-1)!;
}

describe.each(Object.entries(NARROWINGS))('%s in a race', (what, narrowing) => {
  const chance = new Chance();
  let stage: HistoryStage;
  let handicap = 0;

  beforeEach(async () => {
    handicap = 0;
    stage = await HistoryStage.set();
    stage.store.dice = new Dice(chance.seed, what);
  });
  afterEach(() => stage.hub.app.close());

  /** Both start within a few milliseconds; whoever wins starts a little later next time. */
  async function race<Result>(cases: readonly string[], read: () => Promise<Result>): Promise<Result> {
    const starts = [Math.max(0, -handicap), Math.max(0, handicap)].map(
      (late) => late + chance.between(0, SPREAD_MS),
    );
    const narrow = async (name: string) => {
      await pause(starts[0]);
      expect(await narrowing.narrow(stage, name)).toMatchObject({ outcome: 'accepted' });
    };
    const reading = pause(starts[1]).then(read);
    await Promise.all(cases.map(narrow));
    return reading;
  }

  const countWin = (isShown: boolean) => (handicap += isShown ? STEP_MS : -STEP_MS);

  async function judged(door: string, shown: number): Promise<void> {
    const violations = await stage.violations();
    const row = {
      fault: `${what} and a ${door}`,
      runs: RACES,
      readsFirst: shown,
      narrowingsFirst: RACES - shown,
    };
    const told = { ...row, wronglyDisclosed: violations.length, seed: chance.seed };
    process.stdout.write(`${JSON.stringify(told)}\n`);
    expect(violations).toEqual([]);
    expect(Math.min(shown, RACES - shown)).toBeGreaterThanOrEqual(RACES / 5);
  }

  it(
    'never leaves anything to a timeline',
    async () => {
      let shown = 0;
      const numbers = Array.from({ length: RACES }, (_, number) => number).values();
      const runner = async () => {
        for (const number of numbers) {
          const name = `t${number}`;
          await prepared(stage, name, narrowing);
          const entries = await race([name], () => stage.read('jobcenter', name));
          if ((entries ?? 0) > 0) shown += 1;
          countWin((entries ?? 0) > 0);
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runner));
      await judged('timeline', shown);
    },
    RACES * 1_000,
  );

  it(
    'never leaves anything to a claim',
    async () => {
      const shown = new Set<string>();
      for (let round = 0; round < RACES; round += 5) {
        const names = Array.from({ length: 5 }, (_, number) => `c${round + number}`);
        const recorded = await Promise.all(names.map((name) => prepared(stage, name, narrowing)));
        await race(names, () => stage.claim('jobcenter'));
        const arrived = new Set(stage.arrivals.map(({ id }) => id));
        for (const id of recorded.filter((one) => arrived.has(one))) shown.add(id);
        countWin(recorded.some((id) => arrived.has(id)));
      }
      await judged('claim', shown.size);
    },
    RACES * 1_000,
  );
});
