import { catalogueEntry } from '#catalogue';
import type { HubOnMemory } from './hub-on-memory.ts';
import { handleOf, OPEN } from './hub-on-memory.ts';

const DUTY = 'language.duty-stated';
const VOUCHER = 'language.voucher-issued';
const DAY_MS = 86_400_000;

/** Duties that arise at the jobcenter, evenly from an instant on. */
export interface Duties {
  readonly from: string;
  readonly count: number;
  /** Between one and the next. */
  readonly daysApart: number;
  /** After about so many days each has its voucher. */
  readonly days: number;
  /** When the hub is told of them. */
  readonly now: string;
}

/** Lets people wait for a voucher: the hub is told of each duty and of its voucher. */
export async function tellDuties(
  hub: HubOnMemory,
  { from, count, daysApart, days, now }: Duties,
): Promise<void> {
  const jobcenter = hub.agencyOf('jobcenter');
  const cases = Array.from({ length: count }, (_, index) => {
    const name = `${from} ${index}`;
    const handle = handleOf('jobcenter', name);
    const begin = Date.parse(from) + index * daysApart * DAY_MS;
    const end = begin + (days + ((index * 7) % 21) - 10) * DAY_MS;
    const event = (type: string, short: string, at: number) =>
      jobcenter.says({
        type,
        handle,
        name: `${short}${name}`,
        data: catalogueEntry(type)?.example ?? {},
        time: new Date(at).toISOString(),
      });
    return [
      jobcenter.says({ type: OPEN, handle, name: `o${name}`, time: now }),
      event(`de.wegmarke.${DUTY}.v1`, 'd', begin),
      event(`de.wegmarke.${VOUCHER}.v1`, 'v', end),
    ];
  });
  for (let told = 0; told < cases.length; told += 30) {
    const receipts = await hub.tell('jobcenter', ...cases.slice(told, told + 30).flat());
    expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
  }
}
