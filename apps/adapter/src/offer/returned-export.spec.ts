import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Office, row, table } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';

const WHOLE = {
  mapping: VOUCHERS.replace("    delimiter: ';'", "    withdrawn: report\n    delimiter: ';'"),
};
const A = table(row('1'));
const B = table(row('1', 'P'));

describe('an export that returns to an earlier content', () => {
  let office: Office;
  beforeEach(() => (office = new Office(WHOLE)));
  afterEach(() => office.close());

  const said = () => office.items().map(({ data }) => data['issueMode']);

  it.each([
    ['under the same name', 'vouchers-0.csv', 'vouchers-0.csv', 1_700_000_003],
    ['with its old time of change', 'vouchers-0.csv', 'vouchers-0.csv', 1_700_000_001],
    ['under a name of its own', 'vouchers-2.csv', 'vouchers-3.csv', 1_700_000_003],
  ])('counts as the newest where exports hold the whole state: %s', async (_, second, third, modified) => {
    await office.deliver('vouchers-0.csv', A, 1_700_000_001);
    expect(await office.deliver(second, B, 1_700_000_002)).toBe('imported');
    expect(said()).toEqual(['paper']);
    expect(await office.deliver(third, A, modified)).toBe('imported');
    expect(said()).toEqual(['online']);
    expect(await office.deliver(third, A, modified)).toBe('known');
    expect(await office.deliver(third, B, 1_700_000_005)).toBe('imported');
    expect(said()).toEqual(['paper']);
  });

  it('misses what it lacks, and goes on after a power cut', async () => {
    await office.deliver('vouchers-0.csv', A, 1_700_000_001);
    await office.deliver('vouchers-0.csv', table(row('1', 'P'), row('2')), 1_700_000_002);
    office.powerCutAt = 4;
    await expect(office.deliver('vouchers-0.csv', A, 1_700_000_003)).rejects.toThrow('power cut');
    office.restart(WHOLE);
    expect(await office.importAgain('vouchers-0.csv')).toBe('imported');
    expect(said()).toEqual(['online', 'online']);
    expect(office.problems()).toEqual([['vouchers-0.csv', 3, 'ROW_WITHDRAWN']]);
  });

  it('is nothing new when the same file was only touched', async () => {
    await office.deliver('vouchers-1.csv', A, 1_700_000_001);
    await office.deliver('vouchers-2.csv', B, 1_700_000_002);
    expect(await office.deliver('vouchers-1.csv', A, 1_700_000_009)).toBe('known');
    expect(said()).toEqual(['paper']);
  });

  it('is listed and not imported where exports hold only what is new, unless it holds nothing', async () => {
    office.restart();
    for (const [index, content] of [A, B, A].entries())
      await office.deliver('vouchers-0.csv', content, 1_700_000_001 + index);
    expect(office.problems()).toEqual([['vouchers-0.csv', 1, 'OLDER_CONTENT_AGAIN']]);
    expect(said()).toEqual(['paper']);
    for (const [index, content] of [table(), table(row('2')), table()].entries())
      await office.deliver('vouchers-0.csv', content, 1_700_000_011 + index);
    expect(office.problems()).toEqual([]);
  });
});

describe('an export that goes away in mid-import', () => {
  let office: Office;
  beforeEach(() => (office = new Office()));
  afterEach(() => office.close());

  const rows = ['1', '2', '3', '4', '5'].map((no) => row(no));
  const cut = async () => {
    office.powerCutAt = 4;
    await expect(office.deliver('vouchers-1.csv', table(...rows))).rejects.toThrow('power cut');
    office.restart();
  };

  it('is listed with the line that was reached, until its content comes again', async () => {
    await cut();
    office.imports.looked(new Set(['vouchers-1.csv']));
    expect(office.problems()).toEqual([]);
    office.imports.looked(new Set());
    office.imports.looked(new Set());
    expect(office.problems()).toEqual([['vouchers-1.csv', 3, 'FILE_GONE_UNFINISHED']]);
    expect(await office.deliver('vouchers-again.csv', table(...rows))).toBe('imported');
    office.imports.looked(new Set());
    expect(office.problems()).toEqual([]);
    expect(office.items()).toHaveLength(5);
  });

  it('is listed too when another content took its name', async () => {
    await cut();
    await office.deliver('vouchers-1.csv', table(row('1')), 1_700_000_009);
    office.imports.looked(new Set(['vouchers-1.csv']));
    expect(office.problems()).toEqual([['vouchers-1.csv', 3, 'FILE_GONE_UNFINISHED']]);
  });

  it('is not missed once a later export of the whole state has come', async () => {
    await cut();
    office.restart(WHOLE);
    office.imports.looked(new Set());
    await office.deliver('vouchers-2.csv', table(row('1'), row('2'), row('3')));
    office.imports.looked(new Set());
    expect(office.problems()).toEqual([]);
  });

  it('is not missed where another mapping has imported it', async () => {
    await cut();
    office.restart({ mapping: VOUCHERS.replace('P: paper', 'P: paper, X: online') });
    await office.importAgain('vouchers-1.csv');
    office.imports.looked(new Set());
    expect(office.problems()).toEqual([]);
  });
});

describe('an export that is read to its end', () => {
  let office: Office;
  beforeEach(() => (office = new Office()));
  afterEach(() => office.close());

  it('takes problems without keys off the list that an earlier content of the same name had', async () => {
    await office.deliver('vouchers-0.csv', table(row('1'), 'A-3;;BS;3', row('2', 'X')), 1_700_000_001);
    await office.deliver('other-vouchers.csv', 'x', 1_700_000_001);
    const [, width] = office.problems();
    expect(width).toEqual(['vouchers-0.csv', 3, 'ROW_WIDTH']);
    await office.deliver('vouchers-0.csv', table(row('1'), row('3')), 1_700_000_002);
    expect(office.problems().map(([, , code]) => code)).toEqual(['FILE_WITHOUT_MAPPING', 'CODE_UNKNOWN']);
  });

  it('counts as imported only when it is still the same file', async () => {
    const path = join(office.folder, 'vouchers-1.csv');
    writeFileSync(path, table());
    const stale = { name: 'vouchers-1.csv', path, size: 5, modified: statSync(path).mtimeMs };
    await expect(office.imports.take(stale)).rejects.toThrow('changed');
    expect(office.journal.one('SELECT state FROM files')).toEqual({ state: 'importing' });
  });
});
