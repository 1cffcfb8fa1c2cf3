import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Files } from '../journal/files.ts';
import { References } from '../journal/references.ts';
import { HEADER, NOW, Office, row, table } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';

describe('an export file', () => {
  let office: Office;
  beforeEach(() => (office = new Office()));
  afterEach(() => office.close());

  it('is imported with byte order mark, CRLF, quotes, padding and leading zeros', async () => {
    const rows =
      '0042/25;000123;BS;007;"01.02.2025 09:30";O ;31.01.2026\r\n="0043";;BS;"0;8";01.02.2025;P;31.01.2026';
    expect(await office.deliver('vouchers-1.csv', `\uFEFF${HEADER}\r\n${rows}\r\n`)).toBe('imported');
    expect(office.problems()).toEqual([]);
    expect(
      office.outbox.list().map(({ reference, line, happenedAt }) => [reference, line, happenedAt]),
    ).toEqual([
      ['0043', 3, '2025-01-31T23:00:00.000Z'],
      ['0042/25', 2, '2025-02-01T08:30:00.000Z'],
    ]);
    expect(office.told.map(({ reference, numbers }) => [reference, numbers])).toEqual([
      ['0042/25', [{ kind: 'azr', number: '000123' }]],
      ['0043', []],
    ]);
  });

  it('lists each bad row with file, line, column and code, and imports the rest', async () => {
    const bad = [
      row('1'),
      row('2', 'X'),
      'A-3;;BS;3',
      '"A-4"x;;BS;4;01.02.2025;O;31.01.2026',
      row('5', 'O', '31.02.2025'),
      row('6'),
    ];
    await office.deliver('vouchers-1.csv', table(...bad));
    expect(office.problems()).toEqual([
      ['vouchers-1.csv', 3, 'CODE_UNKNOWN', 'Form'],
      ['vouchers-1.csv', 4, 'ROW_WIDTH'],
      ['vouchers-1.csv', 5, 'QUOTE_BROKEN'],
      ['vouchers-1.csv', 6, 'DATE_INVALID', 'Datum'],
    ]);
    expect(office.outbox.list().map(({ reference }) => reference)).toEqual(['A-6', 'A-1']);
    expect(office.outbox.counts()).toMatchObject({
      offered: 6,
      inFlight: 2,
      refusedHere: { CODE_UNKNOWN: 1, ROW_WIDTH: 1, QUOTE_BROKEN: 1, DATE_INVALID: 1 },
    });
  });

  it('is imported once, under whatever name it comes again', async () => {
    await office.deliver('vouchers-1.csv', table(row('1')));
    expect(await office.importAgain('vouchers-1.csv')).toBe('known');
    expect(await office.deliver('vouchers-1 (copy).csv', table(row('1')))).toBe('known');
    expect(await office.deliver('vouchers-1.csv', table(row('1')), 1_700_000_099)).toBe('known');
    expect(office.outbox.list()).toHaveLength(1);
    expect(new Files(office.journal).deliveredAgain()).toEqual(['vouchers-1 (copy).csv', 'vouchers-1.csv']);
  });

  it('corrects what an earlier one said, and takes a problem off the list that it cures', async () => {
    await office.deliver('vouchers-1.csv', table(row('1'), row('2', 'X'), row('3')));
    office.outbox.markSent(
      office.items().map(({ id }) => id),
      NOW,
    );
    await office.deliver('vouchers-2.csv', table(row('1'), row('2', 'P'), row('3', 'P')));
    expect(office.problems()).toEqual([]);
    // The correction of A-3 waits behind what it corrects, which is under way.
    expect(office.items().map(({ reference, data }) => [reference, data['issueMode']])).toEqual([
      ['A-2', 'paper'],
    ]);
    expect(
      office.outbox
        .list()
        .filter(({ corrects }) => corrects)
        .map(({ reference }) => reference),
    ).toEqual(['A-3']);
  });

  it('waits as long as its last line is not complete', async () => {
    const whole = table(row('1'), row('2'));
    expect(await office.deliver('vouchers-1.csv', whole.slice(0, -2))).toBe('waits');
    expect(await office.deliver('vouchers-1.csv', whole.slice(0, -9))).toBe('waits');
    expect(office.outbox.list()).toEqual([]);
    expect(office.problems()).toEqual([['vouchers-1.csv', 1, 'FILE_INCOMPLETE']]);
    expect(await office.deliver('vouchers-1.csv', whole)).toBe('imported');
    expect(office.problems()).toEqual([]);
    expect(office.outbox.list()).toHaveLength(2);
  });

  it('may lack the last line break where the mapping says so, but not half of its last row', async () => {
    office.restart({
      mapping: VOUCHERS.replace("delimiter: ';'", "delimiter: ';'\n    endsWithLineBreak: false"),
    });
    const whole = table(row('1'), row('2')).trimEnd();
    expect(await office.deliver('vouchers-1.csv', whole.slice(0, -12))).toBe('waits');
    expect(await office.deliver('vouchers-1.csv', whole)).toBe('imported');
  });

  it('is refused as a whole when it is not UTF-8, lacks a column, or belongs to no entry of the mapping', async () => {
    expect(await office.deliver('vouchers-1.csv', Buffer.from(table(row('1')), 'latin1'))).toBe('unreadable');
    expect(await office.deliver('vouchers-2.csv', table(row('1')).replace('Vorgang', 'Vorfall'))).toBe(
      'unreadable',
    );
    expect(await office.deliver('budget.csv', 'a;b\n')).toBe('not-ours');
    expect(await office.deliver('readme.txt', 'x')).toBe('not-ours');
    expect(office.problems()).toEqual([
      ['budget.csv', 1, 'FILE_WITHOUT_MAPPING'],
      ['vouchers-1.csv', 1, 'NOT_UTF8'],
      ['vouchers-2.csv', 1, 'COLUMN_MISSING', 'Vorgang'],
    ]);
    expect(office.outbox.counts().offered).toBe(0);
    office.imports.gone('budget.csv');
    expect(office.problems()).toHaveLength(2);
  });

  it('is looked at again under a corrected mapping, without an old file overriding a newer one', async () => {
    await office.deliver('vouchers-1.csv', table(row('1'), row('2', 'X')));
    await office.deliver('vouchers-2.csv', table(row('1', 'P')));
    office.outbox.markSent(
      office.items().map(({ id }) => id),
      NOW,
    );
    office.restart({ mapping: VOUCHERS.replace('P: paper', 'P: paper, X: online') });
    expect(await office.importAgain('vouchers-1.csv')).toBe('imported');
    expect(await office.importAgain('vouchers-2.csv')).toBe('imported');
    expect(office.problems()).toEqual([]);
    expect(office.items().map(({ reference }) => reference)).toEqual(['A-2']);
  });

  it('says so when two of its rows contradict each other', async () => {
    await office.deliver('vouchers-1.csv', table(row('1'), row('1', 'P')));
    expect(office.problems()).toEqual([['vouchers-1.csv', 3, 'KEY_TWICE_IN_FILE']]);
    expect(office.items()).toMatchObject([{ line: 2, data: { issueMode: 'online' } }]);
  });

  it('stops when it is written to while it is being read', async () => {
    await office.deliver('vouchers-1.csv', 'x');
    const { mtimeMs } = statSync(join(office.folder, 'vouchers-1.csv'));
    const stale = {
      name: 'vouchers-1.csv',
      path: join(office.folder, 'vouchers-1.csv'),
      size: 5,
      modified: mtimeMs,
    };
    writeFileSync(stale.path, table(row('1')));
    await expect(office.imports.take(stale)).rejects.toThrow('changed');
    expect(office.items()).toEqual([]);
  });
});

