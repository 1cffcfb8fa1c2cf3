import type { DistrustOrder } from '#casefile';
import { Tampered } from '#ports';
import { SettableClock } from '#ports/memory';
import type { OpenRevocation } from '#registry';
import { HubLog } from '../machine/hub-log.ts';
import type { RevocationClockParts } from './revocation-clock.ts';
import { RevocationClock } from './revocation-clock.ts';

const AT = '2026-02-01T12:00:00.000Z';
const stolen = { agency: 'vhs', kid: 'vhs-1', revocation: 'r-1', since: AT, at: AT } as const;

describe('the clock of revocations', () => {
  let asked: (number | undefined)[];
  let told: unknown[];
  let known: OpenRevocation[];
  let late: number;
  let clock: SettableClock;
  let rounds: RevocationClock;
  let networks: string[];
  let damaged: string | undefined;

  beforeEach(() => {
    [asked, told, known, late, networks, damaged] = [[], [], [stolen], 0, ['rheine'], undefined];
    clock = new SettableClock(AT);
    const log = new HubLog({ info: (line: unknown) => told.push(line) } as never);
    const distrust = async ({ network, after }: DistrustOrder) => {
      if (network === damaged) throw new Tampered('e1', 'content');
      asked.push(after);
      return { cases: 1, entries: after === undefined ? 3 : late, upTo: (after ?? 0) + 10 };
    };
    const registry = {
      networks: async () => networks,
      compromises: async () => known,
      record: async () => void (known = [{ ...stolen, completed: { cases: 1, entries: 3 } }]),
    };
    const parts = { registry, distrust, clock, log, wait: async () => undefined };
    rounds = new RevocationClock({
      ...parts,
      pause: async () => undefined,
    } as unknown as RevocationClockParts);
  });

  it('finishes what was begun, and then looks only at what came in since', async () => {
    await rounds.round();
    late = 1;
    await rounds.round();
    // Marked, looked again after the wait, late in this round, late in the next.
    expect(asked).toEqual([undefined, 10, 20, 30]);
    const about = { network: 'rheine', agency: 'vhs' };
    expect(told).toEqual([
      { event: 'revocation-finished', ...about, count: 3 },
      { event: 'late-entries-doubted', ...about, count: 1 },
    ]);
  });

  it('looks through the record once after a start, for what another process had in hand when it stopped', async () => {
    known = [{ ...stolen, completed: { cases: 1, entries: 3 } }];
    await rounds.round();
    expect(asked).toEqual([undefined]);
    expect(told).toEqual([]);
  });

  it('finishes what was begun in the other networks where the record of one is damaged, and then says so', async () => {
    [networks, damaged] = [['emsdetten', 'rheine'], 'emsdetten'];
    await expect(rounds.round()).rejects.toThrow(Tampered);
    const finished = { event: 'revocation-finished', network: 'rheine', agency: 'vhs', count: 3 };
    expect(told).toEqual([finished]);
  });

  it('has nothing to look for a day after the revocation', async () => {
    known = [{ ...stolen, completed: { cases: 1, entries: 3 } }];
    clock.set('2026-02-02T12:00:00.000Z');
    await rounds.round();
    expect(asked).toEqual([]);
  });

  it('looks on for a minute after it stood still for more than that day, with messages in hand', async () => {
    known = [];
    await rounds.round();
    known = [{ ...stolen, completed: { cases: 1, entries: 3 } }];
    clock.set('2026-02-04T12:00:00.000Z');
    for (let round = 0; round < 20; round += 1) await rounds.round();
    expect(asked).toHaveLength(12);
  });
});
