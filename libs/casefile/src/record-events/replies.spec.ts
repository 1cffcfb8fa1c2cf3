import { admit, isPermit } from '#gate';
import type { SignedEnvelope } from '#catalogue';
import { intakeEvidence } from '../evidence/gate-evidence.ts';
import { agreement, inForce, REQUEST, VOUCHER } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import type { MayEnter } from './record-events.command.ts';

const ANSWERED = 'de.wegmarke.information.answered.v1';
const asking = { addressee: 'abh', about: VOUCHER };
const onRequest = agreement.cells.find(({ trigger }) => trigger === 'on-request');

/** As the agreement of the specs, and abh may answer bamf when it was asked. */
const answering = {
  ...inForce,
  agreement: {
    ...agreement,
    cells: onRequest ? [...agreement.cells, { ...onRequest, id: 'answers', eventType: ANSWERED }] : [],
  },
};

/** What bamf may have of abh's now, as the gate at intake judges it. */
const mayEnter: MayEnter = ({ id, type, agency, network, time }, loaded, at) => {
  if (agency !== 'abh') return true;
  const about = { eventIds: [id], eventType: type, category: 'information', fields: [], happenedAt: time };
  const who = { network, caseId: loaded.caseId, sender: agency, recipient: 'bamf', actor: 'system' };
  const ask = { door: 'intake', ...who, ...about, purpose: 'course-access', at } as const;
  return isPermit(admit(ask, intakeEvidence(loaded, answering, agency, type, at)));
};

/** abh and bamf share a case. */
async function exchange() {
  const desk = await deskOn();
  await desk.open('abh');
  await desk.propose('abh', 'bamf');
  await desk.accept('bamf', 'propose'.padEnd(43, '0'));
  return {
    offer: async (...events: readonly SignedEnvelope[]) =>
      (await desk.offer(events, mayEnter)).receipts.map(({ outcome, code }) => code ?? outcome),
  };
}

describe('a reply to a request for information', () => {
  it('enters as the answer to the request that it settles, and what is asked about enters until then', async () => {
    const { offer } = await exchange();
    const answer = envelope('abh', 'x1', ANSWERED, { result: 'none' });
    expect(await offer(answer)).toEqual(['NO_BASIS_NOW']);
    expect(await offer(envelope('bamf', 'r1', REQUEST, asking))).toEqual(['accepted']);
    expect(await offer(envelope('abh', 'v1', VOUCHER))).toEqual(['accepted']);
    expect(await offer(answer)).toEqual(['accepted']);
    expect(await offer(envelope('abh', 'v2', VOUCHER))).toEqual(['NO_BASIS_NOW']);
    expect(await offer(envelope('abh', 'x2', ANSWERED, { result: 'confirmed' }))).toEqual(['NO_BASIS_NOW']);
  });

  it('can be put right afterwards, and so can what it answered with', async () => {
    const { offer } = await exchange();
    await offer(
      envelope('bamf', 'r1', REQUEST, asking),
      envelope('abh', 'v1', VOUCHER),
      envelope('abh', 'x1', ANSWERED, { result: 'none' }),
    );
    expect(
      await offer(
        envelope('abh', 'v1-better', VOUCHER, {}, { corrects: 'v1' }),
        envelope('abh', 'x1-better', ANSWERED, { result: 'confirmed' }, { corrects: 'x1' }),
      ),
    ).toEqual(['accepted', 'accepted']);
  });

  it('is held where it names none of several open requests', async () => {
    const { offer } = await exchange();
    await offer(envelope('bamf', 'r1', REQUEST, asking), envelope('bamf', 'r2', REQUEST, asking));
    expect(await offer(envelope('abh', 'x1', ANSWERED, { result: 'none' }))).toEqual(['NO_BASIS_NOW']);
    const named = { request: 'r2'.padEnd(43, '0'), result: 'none' };
    expect(await offer(envelope('abh', 'x2', ANSWERED, named))).toEqual(['accepted']);
    expect(await offer(envelope('abh', 'x1', ANSWERED, { result: 'none' }))).toEqual(['accepted']);
  });
});
