import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CaseFacts } from '#steering';
import { waits } from '#steering';
import { readXes } from '../../apps/adapter/src/source/read-xes.ts';
import { readLogText } from './log-file.ts';

const given = process.env['RECEIPT_LOG'] ?? '';
const UNTIL = '2012-06-30T00:00:00.000Z';
const steps = [
  ['Confirmation of receipt', 'T06 Determine necessity of stop advice'],
  ['Confirmation of receipt', 'T05 Print and send confirmation of receipt'],
  ['T02 Check confirmation of receipt', 'T04 Determine confirmation of receipt'],
  ['T06 Determine necessity of stop advice', 'T10 Determine necessity to stop indication'],
] as const;

/** Two traces: one that came to the end, one that waits, with a clock that is put back between. */
const PLANTED = `<log><trace><string key="concept:name" value="a"/>
<event><string key="concept:instance" value="1"/><string key="concept:name" value="Confirmation of receipt"/><date key="time:timestamp" value="2011-10-30T00:30:00.250+02:00"/></event>
<event><string key="concept:instance" value="2"/><string key="concept:name" value="T06 Determine necessity of stop advice"/><date key="time:timestamp" value="2011-10-31T00:30:01.250+01:00"/></event>
</trace><trace><string key="concept:name" value="b"/>
<event><string key="concept:instance" value="1"/><string key="concept:name" value="Confirmation of receipt"/><date key="time:timestamp" value="2012-06-29T02:00:00.000+02:00"/></event>
</trace></log>`;

/** The product's way, case by case: its own reader of event logs, then its rule for waits. */
function byProduct(cases: readonly CaseFacts[], from: string, to: string): readonly (readonly Wait[])[] {
  const titles = { de: '', en: '' };
  const step = { id: 's', titles, from: { types: [from], titles }, to: { types: [to], titles } };
  return cases.map((facts) =>
    waits([facts], step, UNTIL).map(({ days, censored }) => ({
      seconds: Math.round(days * 86_400),
      censored,
    })),
  );
}

async function casesOf(text: string): Promise<readonly CaseFacts[]> {
  const cases = new Map<string, CaseFacts[number][]>();
  for await (const records of readLog(text))
    for (const record of records) {
      if ('fault' in record) throw new Error(record.fault.code);
      const name = record.cells.get('trace:concept:name') ?? '';
      const fact = {
        type: record.cells.get('concept:name') ?? '',
        happenedAt: new Date(record.cells.get('time:timestamp') ?? '').toISOString(),
        agency: 'bauamt',
        legalSphere: 'none',
      };
      cases.set(name, [...(cases.get(name) ?? []), fact]);
    }
  return [...cases.values()];
}

async function* readLog(text: string): ReturnType<typeof readXes> {
  const dir = mkdtempSync(join(tmpdir(), 'waits-'));
  try {
    const path = join(dir, 'log.xes.gz');
    writeFileSync(path, gzipSync(text));
    yield* readXes({ path, name: 'log.xes.gz' }, ['trace:concept:name', 'concept:name', 'time:timestamp']);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

interface Wait {
  readonly seconds: number;
  readonly censored: boolean;
}

/** Plain arithmetic over the file's text: per trace, pair each first beginning with the first end after it. Shares no code with the product. */
function byHand(text: string, from: string, to: string): readonly (readonly Wait[])[] {
  return readLogText(text).map(({ steps: marks }) => {
    const found: Wait[] = [];
    const begins = marks.filter(({ activity }) => activity === from).map(({ at }) => at);
    const ends = marks.filter(({ activity }) => activity === to).map(({ at }) => at);
    let free = -Infinity;
    for (const begin of begins.sort((a, b) => a - b)) {
      if (begin < free) continue;
      const end = Math.min(...ends.filter((at) => at >= begin));
      const known = end <= Date.parse(UNTIL);
      found.push({
        seconds: Math.round(((known ? end : Date.parse(UNTIL)) - begin) / 1000),
        censored: !known,
      });
      free = known ? end : Infinity;
    }
    return found;
  });
}

describe('waits on an event log', () => {
  it('are counted over a clock that is put back', async () => {
    const cases = await casesOf(PLANTED);
    expect(byProduct(cases, ...steps[0])).toEqual([
      [{ seconds: 90_001, censored: false }],
      [{ seconds: 86_400, censored: true }],
    ]);
    expect(byHand(PLANTED, ...steps[0])).toEqual(byProduct(cases, ...steps[0]));
  });

  const isThere = existsSync(given);
  if (!isThere) process.stdout.write('waits on the real log: not run: RECEIPT_LOG names no file\n');
  const real = isThere ? it : it.skip;
  real('of the real log are those of plain arithmetic, to the second', async () => {
    const text = gunzipSync(readFileSync(given)).toString('utf8');
    const cases = await casesOf(text);
    for (const [from, to] of steps) {
      const expected = byHand(text, from, to);
      expect(expected.flat().filter(({ censored }) => !censored).length).toBeGreaterThan(100);
      expect(byProduct(cases, from, to)).toEqual(expected);
    }
  });
});
