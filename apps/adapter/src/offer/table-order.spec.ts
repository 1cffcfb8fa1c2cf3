import type { TableRow } from '../source/read-table.ts';
import { MOST_GAPS } from '../source/table-cursor.ts';
import { NOW, Office } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import { TablePoll } from './table-poll.ts';

const COLUMNS = `{ Aktenzeichen: /ref, Vorgang: /art, Nr: /nr, Datum: /datum, Form: /form, 'Gültig bis': /bis, AZR-Nummer: /azr }`;
const TABLED = VOUCHERS.replace("glob: 'vouchers-*.csv'", 'glob: table/vouchers').replace(
  "delimiter: ';'",
  `format: { kind: json-lines, columns: ${COLUMNS} }`,
);

const voucher = (id: number, form: string, nr = '1'): TableRow => {
  const dates = { datum: '01.02.2025', bis: '31.01.2026' };
  return { id, payload: JSON.stringify({ ref: '0042', art: 'BS', nr, form, ...dates }) };
};

describe('rows of a table that become visible out of order', () => {
  let office: Office;
  beforeEach(() => (office = new Office({ mapping: TABLED })));
  afterEach(() => office.close());

  /** Looks once for each of these sets of rows, and then until nothing is there. */
  const poll = (...visible: readonly (readonly TableRow[])[]) => {
    const left = [...visible];
    const { journal, queue: imports, problemList: problems } = office;
    const table = { read: () => Promise.resolve(left.shift() ?? []) };
    return new TablePoll({
      journal,
      table,
      imports,
      problems,
      source: 'table/vouchers',
      now: () => NOW,
    }).run();
  };
  const said = () => office.items().map(({ line, data }) => [line, data['issueMode']] as const);

  it('count in the order of their ids: an older one overrides no newer one', async () => {
    await poll([voucher(1, 'O', '2'), voucher(5, 'P')], [voucher(2, 'O')]);
    expect(said()).toEqual([
      [1, 'online'],
      [5, 'paper'],
    ]);
  });

  it('correct what stands before them, also across polls and beside other sources', async () => {
    await poll([voucher(1, 'O'), voucher(9, 'O', '2')]);
    office.queue.take({ source: 'table/other', digest: 'other', rows: [{ line: 1, row: { tree: null } }] });
    await poll([voucher(4, 'P')]);
    expect(said()).toContainEqual([4, 'paper']);
    await poll([voucher(3, 'O')], [voucher(10, 'P', '2')]);
    expect(new Map(said())).toEqual(
      new Map([
        [4, 'paper'],
        [10, 'paper'],
      ]),
    );
  });

  it('are given up, with a word, where too many ids are missing', async () => {
    const rows = Array.from({ length: MOST_GAPS + 1 }, (_, index) => voucher(2 * index + 2, 'O'));
    await poll(rows.slice(0, -1));
    expect(office.problems()).toEqual([]);
    await poll(rows.slice(-1));
    expect(office.problems()).toEqual([['table/vouchers', 1, 'TABLE_GAPS_TOO_MANY']]);
  });
});
