import { jest } from '@jest/globals';
import { AgencyOfSpec } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { Dice } from '../fuzz/dice.ts';
import { isGuest } from './agreement.ts';
import { acrossNetworks } from './across-networks.ts';
import { Moves } from './moves.ts';
import { REAL } from './only-the-clock.ts';
import { randomHistory, shareCases } from './random-history.ts';
import { HistoryStage, sixAndVolunteers } from './stage.ts';
import { QUIET_AGENCIES, QUIET_CASE, Trespasses } from './trespasses.ts';

const BEGIN = Date.parse('2026-06-15T10:00:00.000Z');
const { steps = 90, seed = Date.now() % 1_000_000 } = JSON.parse(
  process.env['WEGMARKE_HISTORIES'] ?? '{}',
) as Partial<Record<'steps' | 'seed', number>>;
/** These bodies are at work in both towns; all others only have their names in common. */
const IN_BOTH = ['jobcenter', 'bamf'];
/** What each try to get across is answered with: as somebody of another network, and as if the other had never been. */
const REFUSED_AS_OF_ANOTHER_NETWORK = {
  token: ['401 /token/network'],
  'envelope under the same key': ['401 BATCH_UNREADABLE', 'refused WRONG_AGENCY'],
  'envelope under another key': ['401 BATCH_UNREADABLE', 'refused WRONG_AGENCY'],
  code: ['refused LINK_CODE_NOT_VALID'],
  consent: ['held NO_BASIS_NOW', 'shown 0'],
};

describe('Two networks in one hub, with agencies of the same names, cases of the same handles and bodies that are in both', () => {
  let stages: readonly [HistoryStage, HistoryStage];

  beforeEach(async () => {
    jest.useFakeTimers({ now: BEGIN, doNotFake: [...REAL] });
    stages = await twoNetworks();
  });
  afterEach(async () => {
    await stages[0].hub.app.close();
    jest.useRealTimers();
  });

  it(`share nothing in a long history of both (seed ${seed})`, async () => {
    const [here, there] = stages;
    for (const stage of stages) {
      await shareCases(stage);
      await stage.share(QUIET_CASE, QUIET_AGENCIES);
    }
    const pass = (ms: number) => {
      jest.setSystemTime(Date.now() + ms);
    };
    const trespasses = [
      new Trespasses(here, there, new Dice(seed, 'from here')),
      new Trespasses(there, here, new Dice(seed, 'from there')),
    ];
    const histories = stages.map((stage, index) => randomHistory(stage, { seed: seed + index, steps, pass }));
    const moves = [new Moves(here, there), new Moves(there, here)];
    const alongside = [
      ...trespasses.map((one) => ({ one, times: steps / 2 })),
      ...moves.map((one) => ({ one, times: steps / 8 })),
    ].map(async ({ one, times }) => {
      for (let done = 0; done < times; done += 1) await one.one();
    });
    const [tallies] = await Promise.all([Promise.all(histories), ...alongside]);

    const log = await here.log();
    const shown = stages.map(({ hub, arrivals }) => ({ network: hub.network, arrivals }));
    const crossed = acrossNetworks(log, shown);
    const violations = stages.map((stage) => stage.violationsIn(log));
    const tried = trespasses.reduce((sum, one) => sum + one.tried, 0);
    const refused = trespasses.map((one) => one.refused);
    const moved = moves.map(({ shown: ofGuest }) => ofGuest);
    process.stdout.write(
      `${JSON.stringify({ seed, tallies, tried, refused, moved, crossed: crossed.length })}\n`,
    );

    expect({
      crossed,
      violations,
      letIn: trespasses.flatMap(({ letIn }) => letIn),
      withoutControl: trespasses.flatMap(({ withoutControl }) => withoutControl),
      movedUnasked: moves.flatMap(({ unasked }) => unasked),
    }).toEqual({ crossed: [], violations: [[], []], letIn: [], withoutControl: [], movedUnasked: [] });
    // With a handover the guest of each is told, in that network alone: the other side of all that was refused.
    for (const ofGuest of moved) expect(ofGuest).toBeGreaterThan(0);
    expect(guestsShown(stages)).toEqual(['emsdetten/vhs-rheine', 'rheine/vhs-emsdetten']);
    // Where nobody was shown anything, nothing could cross.
    expect(Math.min(...tallies.map(({ shown: some }) => some))).toBeGreaterThan(0);
    for (const answers of refused) expect(kindsOf(answers)).toEqual(REFUSED_AS_OF_ANOTHER_NETWORK);
  });

  it('would be found out if an entry of one arrived in the other', async () => {
    const [here, there] = stages;
    await here.share('one', ['jobcenter']);
    await here.record('jobcenter', 'one', 'language.voucher-issued');
    await here.read('jobcenter', 'one');
    const [leaked] = here.arrivals;
    const shown = [{ network: there.hub.network, arrivals: here.arrivals }];
    expect(acrossNetworks(await here.log(), shown)).toEqual([`emsdetten/jobcenter got ${leaked?.id}`]);
  });
});

/** The answers to each kind of trespass, without how often. */
function kindsOf(refused: Trespasses['refused']) {
  return Object.fromEntries(
    Object.entries(refused).map(([kind, counts]) => [kind, Object.keys(counts).sort()]),
  );
}

/** Which guests were shown something, in which network. */
function guestsShown(stages: readonly HistoryStage[]): readonly string[] {
  const shown = stages.flatMap(({ hub: { network }, arrivals }) =>
    arrivals.filter(({ agency }) => isGuest(agency)).map(({ agency }) => `${network}/${agency}`),
  );
  return [...new Set(shown)].toSorted();
}

/** Each has the other's course provider as a guest, with the keys that it has at home. */
async function twoNetworks(): Promise<readonly [HistoryStage, HistoryStage]> {
  const agencies = sixAndVolunteers();
  const shared = IN_BOTH.map((name) => [name, new AgencyOfSpec(name, agencies[name]?.own)] as const);
  const others = { ...sixAndVolunteers(), ...Object.fromEntries(shared) };
  const guest = (name: string, home: typeof agencies) => ({
    [name]: new AgencyOfSpec(name, home['vhs']?.own),
  });
  const [here, there] = await HistoryStage.setEach([
    { network: 'rheine', agencies: { ...agencies, ...guest('vhs-emsdetten', others) } },
    { network: 'emsdetten', agencies: { ...others, ...guest('vhs-rheine', agencies) } },
  ]);
  return [here!, there!];
}
