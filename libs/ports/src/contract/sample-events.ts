import type { NewEvent } from '../event-store.ts';

let count = 0;

/** A word that no other test of the run uses: contract suites share one record and keep apart by names. */
export function fresh(word: string): string {
  count += 1;
  return `${word}-${count}`;
}

/** An event as good as any other, but for what is given. */
export function sampleEvent(differing: Partial<NewEvent> = {}): NewEvent {
  return {
    id: fresh('event'),
    type: 'de.wegmarke.language.voucher-issued.v1',
    version: 1,
    network: 'rheine',
    agency: 'abh',
    theme: 'language',
    category: 'language',
    happenedAt: '2026-03-01T09:30:00.000Z',
    recordedAt: '2026-03-01T09:30:01.250Z',
    commitment: 'Y29tbWl0bWVudA',
    signature: 'header..signature',
    sealed: { kid: 'a2lk', iv: 'aXY', ct: 'Y2lwaGVydGV4dA', tag: 'dGFn' },
    ...differing,
  };
}

/** As many events. */
export function sampleEvents(number: number, differing: Partial<NewEvent> = {}): NewEvent[] {
  return Array.from({ length: number }, () => sampleEvent(differing));
}
