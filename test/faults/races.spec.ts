import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClaimAsk, ClaimReply, TimelineReply } from '#catalogue';
import { judge } from '../checker/judge.ts';
import type { SigningKey } from '../checker/agency-keys.ts';
import type { LogEntry } from '../checker/log-entry.ts';
import { byStream } from '../checker/log-entry.ts';
import { readLog } from '../checker/read-log.ts';
import { releaseOf } from '../checker/release.ts';
import { AgencyByHand } from '../e2e/agency-by-hand.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { send } from './by-hand.ts';
import { Chance } from './chance.ts';
import type { ConsentedCase } from './races/consented-cases.ts';
import { consentedCases, recordInEach, withdrawalOf } from './races/consented-cases.ts';
import { Handicap } from './races/handicap.ts';
import { Transit } from './races/transit.ts';

const RACES = 100;
const SIDE_BY_SIDE = 16;
/** A few races have to find the even start, also where everything is slow. */
const STEP_MS = 6;
/** Cases in which a claim of each recipient races with a withdrawal, in one round. */
const CASES_A_ROUND = 20;

/** What arrived when, and the last instant at which it could leave. */
interface Arrival {
  readonly eventIds: readonly string[];
  readonly at: number;
  readonly notAfter: number;
}

describe('A withdrawal in a race', () => {
  const chance = new Chance();
  const arrivals: Arrival[] = [];
  let network: SampleNetwork;
  let vhs: AgencyByHand;
  let recipients: readonly AgencyByHand[];
  let transit: Transit;

  beforeAll(async () => {
    network = await startSampleNetwork('races', ['vhs', 'jobcenter', 'abh', 'asylblg']);
    await network.adapters.stop(); // What they would claim by themselves is claimed here, at the worst moment.
    const [provider, ...others] = await Promise.all(
      (['vhs', 'jobcenter', 'abh', 'asylblg'] as const).map((name) => AgencyByHand.of(network, name)),
    );
    vhs = provider!;
    recipients = others;
    transit = new Transit(`${network.hubUrl}/health/live`);
  }, 120_000);

  afterAll(async () => {
    await transit.end();
    await Promise.all([vhs, ...recipients].map((agency) => agency.broker.close()));
    await network.stop();
  });

  it('with timeline reads never lets one show what was withdrawn before it', async () => {
    const cases = await consentedCases(vhs, recipients, RACES);
    const events = await recordInEach(vhs, cases);
    const handicap = new Handicap(chance, STEP_MS);
    const todo = cases.entries();
    const after: number[] = [];
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async () => {
        for (const [, one] of todo) {
          const { read, withdrawal } = handicap.starts();
          const [seen] = await Promise.all([
            pause(read).then(() => timeline(one)),
            pause(withdrawal).then(() => send(vhs, withdrawalOf(vhs, one))),
          ]);
          handicap.wonBy(seen > 0 ? 'read' : 'withdrawal');
          after.push(await timeline(one));
        }
      }),
    );
    expect(after).toEqual(cases.map(() => 0));
    await judged('withdrawal against timeline read', events);
  }, 60_000);

  it('with claims never lets one bring what was withdrawn before it, nor brings it again', async () => {
    const cases = await consentedCases(vhs, recipients, RACES);
    const handicap = new Handicap(chance);
    const all: string[] = [];
    const cursors = new Map(recipients.map((recipient) => [recipient, 0]));
    for (let done = 0; done < RACES; done += CASES_A_ROUND) {
      const round = cases.slice(done, done + CASES_A_ROUND);
      const events = await recordInEach(vhs, round);
      all.push(...events);
      const starts = round.map(() => handicap.starts());
      const [claimed] = await Promise.all([
        Promise.all(
          recipients.map(async (recipient, index) => {
            await pause(starts[index]!.read);
            return claim(recipient, cursors.get(recipient)!);
          }),
        ),
        withdrawEach(
          round,
          starts.map(({ withdrawal }) => withdrawal),
          done % (2 * CASES_A_ROUND) === 0,
        ),
      ]);
      // As if the answer had been lost: what is asked for again is judged again.
      const again = await Promise.all(
        recipients.map((recipient) => claim(recipient, cursors.get(recipient)!)),
      );
      expect(again.flatMap(({ entries }) => entries)).toEqual([]);
      const arrived = new Set(claimed.flatMap(({ entries }) => entries.map(({ id }) => id)));
      for (const id of events) handicap.wonBy(arrived.has(id) ? 'read' : 'withdrawal');
      for (const [index, { next }] of claimed.entries()) cursors.set(recipients[index]!, next);
    }
    await judged('withdrawal against claim', all);
  }, 60_000);

  it('never lets bytes arrive later than 250 ms after they were entered, but for their transit', () => {
    expect(arrivals.length).toBeGreaterThanOrEqual(RACES / 5);
    const late = arrivals.filter(({ at, notAfter }) => at > notAfter);
    const excess = late.map(({ at, notAfter }) => ({
      lateMs: at - notAfter,
      transitMs: transit.longestMs(notAfter, at),
    }));
    const largest = Math.max(0, ...excess.map(({ transitMs }) => transitMs));
    process.stdout.write(
      `${arrivals.length} answers, ${late.length} after their limit; the longest transit held against one: ${largest} ms\n`,
    );
    expect(excess.filter(({ lateMs, transitMs }) => lateMs > transitMs)).toEqual([]);
  });

  /** One member of staff reads; how many events came. */
  async function timeline({ recipient, recipientHandle }: ConsentedCase): Promise<number> {
    const answer = await recipient.read(recipientHandle);
    const arrivedAt = Date.now();
    return noted(recipient.opened(answer) as TimelineReply, arrivedAt).length;
  }

  async function claim(recipient: AgencyByHand, after: number): Promise<ClaimReply> {
    const ask: ClaimAsk = {
      kind: 'claim',
      network: 'rheine',
      agency: recipient.name,
      after,
      max: 100,
      at: new Date().toISOString(),
    };
    const subject = `claim.rheine.${recipient.name}`;
    const answer = await recipient.broker.request(subject, recipient.sealer.sign(ask), { timeout: 10_000 });
    const arrivedAt = Date.now();
    const reply = recipient.opened({ body: Buffer.from(answer.data).toString() }) as ClaimReply;
    noted(reply, arrivedAt);
    return reply;
  }

  function noted({ entries, notAfter }: ClaimReply | TimelineReply, arrivedAt: number): readonly string[] {
    const eventIds = entries.map(({ id }) => id);
    if (eventIds.length > 0) arrivals.push({ eventIds, at: arrivedAt, notAfter: Date.parse(notAfter) });
    return eventIds;
  }

  /** Over HTTP each at its own moment, or over the broker all in one message. */
  async function withdrawEach(round: readonly ConsentedCase[], starts: readonly number[], overHttp: boolean) {
    if (overHttp) {
      await Promise.all(
        round.map(async (one, index) => {
          await pause(starts[index]);
          await send(vhs, withdrawalOf(vhs, one));
        }),
      );
      return;
    }
    const withdrawals = round.map((one) => withdrawalOf(vhs, one));
    await pause(starts[0]);
    vhs.broker.publish('intake.rheine.vhs', vhs.sealed(...withdrawals));
    const receipts = await Promise.all(withdrawals.map(({ envelope }) => vhs.receiptOf(envelope.id)));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(round.map(() => 'accepted'));
  }

  /** Both sides won often, and the log says that nothing was disclosed without a basis. */
  async function judged(fault: string, events: readonly string[]): Promise<void> {
    const log = await readLog(network.databaseUrl, network.hubKeys.kekFile);
    const hubKeys = JSON.parse(readFileSync(network.hubKeys.publicKeyFile, 'utf8')) as {
      signing: SigningKey[];
    };
    const violations = judge(log, hubKeys.signing);
    const readsFirst = winners(log, events, 'Released');
    const withdrawalsFirst = winners(log, events, 'ConsentWithdrawn');
    const row = { fault, runs: RACES, readsFirst, withdrawalsFirst, wronglyDisclosed: violations.length };
    process.stdout.write(`${JSON.stringify({ ...row, seed: chance.seed })}\n`);
    expect(violations).toEqual([]);
    expect(readsFirst + withdrawalsFirst).toBe(RACES);
    expect(Math.min(readsFirst, withdrawalsFirst)).toBeGreaterThanOrEqual(RACES / 5);
    expect(unrecorded(log)).toEqual([]);
  }

  /** What arrived although no release in the log holds it (C2). */
  function unrecorded(log: readonly LogEntry[]): readonly string[] {
    const recorded = new Set(
      log.flatMap((entry) => releaseOf(entry)?.decisions.flatMap(({ eventIds }) => eventIds) ?? []),
    );
    return arrivals.flatMap(({ eventIds }) => eventIds.filter((id) => !recorded.has(id)));
  }
});

/** In how many cases with one of these events this came first: a release of the event, or the withdrawal of its consent. */
function winners(log: readonly LogEntry[], events: readonly string[], type: 'Released' | 'ConsentWithdrawn') {
  const raced = [...byStream(log).values()].filter((stream) => stream.some(({ id }) => events.includes(id)));
  const sides = ['Released', 'ConsentWithdrawn'];
  return raced.filter((stream) => stream.find((entry) => sides.includes(entry.type))?.type === type).length;
}
