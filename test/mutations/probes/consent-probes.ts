import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../../deploy/local/services/until.mjs';
import { command, consentingFor, event, linking, random, send } from '../../faults/by-hand.ts';
import { consentedCases, recordInEach, withdrawalOf } from '../../faults/races/consented-cases.ts';
import type { Stage } from '../stage.ts';
import { onStage } from './on-stage.ts';

const SHORT_MS = 1_500;
/** Longer than the hub takes to open a recall. */
const RECALLED_MS = 4_000;

/** A case of the provider in which the jobcenter may see one event by consent. */
async function consented(stage: Stage) {
  const [shared] = await consentedCases(stage.hand('vhs'), [stage.hand('jobcenter')], 1);
  await recordInEach(stage.hand('vhs'), [shared!]);
  return shared!;
}

/** A read of all of a case, at one door. */
function readAt(stage: Stage, handle: string, door: 'timeline' | 'export') {
  return stage
    .hand('jobcenter')
    .read(handle, { door })
    .catch(() => undefined);
}

/** The person takes the consent back, and the recipient takes the timeline along. */
export const exportedAfterwards = onStage(
  'an export after a withdrawal, judged by the checker (C1, C4)',
  async (stage) => {
    const shared = await consented(stage);
    await send(stage.hand('vhs'), withdrawalOf(stage.hand('vhs'), shared));
    await readAt(stage, shared.recipientHandle, 'export');
    return stage.findings();
  },
);

/** A consent runs out, and the recipient reads. */
export const expired = onStage(
  'a read after a consent ran out, judged by the checker (C1)',
  async (stage) => {
    const [vhs, jobcenter] = [stage.hand('vhs'), stage.hand('jobcenter')];
    const [own, theirs] = [random(), random()];
    const [make, redeem] = linking(vhs, own, jobcenter, theirs);
    const validUntil = new Date(Date.now() + SHORT_MS).toISOString();
    const terms = { consentId: random(), source: 'vhs', recipient: 'jobcenter', purpose: 'course-progress' };
    await send(vhs, command(vhs, own, 'case.open'), make, consentingFor(vhs, own, { ...terms, validUntil }));
    await send(jobcenter, redeem);
    await send(vhs, event(vhs, own, 'language.registered', { courseKind: 'general' }));
    await pause(Math.max(0, Date.parse(validUntil) - Date.now()) + 1);
    await readAt(stage, theirs, 'timeline');
    return stage.findings();
  },
);

/** The desk of an agency decides on a request; with one pair of eyes when `confirms` is who proposed. The id of the request. */
async function decided(
  stage: Stage,
  name: 'vhs' | 'jobcenter',
  handle: string,
  asked: object,
  confirms: string,
): Promise<string> {
  const hand = stage.hand(name);
  const by = { request: random(), staff: `${name}-001` };
  const receivedAt = new Date(Date.now() - 1_000).toISOString();
  const request = { ...by, ...asked, receivedAt, identityCheck: 'document' };
  await send(hand, command(hand, handle, 'rights.request', request));
  const proposing = command(hand, handle, 'rights.propose', { ...by, decision: 'grant' });
  await send(hand, proposing);
  const second = { ...by, proposal: proposing.envelope.id, staff: confirms };
  await hand.post(hand.sealed(command(hand, handle, 'rights.confirm', second)));
  return by.request;
}

/** The provider's data are restricted, and the recipient reads. */
export const readThoughRestricted = onStage(
  'a read of restricted data, judged by the checker (C1)',
  async (stage) => {
    const shared = await consented(stage);
    await decided(stage, 'vhs', shared.providerHandle, { kind: 'restriction' }, 'vhs-002');
    await readAt(stage, shared.recipientHandle, 'timeline');
    return stage.findings();
  },
);

