import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../../e2e/agency-by-hand.ts';
import { command, event, linking, random, send } from '../../faults/by-hand.ts';
import { consentedCases, recordInEach, withdrawalOf } from '../../faults/races/consented-cases.ts';
import type { Stage } from '../stage.ts';
import { onStage } from './on-stage.ts';

/** Longer than a read and its append take. */
const A_WHILE_MS = 1_500;
const DAY_MS = 86_400_000;

/** The provider's case, shared with others who hold no consent; the handles of those others. */
async function sharedCase(stage: Stage, own: string, ...with_: readonly ('jobcenter' | 'asylblg')[]) {
  const vhs = stage.hand('vhs');
  const handles: string[] = [];
  await send(vhs, command(vhs, own, 'case.open'));
  for (const name of with_) {
    const theirs = random();
    const [make, redeem] = linking(vhs, own, stage.hand(name), theirs);
    await send(vhs, make);
    await send(stage.hand(name), redeem);
    handles.push(theirs);
  }
  return handles;
}

/** Somebody linked reads a timeline of which no ground shows it anything. */
export const readWithoutBasis = onStage(
  'a read without any basis, judged by the checker (C1)',
  async (stage) => {
    const [vhs, own] = [stage.hand('vhs'), random()];
    const [theirs = ''] = await sharedCase(stage, own, 'jobcenter');
    await send(vhs, event(vhs, own, 'language.registered', { courseKind: 'general' }));
    await stage.hand('jobcenter').read(theirs);
    return stage.findings();
  },
);

/** Somebody whom the agreement does not name records a consent for the provider, and the recipient reads. */
export const strangersConsent = onStage(
  'a consent recorded by a stranger, judged by the checker (C1)',
  async (stage) => {
    const [vhs, own] = [stage.hand('vhs'), random()];
    const [stranger = '', recipient = ''] = await sharedCase(stage, own, 'jobcenter', 'asylblg');
    const jobcenter = stage.hand('jobcenter');
    await jobcenter.post(jobcenter.sealed(command(jobcenter, stranger, 'consent.give', consentForVhs())));
    await send(vhs, event(vhs, own, 'language.registered', { courseKind: 'general' }));
    await stage.hand('asylblg').read(recipient);
    return stage.findings();
  },
);

function consentForVhs() {
  const provision = {
    provisionId: random(),
    form: 'consent',
    source: 'vhs',
    recipients: ['asylblg'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    special: false,
    validFrom: new Date(Date.now() - DAY_MS).toISOString(),
    validUntil: new Date(Date.now() + DAY_MS).toISOString(),
  };
  const notice = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };
  return { consentId: random(), notice, givenBy: 'person', consequencesTold: true, provisions: [provision] };
}

/** A read comes while nothing can be appended: nothing may be answered, as its release cannot be in the log. */
export const earlyBytes = onStage('a read while nothing can be appended (C2)', async (stage) => {
  const [vhs, jobcenter] = [stage.hand('vhs'), stage.hand('jobcenter')];
  const [shared] = await consentedCases(vhs, [jobcenter], 1);
  await recordInEach(vhs, [shared!]);
  const early: string[] = [];
  await stage.whileNothingIsAppended(async (waiting) => {
    const answer = jobcenter.read(shared!.recipientHandle).catch(() => undefined);
    await waiting(1);
    const read = await Promise.race([answer, pause(A_WHILE_MS)]);
    if (read !== undefined && jobcenter.opened(read).entries.length > 0)
      early.push('bytes left before their release was in the log');
  });
  return early;
});

/** At one hub a read waits for its append behind the withdrawal that another hub appends. */
export const withdrawnMeanwhile = onStage(
  'a read whose append waits behind a withdrawal, two hubs, judged by the checker (C1, C4)',
  async (stage) => {
    const [vhs, jobcenter] = [stage.hand('vhs'), stage.hand('jobcenter')];
    const [shared] = await consentedCases(vhs, [jobcenter], 1);
    await recordInEach(vhs, [shared!]);
    const other = await stage.anotherHub();
    const both: Promise<unknown>[] = [];
    await stage.whileNothingIsAppended(async (waiting) => {
      const body = vhs.sealed(withdrawalOf(vhs, shared!));
      const headers = { 'content-type': 'application/jose' };
      both.push(ask(`${other}/v1/networks/rheine/intake/vhs`, { method: 'POST', headers, body }));
      await waiting(1);
      both.push(jobcenter.read(shared!.recipientHandle).catch(() => undefined));
      await waiting(2);
    });
    await Promise.all(both);
    return stage.findings();
  },
);
