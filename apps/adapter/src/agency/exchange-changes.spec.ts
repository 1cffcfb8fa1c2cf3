import { ExchangeHarness, OPEN, until } from './spec/exchange-harness.ts';

describe('what the desk is told of the exchange', () => {
  let office: ExchangeHarness;
  beforeEach(async () => {
    office = new ExchangeHarness();
    office.start();
    const id = office.offer(OPEN);
    await until(() => office.item(id)?.state === 'recorded' && office.exchange.calm);
  });
  afterEach(() => office.end());

  /** Two whole rounds after now. */
  const rounds = async (): Promise<void> => {
    const before = office.exchange.rounds;
    await until(() => office.exchange.rounds > before + 1);
  };

  it('is that something is new, whether by receipt, evidence or claim', async () => {
    expect(office.changes).toBeGreaterThan(0);
    const [receipts, handle] = [office.changes, office.handle('000123')];
    office.hub.tell(handle);
    await until(() => office.changes > receipts);
    const evidence = office.changes;
    office.hub.releases.push({
      seq: 1,
      handle,
      id: 'event-1',
      type: 'de.wegmarke.language.voucher-issued.v1',
      agency: 'abh',
      fields: {},
      basis: { kind: 'own' },
      purpose: 'course-access',
    });
    office.hub.bell();
    await until(() => office.changes > evidence);
  });

  it('is one sign when the hub rings and there is nothing to fetch: something may be seen again that came before', async () => {
    office.hub.tell(office.handle('000123'));
    await rounds();
    const before = office.changes;
    office.hub.bell();
    await until(() => office.changes > before);
    await rounds();
    expect(office.changes).toBe(before + 1);
  });

  it('is nothing when the hub did not ring and tells the same evidence again', async () => {
    office.hub.tell(office.handle('000123'));
    await rounds();
    const before = office.changes;
    const { evidence } = office.hub;
    evidence.push(...evidence.slice(-1));
    await rounds();
    expect(office.changes).toBe(before);
  });

  it('is a sign when the hub is in reach again: a ring may have been missed', async () => {
    await rounds();
    office.hub.become('offline');
    const before = office.changes;
    office.hub.become('online');
    await until(() => office.changes > before);
  });
});
