import { storedEvent } from '../spec/stored-events.ts';
import { Chain } from './chain.ts';
import { eventFaults } from './stored-event.ts';

function findingsOf(
  events: readonly ReturnType<typeof storedEvent>[],
  hasDensePositions = true,
): readonly string[] {
  const chain = new Chain(hasDensePositions);
  for (const event of events) chain.take(event);
  return chain.findings.map(({ code, place }) => `${code} ${place}`);
}

const log = Array.from({ length: 25 }, (_, index) => storedEvent(index + 1));

describe('The chain of a log', () => {
  it('is whole when positions and streams count on by one', () => {
    expect(findingsOf(log)).toEqual([]);
  });

  it.each([
    [
      'a removed event',
      log.toSpliced(4, 1),
      ['POSITION_GAP before position 6', 'REVISION_GAP position 6: revision 5, expected 4'],
    ],
    ['a missing beginning', log.slice(10), ['POSITION_GAP before position 11']],
    [
      'an event twice',
      [...log.slice(0, 5), ...log.slice(4)],
      expect.arrayContaining(['POSITION_ORDER position 5', 'EVENT_TWICE position 5']),
    ],
    ['an id twice in a stream', log.with(5, storedEvent(6, { id: 'event-5' })), ['EVENT_TWICE position 6']],
    [
      'a signature that is none',
      log.with(5, storedEvent(6, { signature: 'e30..AAAA' })),
      ['SIGNATURE_FORM position 6'],
    ],
  ])('shows %s', (_, events, findings) => {
    expect(findingsOf(events)).toEqual(findings);
  });

  it('may have gaps where the store counts otherwise, but no other order', () => {
    const spread = log.map((event) => ({ ...event, position: event.position * 1_000 }));
    expect(findingsOf(spread, false)).toEqual([]);
    expect(findingsOf(spread.toSpliced(3, 0, spread[1] ?? log[0]!), false)).toContain(
      'POSITION_ORDER position 2000',
    );
  });

  it('of a log in ruins is counted, not listed without end', () => {
    const chain = new Chain(true);
    for (const event of log.flatMap((one) => Array.from({ length: 20 }, () => one))) chain.take(event);
    expect(chain.findings).toHaveLength(100);
    expect(chain.found).toBeGreaterThan(400);
  });
});

describe('A line of an exported log', () => {
  it('is an event with all its members and no other', () => {
    const event = storedEvent(1);
    expect(eventFaults(event)).toEqual([]);
    expect(eventFaults({ ...event, id: '', payload: 'x', sealed: {} })).toEqual([
      'id',
      'sealed.kid',
      'sealed.iv',
      'sealed.ct',
      'sealed.tag',
      'payload (unknown)',
    ]);
    expect(eventFaults(undefined)).toEqual(['it is no JSON object']);
  });
});
