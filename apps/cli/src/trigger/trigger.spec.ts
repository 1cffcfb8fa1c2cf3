import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnFile } from '../spec/run-on-file.ts';

describe('A made-up export', () => {
  let folder: string;
  const at = (name: string): string => join(folder, 'office', name);
  const trigger = (...words: readonly string[]) =>
    runOnFile('trigger', 'language.registered', at('config.yaml'), ...words);
  const exports = (): Promise<string[]> => readdir(at('exports'));
  const mapping = async (glob: string, format = "delimiter: ';'"): Promise<void> => {
    const named = laid.replace("glob: '*.csv'", `glob: '${glob}'`);
    await writeFile(at('mapping.yaml'), named.replace("delimiter: ';'", format));
  };
  let laid: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trigger-spec-'));
    const { exit } = await runOnFile('init', at(''), '--network', 'sample', '--agency', 'vhs');
    expect(exit).toBe(0);
    laid = await readFile(at('mapping.yaml'), 'utf8');
    await writeFile(at('hub-keys.json'), '{}');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['kurse-?-*.csv', /^kurse-x-trigger-\w+\.csv$/],
    ['[0-9][!x]-{neu,alt}.csv', /^00-neu\.csv$/],
    ['k-[a-z]*.{csv,txt}', /^k-atrigger-\w+\.csv$/],
  ])('has a name that the entry reads: %s', async (glob, name) => {
    await mapping(glob);
    expect(await trigger()).toMatchObject({ exit: 0, stderr: '' });
    expect(await exports()).toEqual([expect.stringMatching(name)]);
  });

  it('is not made where an earlier entry would read it', async () => {
    const [, rest = ''] = laid.split("  - glob: '*.csv'\n");
    const earlier = `  - glob: '*.csv'\n    format: { kind: json-lines, columns: { Akte: /a } }\n    reference: Akte\n    otherwise: ignore\n    rules: []\n`;
    await writeFile(at('mapping.yaml'), `files:\n${earlier}  - glob: 'k-*.csv'\n${rest}`);
    const { exit, stderr } = await trigger();
    expect({ exit, stderr }).toEqual({ exit: 4, stderr: expect.stringContaining('FIXTURE_NOT_MAPPED') });
    expect(await exports()).toEqual([]);
  });

  it('never takes the place of another', async () => {
    await mapping('export.csv');
    await writeFile(at('exports/export.csv'), 'mine');
    const { exit, stderr } = await trigger();
    expect([exit, stderr]).toEqual([3, expect.stringContaining('FILE_NOT_WRITTEN')]);
    expect(await readFile(at('exports/export.csv'), 'utf8')).toBe('mine');
    expect(await exports()).toEqual(['export.csv']);
  });

  it('is written in the encoding of the entry, with quotes doubled', async () => {
    await mapping('*.csv', "format: { kind: csv, encoding: windows-1252, delimiter: ';' }");
    expect(await trigger('--reference', 'Ä"1;2')).toMatchObject({ exit: 0, stderr: '' });
    const [name = ''] = await exports();
    expect(await readFile(at(`exports/${name}`), 'latin1')).toContain('"Ä""1;2"');
    const { exit, stderr } = await trigger('--reference', 'Ж');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('windows-1252')]);
  });

  it.each(['', '  '])('is not made for a file without a number: "%s"', async (reference) => {
    const { exit, stderr } = await trigger('--reference', reference);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('--reference is empty')]);
    expect(await exports()).toEqual([]);
  });

  it.each(['2026-02-30', '2026-13-01', '3.2.2026'])(
    'happens on a day that there is, not on %s',
    async (day) => {
      const { exit, stderr } = await trigger('--day', day);
      expect([exit, stderr]).toEqual([2, expect.stringContaining('--day is no day')]);
    },
  );
});
