import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConsentRecord, Receipt } from '#catalogue';
import { consentReceipt, readConsentReceipt } from '#catalogue';
import { AmendConsent } from './amend-consent/amend-consent.command.ts';
import { CaseFiles } from '../case-files.ts';
import { chainedFact, headAfter } from './consent-chain.ts';
import { consentRecordOf } from './consent-record.ts';
import { consentHistory } from './consent-status.ts';
import { consentOf } from './consents.ts';
import { eraseCase } from '../erase-case/erase-case.ts';
import { erasingOn } from '../erase-case/spec/erasing.ts';
import type { ChainedFact } from './consent-chain.ts';
import { WithdrawConsent } from './withdraw-consent/withdraw-consent.command.ts';
import { GiveConsent } from './give-consent/give-consent.command.ts';
import { InvalidateConsent } from './invalidate-consent/invalidate-consent.command.ts';
import { ObjectToConsent } from './object-to-consent/object-to-consent.command.ts';
import { ReconfirmConsent } from './reconfirm-consent/reconfirm-consent.command.ts';
import { RefuseConsent } from './refuse-consent/refuse-consent.command.ts';
import { RequestConsent } from './request-consent/request-consent.command.ts';
import { agreement, inForce } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency, provision, told } from '../spec/history.ts';
import { PlainSealer } from '../spec/plain-vault.ts';

/** A step of the chain as the how-to shows it. */
type Shown = ChainedFact & { readonly head: string };

const ownHandle = handleOfAgency('abh');
const { notice } = told;
const provisions = [provision('abh', { provisionId: 'p1' }), provision('vhs', { provisionId: 'p2' })];
const represented = { givenBy: 'guardian', representedUntil: '2026-06-01T00:00:00.000Z' };

/** A desk at which abh and vhs share a case, and what they say there about consents. */
async function sharedDesk() {
  const desk = await deskOn();
  await desk.open('abh');
  await desk.makeCode('abh');
  await desk.redeem('vhs');
  const said = (agency: string, name: string, what: string, data: object) =>
    envelope(agency, name, `de.wegmarke.consent.${what}.v1`, { ...data });
  const of = (consentId: string) => ({ consentId, notice, provisions });
  const run = (command: Parameters<typeof desk.bus.execute>[0]): Promise<Receipt> =>
    desk.bus.execute(command);
  return {
    ...desk,
    run,
    ask: (id: string) => run(new RequestConsent(said('abh', `ask-${id}`, 'request', of(id)), inForce)),
    giveFor: (id: string, more: object = represented) =>
      run(new GiveConsent(said('abh', `give-${id}`, 'give', { ...told, ...of(id), ...more }), inForce)),
    refuse: (id: string) =>
      run(
        new RefuseConsent(said('abh', `refuse-${id}`, 'refuse', { ...of(id), givenBy: 'person' }), inForce),
      ),
    amendTo: (id: string, ...after: typeof provisions) =>
      run(
        new AmendConsent(said('abh', `amend-${id}`, 'amend', { consentId: id, provisions: after }), inForce),
      ),
    confirm: (id: string) => {
      const data = { consentId: id, notice, givenBy: 'person' };
      return run(new ReconfirmConsent(said('abh', `confirm-${id}`, 'reconfirm', data), inForce));
    },
    object: (id: string) => {
      const data = { consentId: id, recordedBy: 'abh', ground: 'not-ours' };
      return run(new ObjectToConsent(said('vhs', `object-${id}`, 'object', data)));
    },
    invalidate: (id: string) => {
      const data = { consentId: id, ground: 'wrong-person' };
      return run(new InvalidateConsent(said('abh', `invalid-${id}`, 'invalidate', data)));
    },
  };
}

