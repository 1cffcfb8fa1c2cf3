import { BadAppend, StoreUnavailable } from '#ports';
import { blame, isPassing } from './outage.ts';

const fault = (told: object) => Object.assign(new Error('told by the client'), told);

describe('who is to blame for a fault of EventStoreDB', () => {
  it.each(['unavailable', 'timeout', 'deadline-exceeded', 'cancelled', 'not-leader', 'unknown'])(
    'the world: %s',
    (type) => expect(blame(fault({ type }))).toBeInstanceOf(StoreUnavailable),
  );

  it.each([
    { type: 'access-denied' },
    { type: 'stream-deleted' },
    { type: 'unknown', code: 12 },
    { type: 'unknown', code: 7 },
  ])('us: %j', (told) => {
    const ours = fault(told);
    expect(blame(ours)).toBe(ours);
  });

  it('the appender, when the server takes less at once', () => {
    expect(blame(fault({ type: 'maximum-append-size-exceeded' }))).toBeInstanceOf(BadAppend);
  });

  it('what is nobody the client knows: the world', () => {
    expect(blame(new Error('no answer in time'))).toBeInstanceOf(StoreUnavailable);
    expect(isPassing(new Error('no answer in time'))).toBe(false);
  });
});
