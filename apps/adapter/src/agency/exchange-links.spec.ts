import type { ReleasedEntry } from '#catalogue';
import { toBytes, toText } from '../hub/hub-channel.ts';
import { PROPOSE_LINK } from '../inbox/claim-loop.ts';
import { ExchangeHarness, until } from './spec/exchange-harness.ts';
import type { HubDouble } from './spec/hub-double.ts';
import { bamf, vhs } from './spec/hub-double.ts';

describe('linking by number', () => {
  let agency: ExchangeHarness;
  let hub: HubDouble;
  const meet = (harness: ExchangeHarness): void => {
    agency = harness;
    hub = harness.hub;
  };
  afterEach(() => agency.end());

  it('offers a case by a number that only the addressee can open, when it is linked itself', async () => {
    meet(new ExchangeHarness());
    agency.start();
    await until(() => agency.known === 1);
    agency.memory.references.know('000123', agency.handle('000123'), agency.now());
    agency.memory.references.addNumber('000123', { kind: 'voucher-number', number: 'BS-42' });
    agency.memory.references.addNumber('000123', { kind: 'shoe-size', number: '42' });
    agency.exchange.links.referenceKnown('000123');
    agency.exchange.links.referenceKnown('000123');
    await until(() => agency.memory.outbox.heldItems().length === 1);
    hub.tell(agency.handle('000123'));
    await until(() => hub.order.length === 1);
    const sent = hub.messages[0]?.batch[0]?.envelope;
    expect(sent).toMatchObject({
      type: PROPOSE_LINK,
      data: { recipient: 'bamf', numberKind: 'voucher-number' },
    });
    const opened = bamf.open(String(sent?.data['sealedNumber']));
    expect(JSON.parse(toText(opened ?? new Uint8Array()))).toEqual({
      kind: 'voucher-number',
      number: 'BS-42',
    });
    expect(JSON.stringify(hub.messages)).not.toContain('BS-42');
    expect(agency.memory.outbox.list()).toHaveLength(1);
  });

  it('accepts a proposal when it knows the number, also when it learns of it later, and only one of a rightful proposer', async () => {
    meet(new ExchangeHarness('bamf', bamf));
    const proposal = (id: string, proposer: string): ReleasedEntry => ({
      seq: 1,
      id,
      handle: id,
      type: PROPOSE_LINK,
      agency: proposer,
      purpose: 'course-access',
      fields: {
        sealedNumber: vhs.seal(
          toBytes(JSON.stringify({ kind: 'voucher-number', number: 'BS-42' })),
          bamf.publicKeys.sealing,
        ),
      },
      basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(2) IntV', duty: false },
    });
    const [rightful, other] = ['cHJvcG9zYWwtb2YtdGhlLXZocw', 'cHJvcG9zYWwtb2YtY2FyaXRhcw'];
    hub.releases.push(proposal(other, 'caritas'), proposal(rightful, 'vhs'));
    agency.start();
    await until(() => agency.memory.inbox.openProposals().length === 2 && agency.exchange.calm);
    expect(hub.messages).toEqual([]);
    agency.memory.references.know('B-7', agency.handle('B-7'), agency.now());
    agency.memory.references.addNumber('B-7', { kind: 'voucher-number', number: 'BS-42' });
    agency.exchange.links.referenceKnown('B-7');
    await until(() => hub.order.length === 1);
    expect(hub.messages[0]?.batch.map(({ envelope }) => envelope.data)).toEqual([{ proposal: rightful }]);
    expect(agency.memory.inbox.openProposals().map(({ id }) => id)).toEqual([other]);
    expect(agency.sink()).toBe('');
  });
});