describe('the life of a consent in the record', () => {
  it('is kept with every step, and read back as the same chain', async () => {
    const desk = await sharedDesk();
    const receipts = [
      await desk.ask('c1'),
      await desk.giveFor('c1'),
      await desk.confirm('c1'),
      await desk.amendTo('c1', provision('abh', { provisionId: 'p1', depth: 'fact' }), provisions[1]!),
      await desk.object('c1'),
      await desk.invalidate('c1'),
    ];
    expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual(Array(6).fill('accepted'));
    const caseId = (await desk.cases.caseOf('rheine', 'abh', ownHandle)) ?? '';
    const { state } = await desk.cases.load('rheine', caseId);
    const steps = consentHistory(state, 'abh', 'c1');
    expect(steps.map(({ change }) => change.type)).toEqual([
      'ConsentRequested',
      'ConsentGiven',
      'ConsentReconfirmed',
      'ConsentAmended',
      'ConsentObjected',
      'ConsentInvalidated',
    ]);
    expect(steps.map(({ change }) => change.stored?.id)).toEqual(receipts.map(({ id }) => id));
    expect(steps[3]?.change.data).toMatchObject({
      difference: { added: [], removed: [], changed: [{ provisionId: 'p1', members: ['depth'] }] },
    });
    const { store, vault, clock } = desk;
    const ids = { next: () => 'unused' };
    const afresh = new CaseFiles({
      store,
      vault,
      sealer: new PlainSealer(),
      clock,
      ids,
      controllerOf: (_, agency) => agency,
    });
    const again = consentHistory((await afresh.load('rheine', caseId)).state, 'abh', 'c1');
    expect(again).toEqual(steps);
    expect(again.reduce((head, { change }) => headAfter(head, chainedFact(change)), '')).toBe(
      steps.at(-1)!.head,
    );
  });

  it('ends at the instant at which another took its place', async () => {
    const desk = await sharedDesk();
    await desk.giveFor('c1');
    desk.clock.set('2026-01-16T08:00:00.000Z');
    const { at } = await desk.giveFor('c2', { ...represented, supersedes: 'c1' });
    const caseId = (await desk.cases.caseOf('rheine', 'abh', ownHandle)) ?? '';
    const { state } = await desk.cases.load('rheine', caseId);
    const consents = state.kind === 'open' ? state.consents : [];
    expect(consentOf(consents, 'abh', 'c1')).toMatchObject({ supersededBy: 'c2', invalidatedAt: at });
    expect(at).toBe('2026-01-16T08:00:00.000Z');
  });

  it('goes onto a receipt, whatever became of it', async () => {
    const desk = await sharedDesk();
    await desk.ask('asked');
    await desk.refuse('refused');
    await desk.giveFor('given');
    await desk.confirm('given');
    await desk.object('given');
    await desk.giveFor('new', { ...represented, supersedes: 'given' });
    const caseId = (await desk.cases.caseOf('rheine', 'abh', ownHandle)) ?? '';
    const { state } = await desk.cases.load('rheine', caseId);
    const consents = state.kind === 'open' ? state.consents : [];
    const about = { network: 'rheine', handle: ownHandle, issuedAt: '2026-01-15T12:00:00.000Z', agreement };
    const records = consents.map((one) => consentRecordOf(one, about));
    for (const record of records)
      expect(readConsentReceipt(JSON.parse(JSON.stringify(consentReceipt(record))))).toEqual(record);
    const lives = records.map(({ consentId, life }) => [consentId, ...life.map(({ step }) => step)]);
    expect(lives).toEqual([
      ['asked', 'requested'],
      ['refused', 'refused'],
      ['given', 'given', 'reconfirmed', 'objected', 'superseded'],
      ['new', 'given'],
    ]);
    const [asked, , given, replacing] = records as [
      ConsentRecord,
      ConsentRecord,
      ConsentRecord,
      ConsentRecord,
    ];
    expect(asked.provisions).toEqual(provisions);
    expect(given).toMatchObject({ givenBy: 'person', consequencesTold: true, notice });
    expect(given.provisions.every(({ invalidatedAt }) => invalidatedAt !== undefined)).toBe(true);
    expect(replacing).toMatchObject({ supersedes: 'given', ...represented });
    expect(replacing.provisions.map(({ validUntil }) => validUntil)).toEqual([
      represented.representedUntil,
      represented.representedUntil,
    ]);
    expect(replacing.parties.map(({ agency }) => agency)).toEqual(['abh', 'jobcenter', 'vhs']);
  });

  it('has the same chain for who remembers an erased source and who reads anew', async () => {
    const desk = await sharedDesk();
    for (const id of ['c1', 'c2', 'c3']) await desk.giveFor(id);
    await desk.object('c1');
    const withdrawal = envelope('vhs', 'back', 'de.wegmarke.consent.withdraw.v1', { consentId: 'c2' });
    await desk.run(new WithdrawConsent(withdrawal));
    const caseId = (await desk.cases.caseOf('rheine', 'abh', ownHandle)) ?? '';
    const before = (await desk.cases.load('rheine', caseId)).state;
    const { parts, states } = erasingOn(desk, (_, agency) => `${agency}-controller`);
    await eraseCase({ network: 'rheine', caseId, controller: 'vhs-controller' }, parts);
    const [kept, anew] = await states(caseId);
    expect(anew).toEqual(kept);
    for (const id of ['c1', 'c2', 'c3'])
      expect(consentHistory(anew!, 'abh', id)).toEqual(consentHistory(before, 'abh', id));
  });

  it('has heads that the rows of the record confirm by themselves, as the how-to shows', async () => {
    const page = readFileSync('docs/how-to/consent-receipt.md', 'utf8');
    const vector = JSON.parse(
      /<!-- chain -->\s+```json\n([^`]+)```/.exec(page)?.[1] ?? '[]',
    ) as readonly Shown[];
    expect(vector).toHaveLength(3);
    let head = '';
    for (const step of vector) {
      const { id, type, commitment } = step;
      const text = `${head}{"commitment":"${commitment}","id":"${id}","type":"${type}"}`;
      head = createHash('sha256').update(text).digest('base64url');
      expect(step.head).toBe(head);
      expect(headAfter(vector[vector.indexOf(step) - 1]?.head ?? '', step)).toBe(head);
    }
  });

  it('gets one answer only', async () => {
    const desk = await sharedDesk();
    await desk.ask('c1');
    expect(await desk.refuse('c1')).toMatchObject({ outcome: 'accepted' });
    expect(await desk.giveFor('c1')).toMatchObject({ outcome: 'refused', code: 'CONSENT_ID_TAKEN' });
  });
});
