import type { ConformanceCase } from '../conformance-case.ts';
import { must } from '../unmet.ts';

/** What the adapter writes down about its own work. */
export const LOGS: readonly ConformanceCase[] = [
  {
    id: 'no-payload-in-logs',
    proves: 'neither file numbers nor content are in the log, also not encoded',
    source: 'Art. 5(1)(c), Art. 32 GDPR',
    when: 'afterwards',
    needs: ['log'],
    run: (stage) => {
      const log = stage.log();
      must(log !== '', 'the log is empty or is not where it was said to be');
      const found = [...stage.canaries].filter((canary) => holds(log, canary));
      must(
        found.length === 0,
        `${found.length} of ${stage.canaries.size} values that were exported are in the log`,
      );
    },
  },
];

/** Whether a text holds another one: as it is, in hexadecimal, or in base64 and base64url at any of the three offsets. */
export function holds(text: string, canary: string): boolean {
  const bytes = Buffer.from(canary);
  const hex = bytes.toString('hex');
  const encoded = [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    // What depends on the neighbours at either end is left out.
    const from = offset === 0 ? 0 : offset + 1;
    const to = Math.floor((shifted.length * 8) / 6);
    return [shifted.toString('base64').slice(from, to), shifted.toString('base64url').slice(from, to)];
  });
  return [canary, hex, hex.toUpperCase(), ...encoded].some((form) => text.includes(form));
}
