import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { AgencyByHand } from '../e2e/agency-by-hand.ts';
import { command, consentingFor, linking, random, send } from '../faults/by-hand.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import type { Bench, Row } from './bench.ts';
import { percentile } from './percentile.ts';

const GOAL_MS = 1_000;
/** How often it is looked whether an adapter knows, milliseconds: what is measured is too long by half of it. */
const LOOK_MS = 2;
/** Who takes the consents down, and whose events they are about; all agencies of the network are online. */
const RECORDER: SampleAgency = 'caritas';
const SOURCE: SampleAgency = 'vhs';

/** How long it took until the adapter knew, milliseconds; it may know before the acknowledgement, which waits for what was released before. */
interface Learnt {
  readonly afterAcknowledgement: number;
  readonly afterSending: number;
}

interface WithdrawableCase {
  readonly consentId: string;
  readonly handle: string;
}

/** From the moment at which the hub acknowledges a withdrawal until the adapter of the agency that must stop knows of it. */
export const withdrawal: Row = async (ground) => {
  const times = ground.quick ? 20 : 300;
  const network = await startSampleNetwork('bench-withdrawal', undefined, {
    database: await ground.database('bench_withdrawal'),
  });
  const recorder = await AgencyByHand.of(network, RECORDER);
  const source = await AgencyByHand.of(network, SOURCE);
  const evidence = new DatabaseSync(journalOf(network), { readOnly: true });
  try {
    ground.tell(`record ${times} consents`);
    const cases = await consented(recorder, source, times);
    for (const one of cases) await known(evidence, one.consentId, false);
    ground.tell('withdraw them one by one');
    const ours: Learnt[] = [];
    const bare: number[] = [];
    for (const one of cases) {
      bare.push(await roundTrip(recorder));
      ours.push(await withdrawn(recorder, one, evidence));
    }
    return [row(ours, bare)];
  } finally {
    evidence.close();
    await Promise.all([recorder, source].map((one) => one.broker.close()));
    await network.stop();
  }
};

function row(learnt: readonly Learnt[], bare: readonly number[]): Bench {
  const ours = learnt.map((one) => one.afterAcknowledgement);
  const sending = learnt.map((one) => one.afterSending);
  const [slow, plain] = [percentile(ours, 99), percentile(bare, 99)];
  return {
    name: 'withdrawal acknowledged → evidence at the last adapter, p99',
    ours: slow,
    yardstick: plain,
    ratio: slow / plain,
    goal: `< ${GOAL_MS} ms`,
    met: slow < GOAL_MS,
    fsync: true,
    unit: 'ms',
    note: `of ${ours.length}; from the sending of the withdrawal p50 ${percentile(sending, 50).toFixed(0)}, p99 ${percentile(sending, 99).toFixed(0)} ms; beside one round trip through the same broker`,
  };
}

async function withdrawn(
  recorder: AgencyByHand,
  { consentId, handle }: WithdrawableCase,
  evidence: DatabaseSync,
): Promise<Learnt> {
  const sent = performance.now();
  const acknowledging = send(recorder, command(recorder, handle, 'consent.withdraw', { consentId }));
  const [acknowledged, learnt] = await Promise.all([
    acknowledging.then(() => performance.now()),
    known(evidence, consentId, true).then(() => performance.now()),
  ]);
  return { afterAcknowledgement: Math.max(0, learnt - acknowledged), afterSending: learnt - sent };
}

/** Waits until the adapter of the source knows of the consent, or of its end. */
async function known(evidence: DatabaseSync, consentId: string, ended: boolean): Promise<void> {
  const told = evidence.prepare('SELECT count(*) AS n FROM case_evidence WHERE told LIKE ? AND told LIKE ?');
  const end = ended ? '%"withdrawnAt"%' : '%';
  for (const from = performance.now(); performance.now() - from < 60_000; await pause(LOOK_MS))
    if (Number(told.get(`%${consentId}%`, end)?.['n']) > 0) return;
  throw new Error('The adapter of the source never learnt of it.');
}

/** What no message over this broker can do faster: to the server and back. */
async function roundTrip(agency: AgencyByHand): Promise<number> {
  const from = performance.now();
  await agency.broker.flush();
  return performance.now() - from;
}

/** Cases that both share, each with a consent that the one records for the other. */
async function consented(
  recorder: AgencyByHand,
  source: AgencyByHand,
  count: number,
): Promise<readonly WithdrawableCase[]> {
  const made = Array.from({ length: count }, () => {
    const [consentId, handle, sourceHandle] = [random(), random(), random()];
    const [make, redeem] = linking(recorder, handle, source, sourceHandle);
    const terms = { consentId, source: SOURCE, recipient: 'jobcenter', purpose: 'course-progress' };
    const own = [command(recorder, handle, 'case.open'), make, consentingFor(recorder, handle, terms)];
    return { consentId, handle, own, redeem };
  });
  await send(recorder, ...made.flatMap(({ own }) => own));
  await send(source, ...made.map(({ redeem }) => redeem));
  return made;
}

function journalOf(network: SampleNetwork): string {
  return join(network.agency(SOURCE).folder, 'data', 'adapter.db');
}
