import { MakeLinkCode, OpenCase, ProposeLink, RecordEvents, RedeemLinkCode, AcceptLink } from '#casefile';
import type { World } from '../spec/world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { handleOf, idOf, signed } from '../spec/happenings.ts';
import { world } from '../spec/world.ts';

const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
const ANSWERED = 'de.wegmarke.information.answered.v1';
const ASKED = 'de.wegmarke.information.requested.v1';

/** abh, the jobcenter and bamf share a case; bamf knows of it by a statutory link. */
async function sharedByThree(one: World): Promise<void> {
  const inForce = await one.inForce();
  const code = { codeHash: 'code'.padEnd(43, 'A'), validUntil: '2026-01-20T12:00:00.000Z' };
  const { codeHash } = code;
  const sealed = { recipient: 'bamf', numberKind: 'azr', sealedNumber: 'a.b.c.d.e' };
  const steps = [
    new OpenCase(signed('jobcenter', 'de.wegmarke.case.open.v1', 'open', {})),
    new MakeLinkCode(signed('jobcenter', 'de.wegmarke.case.make-link-code.v1', 'code', code), inForce),
    new RedeemLinkCode(
      signed('abh', 'de.wegmarke.case.redeem-link-code.v1', 'redeem', { codeHash }),
      inForce,
    ),
    new ProposeLink(signed('abh', 'de.wegmarke.case.propose-link.v1', 'propose', sealed), inForce),
    new AcceptLink(
      signed('bamf', 'de.wegmarke.case.accept-link.v1', 'accept', { proposal: idOf('abh', 'propose') }),
    ),
  ];
  for (const step of steps) expect(await one.bus.execute(step)).toMatchObject({ outcome: 'accepted' });
}

/** Records what an agency tells. */
async function tell(one: World, agency: string, type: string, name: string, data: object): Promise<void> {
  const told = new RecordEvents([signed(agency, type, name, data)], () => true, await one.inForce());
  expect((await one.bus.execute(told)).receipts).toMatchObject([{ outcome: 'accepted' }]);
}

function ask(one: World, agency: string): Promise<void> {
  const asked = { addressee: 'bamf', about: VOUCHER, paragraph: 'intv-8-1-2', necessity: 'before-issue' };
  return tell(one, agency, ASKED, 'asks', asked);
}

/** Names of bamf's events that the agency can claim, or read in its timeline, now. */
async function gets(one: World, agency: string) {
  await one.quiet();
  const names = (entries: readonly { readonly id: string; readonly agency: string }[]) =>
    entries
      .filter((entry) => entry.agency === 'bamf')
      .map(({ id }) => id.replace(/^bamf-/, '').replace(/0+$/, ''));
  const read = await timeline(one, agency, { handle: handleOf(agency) });
  return { claimed: names((await claim(one, agency)).entries), read: names(read.entries) };
}

describe('an answer to a request for information', () => {
  let one: World;
  beforeEach(async () => {
    one = await world();
    await sharedByThree(one);
  });
  afterEach(() => one.end());

  it('reaches who asked, with what answered it, and nobody else who asks later', async () => {
    await tell(one, 'bamf', VOUCHER, 'earlier', { issueMode: 'paper' });
    await ask(one, 'abh');
    await tell(one, 'bamf', ANSWERED, 'answer', { result: 'issued-elsewhere' });
    await ask(one, 'jobcenter');
    await tell(one, 'bamf', ANSWERED, 'second', { result: 'none' });
    await tell(one, 'bamf', VOUCHER, 'later', { issueMode: 'paper' });
    const ofAbh = ['earlier', 'answer'];
    expect(await gets(one, 'abh')).toEqual({ claimed: ofAbh, read: ofAbh });
    const ofJobcenter = ['earlier', 'second'];
    expect(await gets(one, 'jobcenter')).toEqual({ claimed: ofJobcenter, read: ofJobcenter });
  });
});