/** The person objects to a power of the jobcenter, and the provider reads. */
export const readThoughObjected = onStage(
  'a read under a row with an objection, judged by the checker (C1)',
  async (stage) => {
    const [vhs, jobcenter] = [stage.hand('vhs'), stage.hand('jobcenter')];
    const [own, theirs] = [random(), random()];
    const [make, redeem] = linking(jobcenter, own, vhs, theirs);
    await send(jobcenter, command(jobcenter, own, 'case.open'), make);
    await send(vhs, redeem);
    const voucher = {
      issueMode: 'online',
      issuer: 'jobcenter',
      ground: 'aufenthg-44a-1-2',
      standing: 'obliged',
    };
    const dated = { ...voucher, validUntil: '2027-12-31' };
    await send(jobcenter, event(jobcenter, own, 'language.voucher-issued', dated));
    const objection = { kind: 'objection', rowId: 'auf-88a-1-voucher' };
    await decided(stage, 'jobcenter', own, objection, 'jobcenter-002');
    await vhs.read(theirs).catch(() => undefined);
    return stage.findings();
  },
);

/** One member of a desk proposes and confirms. */
export const onePairOfEyes = onStage(
  'a decision confirmed by who proposed it, judged by the checker (four eyes)',
  async (stage) => {
    const shared = await consented(stage);
    await decided(stage, 'vhs', shared.providerHandle, { kind: 'restriction' }, 'vhs-001');
    return stage.findings();
  },
);

/** Two members of a desk restrict, and one alone lifts. */
export const liftedByOne = onStage(
  'a restriction lifted by who proposed it, judged by the checker (four eyes)',
  async (stage) => {
    const { providerHandle } = await consented(stage);
    const hand = stage.hand('vhs');
    const request = await decided(stage, 'vhs', providerHandle, { kind: 'restriction' }, 'vhs-002');
    const by = { request, staff: 'vhs-001' };
    const told = { ...by, personToldAt: new Date(Date.now() - 1).toISOString() };
    const proposing = command(hand, providerHandle, 'rights.propose-lift', told);
    await send(hand, proposing);
    const alone = { ...by, proposal: proposing.envelope.id };
    await hand.post(hand.sealed(command(hand, providerHandle, 'rights.confirm-lift', alone)));
    return stage.findings();
  },
);

/** A recipient has read what the person then takes back: there must be a recall. */
export const nothingRecalled = onStage(
  'a withdrawal after a read: a recall must be opened',
  async (stage) => {
    const shared = await consented(stage);
    await readAt(stage, shared.recipientHandle, 'timeline');
    await send(stage.hand('vhs'), withdrawalOf(stage.hand('vhs'), shared));
    const opened = async () => (await stage.typesInLog()).includes('RecallOpened') || undefined;
    return until('the recall', opened, RECALLED_MS).then(
      () => [],
      () => ['what was read is used on: no recall was opened'],
    );
  },
);

/** Somebody who bears no secret releases the counselling from its own, and the recipient reads. */
export const strangersRelease = onStage(
  'a release from secrecy by a stranger, judged by the checker (C1)',
  async (stage) => {
    const [caritas, jobcenter, vhs] = [stage.hand('caritas'), stage.hand('jobcenter'), stage.hand('vhs')];
    const [own, theirs, strangers] = [random(), random(), random()];
    const [makeOne, redeemOne] = linking(caritas, own, jobcenter, theirs);
    const [makeOther, redeemOther] = linking(caritas, own, vhs, strangers);
    const terms = { source: 'caritas', recipient: 'jobcenter', purpose: 'counselling' };
    const consent = consentingFor(caritas, own, { ...terms, consentId: random() });
    await send(caritas, command(caritas, own, 'case.open'), makeOne, makeOther, consent);
    await send(jobcenter, redeemOne);
    await send(vhs, redeemOther);
    const release = { ...terms, consentId: random(), form: 'secrecy-release' } as const;
    await vhs.post(vhs.sealed(consentingFor(vhs, strangers, release)));
    const need = event(caritas, own, 'language.need-found', { level: 'a1', way: 'interview' });
    await caritas.post(caritas.sealed(need));
    await readAt(stage, theirs, 'timeline');
    return stage.findings();
  },
);
