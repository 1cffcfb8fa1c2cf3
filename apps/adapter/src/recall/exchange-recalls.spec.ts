import { ExchangeHarness, until } from '../agency/spec/exchange-harness.ts';
import { ANSWER_RECALL } from './recall-answer.ts';

const EVENT = 'event-of-the-immigration-office'.padEnd(43, '0');
const RECALL = 'recall-1'.padEnd(43, '0');

describe('a recall between hub and agency', () => {
  let agency: ExchangeHarness;
  beforeEach(() => {
    agency = new ExchangeHarness();
    agency.hub.releases.push({
      handle: agencyHandle(),
      type: 'de.wegmarke.language.voucher-issued.v1',
      agency: 'abh',
      fields: {},
      basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
      purpose: 'course-access',
      id: EVENT,
      seq: 1,
    });
    agency.start();
  });
  afterEach(() => agency.end());

  const erase = () => {
    const { hub } = agency;
    const openedAt = agency.now();
    const notice = { recall: RECALL, kind: 'erase', handle: agencyHandle(), eventIds: [EVENT] } as const;
    hub.recalls = [{ ...notice, openedAt, reminders: 0 }];
    agency.wait(1_000);
    hub.bell();
  };

  it('is executed and answered without anybody at the desk, as far as the adapter holds it', async () => {
    await until(() => agency.sink().includes(EVENT));
    erase();
    await until(() => agency.hub.order.includes(ANSWER_RECALL));
    const [line] = agency.sink().trimEnd().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ kind: 'recall', notice: 'erase', ids: [EVENT] });
    agency.hub.recalls = [];
    agency.wait(1_000);
    agency.hub.bell();
    await until(() => agency.memory.recalls.open().length === 0);
    await agency.restart();
    await until(() => agency.exchange.calm);
    expect(agency.sink().split(EVENT)).toHaveLength(2);
  });

  it('waits while the sink cannot be written, and keeps nothing else from going on', async () => {
    await until(() => agency.sink().includes(EVENT));
    const { sink } = agency.memory;
    const append = sink.append.bind(sink);
    sink.append = () => {
      throw new Error('no room on the disk');
    };
    erase();
    agency.hub.tell(agencyHandle());
    await until(() => agency.memory.evidence.of(agencyHandle()) !== undefined);
    expect(agency.exchange.loops.evidence.isFailing).toBe(false);
    expect(agency.hub.order).not.toContain(ANSWER_RECALL);
    sink.append = append;
    agency.hub.bell();
    await until(() => agency.hub.order.includes(ANSWER_RECALL));
  });

  function agencyHandle(): string {
    return 'handle-of-a-case-0000000';
  }
});