describe('an agency whose exports open cases', () => {
  it('asks for a case once for each new reference that has something to tell, before its events', async () => {
    const office = new Office({ opensCases: 'by-export' });
    await office.deliver('vouchers-1.csv', table(row('1'), row('2', 'X')));
    await office.deliver('vouchers-2.csv', table(row('1'), `A-1;;BS;9;01.03.2025;O;31.01.2026`));
    expect(office.items().map(({ type, reference }) => [type.split('.')[3], reference])).toEqual([
      ['open', 'A-1'],
      ['voucher-issued', 'A-1'],
      ['voucher-issued', 'A-1'],
    ]);
    expect(office.told.map(({ reference, link }) => [reference, link])).toEqual([['A-1', 'opening']]);
    office.close();
  });

  it('asks for another case once the one that it opened was found to be the wrong one', async () => {
    const office = new Office({ opensCases: 'by-export' });
    const openings = () => office.outbox.list().filter(({ type }) => type === 'de.wegmarke.case.open.v1');
    await office.deliver('vouchers-1.csv', table(row('1')));
    const [{ id, handle } = { id: '', handle: '' }] = openings();
    office.outbox.settle({ id, outcome: 'accepted', position: 1, at: NOW });
    const references = new References(office.journal);
    for (const link of ['linked', 'split off'] as const) {
      if (link === 'linked') references.markLinked(handle ?? '', NOW);
      else references.markUnlinked(handle ?? '');
      // The same rows in files of their own: the same file again is not read.
      await office.deliver(`vouchers-${link}.csv`, table(row('1'), ...(link === 'linked' ? [''] : ['', ''])));
      expect(openings()).toHaveLength(link === 'linked' ? 1 : 2);
    }
    await office.deliver('vouchers-once-more.csv', table(row('1'), '', '', ''));
    expect(openings()).toHaveLength(2);
    expect(references.find('A-1')?.link).toBe('opening');
    office.close();
  });

  it('knows nothing of a file of which no row could be taken: no link is proposed on the strength of a faulty row', async () => {
    const office = new Office({ opensCases: 'by-desk' });
    await office.deliver('vouchers-1.csv', table(row('2', 'X')));
    expect(office.told).toEqual([]);
    await office.deliver('vouchers-2.csv', table(row('2')));
    expect(office.told.map(({ reference }) => reference)).toEqual(['A-2']);
    office.close();
  });
});
