import type { ConformanceCase } from '../conformance-case.ts';
import { must } from '../unmet.ts';
import type { KnownFile, Stage } from '../stage.ts';
import { QUIET_MS } from '../stage.ts';
import { entryFor } from './entry.ts';

const TIMES = 'docs/how-to/mapping-file.md, dates; RFC 3339';

/** What must not get lost between a cell and an envelope. */
export const EXPORTS: readonly ConformanceCase[] = [
  {
    id: 'leading-zeros',
    proves: 'file numbers keep their leading zeros: 007 and 7 are two files, also on the way back',
    source: 'docs/how-to/mapping-file.md, reference',
    when: 'side-by-side',
    run: async (stage) => {
      const plain = stage.newReference();
      const rows = [stage.row(plain), stage.row(`00${plain}`)];
      await stage.feed(...rows);
      const [one, other] = await Promise.all(rows.map(({ course }) => stage.arrival(course)));
      must(one?.handle !== other?.handle, 'two file numbers that differ in zeros became one case');
      if (stage.plan.sink === undefined) return;
      const entry = entryFor(stage, other?.handle ?? '');
      stage.hub.release(entry);
      const line = await stage.until('an entry did not reach the sink', () =>
        stage.sink().find(({ id }) => id === entry.id),
      );
      must(line.reference === `00${plain}`, 'the entry came back under another file number');
    },
  },
  {
    id: 'german-midnight',
    proves: 'a day without a time of day is midnight in Germany, in summer and in winter',
    source: TIMES,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      await happens(stage, file, '01.07.2025', '2025-06-30T22:00:00.000Z');
      await happens(stage, file, '01.12.2024', '2024-11-30T23:00:00.000Z');
    },
  },
  {
    id: 'clock-overlap',
    proves: 'an hour that the clock shows twice (end of summer time) is the first of the two',
    source: TIMES,
    when: 'side-by-side',
    run: (stage, [file]) => happens(stage, file, '27.10.2024 02:30', '2024-10-27T00:30:00.000Z'),
  },
  {
    id: 'clock-gap',
    proves: 'a time that the clock skipped (beginning of summer time) is reported as a fault, never guessed',
    source: TIMES,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const row = stage.row(file?.reference ?? '', { happened: '30.03.2025 02:30' });
      const after = stage.row(file?.reference ?? '');
      await stage.feed(row, after);
      await stage.arrival(after.course);
      await stage.quiet(QUIET_MS);
      must(stage.arrivals(row.course).length === 0, 'an event came with a time that never was');
    },
  },
];

async function happens(
  stage: Stage,
  file: KnownFile | undefined,
  happened: string,
  instant: string,
): Promise<void> {
  const row = stage.row(file?.reference ?? '', { happened });
  await stage.feed(row);
  const { envelope } = await stage.arrival(row.course);
  must(envelope.time === instant, `${happened} in Germany became ${envelope.time}, not ${instant}`);
}
