import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { MemoryLedgerShelf, SettableClock } from '#ports/memory';
import { HubLog } from '../machine/hub-log.ts';
import { ContentDamage } from './content-damage.ts';
import { Degradation, DEGRADATIONS } from './degradation.ts';
import { LoggedAlarms } from './logged-alarms.ts';
import { ServingState } from './serving-state.ts';

const at = '2026-03-01T10:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

function quietHub() {
  const lines: string[] = [];
  const log = new HubLog(pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) }));
  const [clock, shelf] = [new SettableClock(at), new MemoryLedgerShelf()];
  const [damage, alarms] = [new ContentDamage(log, clock), new LoggedAlarms(log, clock)];
  const serving = new ServingState(shelf, log);
  const degradation = new Degradation({ damage, alarms, serving });
  return { lines, clock, shelf, damage, alarms, serving, degradation };
}

describe('what degrades a hub', () => {
  it('is nothing while all is well', () => {
    expect(quietHub().degradation.reasons(false)).toEqual([]);
  });

  it('is a stream that is set aside', () => {
    expect(quietHub().degradation.reasons(true)).toEqual(['stream-parked']);
  });

  it('is an alarm about the ledger, for an hour after it was last raised', () => {
    const { clock, alarms, degradation } = quietHub();
    alarms.raise('ledger-cosignature-false', { network: 'rheine', agency: 'abh' });
    clock.set(later(50));
    alarms.raise('ledger-cosignature-false', { network: 'rheine', agency: 'abh' });
    alarms.raise('record-behind-witness', { network: 'rheine', agency: 'abh' });
    clock.set(later(109));
    expect(degradation.reasons(false)).toEqual(['record-behind-witness', 'ledger-cosignature-false']);
    clock.set(later(110));
    expect(degradation.reasons(false)).toEqual([]);
  });

  it('is a record that is being refilled, or is behind what a witness saw', async () => {
    const { shelf, serving, degradation } = quietHub();
    const epoch = { epoch: 1, origin: 'wegmarke/hub', kept: 7, since: 7, at } as const;
    await shelf.beginEpoch({ ...epoch, state: 'refilling' });
    await serving.refresh();
    expect(degradation.reasons(false)).toEqual(['record-refilling']);
    await shelf.openEpoch(1);
    await shelf.witness({ network: 'rheine', agency: 'abh', origin: epoch.origin, seen: 9, at });
    await serving.refresh();
    expect(degradation.reasons(false)).toEqual(['record-behind-witness']);
  });

  it('is damaged content, told once an hour for each stream without its name', () => {
    const { lines, clock, damage, degradation } = quietHub();
    const one = { network: 'rheine', stream: 'case-rheine-one' };
    damage.damaged(one, 'content');
    damage.damaged(one, 'content');
    damage.damaged({ ...one, stream: 'case-rheine-other' }, 'content key');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 50, event: 'content-damaged', network: 'rheine', reason: 'content' },
      { level: 50, event: 'content-damaged', network: 'rheine', reason: 'content key' },
    ]);
    clock.set(later(60));
    damage.damaged(one, 'content');
    expect(lines).toHaveLength(3);
    clock.set(later(600));
    expect(degradation.reasons(false)).toEqual(['content-damaged']);
  });

  it('has a row for each reason in the guide for operators', () => {
    const guide = readFileSync(
      join(import.meta.dirname, '../../../../docs/how-to/operate-the-record.md'),
      'utf8',
    );
    const [, rows = ''] = guide.split('## Something is wrong');
    for (const reason of DEGRADATIONS) expect(rows.split('\n## ')[0]).toContain(`\`${reason}\``);
  });
});
