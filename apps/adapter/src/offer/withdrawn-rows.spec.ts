import { ExportedHappenings } from '../journal/exported-happenings.ts';
import { Office, row, table } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import { withdrawnRoutes } from './withdrawn-routes.ts';

const WHOLE = {
  mapping: VOUCHERS.replace("    delimiter: ';'", "    withdrawn: report\n    delimiter: ';'"),
};

describe('a row that the next export of the whole state lacks', () => {
  let office: Office;
  beforeEach(() => (office = new Office(WHOLE)));
  afterEach(() => office.close());

  it('is listed for a person to decide, with its last place, and tells the hub nothing', async () => {
    await office.deliver('vouchers-1.csv', table(row('1'), row('2')));
    await office.deliver('vouchers-2.csv', table(row('2')));
    expect(office.problems()).toEqual([['vouchers-1.csv', 2, 'ROW_WITHDRAWN']]);
    expect(office.outbox.list()).toHaveLength(2);
    expect(office.outbox.counts().refusedHere).toEqual({});
  });

  it('goes from the list when a later export holds it again', async () => {
    await office.deliver('vouchers-1.csv', table(row('1'), row('2')));
    await office.deliver('vouchers-2.csv', table(row('2')));
    await office.deliver('vouchers-3.csv', table(row('1'), row('2', 'P')));
    expect(office.problems()).toEqual([]);
  });

  it('counts as there when it is there and faulty', async () => {
    await office.deliver('vouchers-1.csv', table(row('1')));
    await office.deliver('vouchers-2.csv', table(row('1', 'X')));
    expect(office.problems()).toEqual([['vouchers-2.csv', 2, 'CODE_UNKNOWN', 'Form']]);
  });

  it('is missed by the newest export only: an old one that is read again under another mapping misses nothing', async () => {
    await office.deliver('vouchers-1.csv', table(row('1')));
    await office.deliver('vouchers-2.csv', table(row('1'), row('2')));
    office.restart({ mapping: WHOLE.mapping.replace('P: paper', 'P: paper, X: online') });
    await office.importAgain('vouchers-1.csv');
    expect(office.problems()).toEqual([]);
  });

  it('is not looked for where the mapping does not say that exports hold the whole state', async () => {
    office.restart();
    await office.deliver('vouchers-1.csv', table(row('1')));
    await office.deliver('vouchers-2.csv', table(row('2')));
    expect(office.problems()).toEqual([]);
  });

  it('is settled by a member of staff, once, and stays so', async () => {
    await office.deliver('vouchers-1.csv', table(row('1')));
    await office.deliver('vouchers-2.csv', table(row('2')));
    const { journal, problemList: problems } = office;
    const exported = new ExportedHappenings(journal);
    const routes = withdrawnRoutes({
      journal,
      exported,
      problems,
      clock: { now: () => '2025-06-02T00:00:00.000Z' },
    });
    const [missing] = exported.open();
    const settle = async (): Promise<unknown> =>
      routes['POST /desk/withdrawn-rows/:id/settle']?.({
        params: { id: missing?.id ?? '' },
        query: new URLSearchParams(),
        body: {},
        staff: () => 'staff-01',
      });
    await settle();
    expect(exported.open()).toEqual([]);
    expect(office.problems()).toEqual([]);
    await expect(settle()).rejects.toMatchObject({ code: 'ROW_NOT_MISSING' });
    await office.deliver('vouchers-3.csv', table(row('2', 'P')));
    expect(office.problems()).toEqual([]);
  });
});
