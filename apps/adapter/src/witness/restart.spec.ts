import { OPEN, until } from '../agency/spec/exchange-harness.ts';
import { WitnessHarness } from './spec/witness-harness.ts';

const RESTARTED = 'wegmarke/hub/2';

describe('a hub that was restored from an old backup', () => {
  let agency: WitnessHarness;
  beforeEach(() => {
    agency = new WitnessHarness();
    agency.start();
  });
  afterEach(() => agency.end());

  /** Ids in the order in which they stand in the hub's log. */
  const logged = (): readonly string[] => agency.hub.log.map(({ signed }) => signed.envelope.id);
  const look = (): void => agency.wait(60_000);
  const isRefilled = (): boolean => agency.ledger.lastAsk?.refilled?.origin === RESTARTED;
  /** Every message known by then goes again, also what was turned down. */
  const patience = async (): Promise<void> => {
    for (let time = 0; time < 4; time += 1) {
      agency.wait(60_000);
      await agency.rounds();
    }
  };

  it('gets back all that it lost, in the order in which it had accepted it, and is told when that is proven', async () => {
    await agency.prove(5);
    await agency.prove(115);
    const before = logged();
    const oldHead = agency.report.head?.note;
    agency.ledger.restore(10);
    look();
    await until(isRefilled);
    expect(logged()).toEqual(before);
    expect(agency.ledger.lastAsk?.refilled).toEqual({ origin: RESTARTED, missing: 0 });
    expect(agency.report).toMatchObject({
      head: { origin: RESTARTED, size: 120 },
      proven: 120,
      alarms: [],
      restart: { before: 'wegmarke/hub', kept: 10, prefix: 'holds', heldNote: oldHead },
      refill: { accepted: 110, waiting: 0, missing: 0, unproven: 0 },
      missing: [],
    });
  });

  it('had to be alarmed about before it declared the restart, and is not afterwards', async () => {
    await agency.prove(3);
    agency.ledger.restore(1, false);
    look();
    await until(() => agency.alarms.includes('LEDGER_ROLLED_BACK'));
    expect(logged()).toHaveLength(1);
    agency.ledger.restore(1);
    look();
    await until(isRefilled);
    expect([agency.alarms, logged().length]).toEqual([[], 3]);
    await until(() => agency.report.head?.cosignature !== undefined);
  });

  it('is asked at once when it tells nothing else, as a hub does that is being refilled', async () => {
    await agency.prove(3);
    await agency.rounds(3);
    const request = agency.hub.request.bind(agency.hub);
    agency.hub.request = (kind, bytes) =>
      kind === 'ledger' ? request(kind, bytes) : Promise.resolve(undefined);
    agency.ledger.restore(1);
    await until(isRefilled);
  });

  it('gets nothing when the entries that it kept are not those that were seen', async () => {
    await agency.prove(2);
    await agency.prove(2);
    agency.ledger.restore(3);
    agency.ledger.streamOf = () => 'case-rheine-0002';
    look();
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
    await patience();
    expect(logged()).toHaveLength(3);
    expect(agency.report).toMatchObject({
      restart: { prefix: 'unchecked' },
      refill: { accepted: 0, waiting: 0 },
    });
    expect(agency.ledger.lastAsk?.refilled).toBeUndefined();
  });

  it('is found out when it changed a kept entry, though no head reaches just so far', async () => {
    await agency.prove(3);
    agency.ledger.restore(2);
    agency.ledger.streamOf = (position) => (position === 2 ? 'case-rheine-0002' : 'case-rheine-0001');
    look();
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
    expect(agency.report.alarms).toMatchObject([{ event: logged()[1] }]);
  });

  it('gets everything when it kept nothing', async () => {
    await agency.prove(3);
    const before = logged();
    agency.ledger.restore(0);
    look();
    await until(isRefilled);
    expect(logged()).toEqual(before);
    expect(agency.report.restart?.prefix).toBe('nothing-to-compare');
  });

  it('is asked again about what it turned down, as another agency may bring back what that rests on', async () => {
    const [first = ''] = await agency.prove(1);
    const [second = ''] = await agency.prove(1);
    let isBack = false;
    agency.hub.judge = ({ id }) =>
      id === second && !isBack
        ? { outcome: 'refused', code: 'LINK_CODE_NOT_VALID' }
        : { outcome: 'accepted' };
    agency.ledger.restore(0);
    look();
    await until(() => agency.item(first)?.state === 'recorded' && agency.item(second)?.state === 'held');
    expect(agency.report.missing).toMatchObject([
      { id: second, code: 'LINK_CODE_NOT_VALID', reference: '000123' },
    ]);
    expect(isRefilled()).toBe(false);
    isBack = true;
    await patience();
    await until(() => agency.item(second)?.state === 'recorded' && isRefilled());
    expect(agency.ledger.lastAsk?.refilled?.missing).toBe(0);
  });

  it('is told how many it would not have again, and the desk says which and why', async () => {
    const [lost = ''] = await agency.prove(1);
    agency.hub.judge = () => ({ outcome: 'held', code: 'NO_BASIS_NOW' });
    agency.ledger.restore(0);
    look();
    await until(() => agency.item(lost)?.state === 'held');
    await patience();
    await until(isRefilled);
    expect(agency.ledger.lastAsk?.refilled?.missing).toBe(1);
    expect(agency.report.missing).toMatchObject([{ id: lost, code: 'NO_BASIS_NOW' }]);
  });

  it('has its refusals believed after a day', async () => {
    const [lost = ''] = await agency.prove(1);
    agency.hub.judge = () => ({ outcome: 'refused', code: 'ERASED' });
    agency.ledger.restore(0);
    look();
    await until(() => agency.item(lost)?.state === 'held');
    agency.wait(86_400_000);
    await agency.restart();
    await until(() => agency.item(lost)?.state === 'refused');
    expect([agency.item(lost)?.code, agency.report.refill?.missing]).toEqual(['ERASED', 1]);
  });

  it('does not get what is no longer kept here, and that is said', async () => {
    const [old = ''] = await agency.prove(1);
    agency.wait(31 * 86_400_000);
    agency.memory.outbox.prune(agency.now(), 30);
    agency.ledger.restore(0);
    await until(isRefilled);
    expect(agency.item(old)).toMatchObject({ state: 'refused', code: 'NOT_KEPT' });
    expect(agency.ledger.lastAsk?.refilled?.missing).toBe(1);
  });

  it('gets the rest after the adapter was killed in the midst of it, nothing twice', async () => {
    await agency.prove(150);
    const before = logged();
    agency.hub.mute = true;
    agency.ledger.restore(0);
    look();
    await until(() => agency.hub.log.length === 100);
    await agency.restart();
    agency.hub.mute = false;
    await patience();
    await until(isRefilled);
    expect(logged()).toEqual(before);
  });

  it('may be restored a second time while it is being refilled', async () => {
    await agency.prove(150);
    const before = logged();
    agency.hub.mute = true;
    agency.ledger.restore(10);
    look();
    await until(() => agency.hub.log.length === 110);
    await agency.rounds();
    agency.hub.mute = false;
    agency.ledger.restore(30);
    await patience();
    await until(() => agency.ledger.lastAsk?.refilled?.origin === 'wegmarke/hub/3');
    expect(logged()).toEqual(before);
    expect(agency.report).toMatchObject({
      proven: 150,
      alarms: [],
      head: { origin: 'wegmarke/hub/3', size: 150 },
    });
  });

  it('is claimed from where its record goes on, as it numbers its answers by the record', async () => {
    await agency.prove(5);
    agency.memory.inbox.receive({
      entries: [],
      releasedAt: agency.now(),
      proposals: [],
      next: 5,
      sinkBytes: 0,
      at: agency.now(),
    });
    agency.ledger.restore(3);
    look();
    await until(isRefilled);
    expect(agency.memory.inbox.cursor().after).toBeLessThanOrEqual(3);
  });

  it('is asked anew about all evidence, and takes new events meanwhile', async () => {
    await agency.prove(5);
    const asked: number[] = [];
    const request = agency.hub.request.bind(agency.hub);
    agency.hub.request = (kind, bytes) => {
      if (kind === 'evidence') asked.push(agency.memory.evidence.state().after);
      return request(kind, bytes);
    };
    await until(() => asked.includes(1));
    asked.length = 0;
    agency.ledger.restore(0);
    look();
    const command = agency.offer(OPEN, '7');
    await until(() => asked.includes(0) && agency.item(command)?.state === 'recorded');
    await until(isRefilled);
  });
});
