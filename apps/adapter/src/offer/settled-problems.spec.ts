import { QueueDecisions } from '../inbox/queue-decisions.ts';
import { ExportedHappenings } from '../journal/exported-happenings.ts';
import { Files } from '../journal/files.ts';
import { NOW, Office, row, table } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import { problemRoutes } from './problem-routes.ts';

const WHOLE = VOUCHERS.replace("    delimiter: ';'", "    withdrawn: report\n    delimiter: ';'");

describe('a problem that no later export puts right', () => {
  let office: Office;
  beforeEach(() => (office = new Office()));
  afterEach(() => office.close());

  const settle = async (id = ''): Promise<unknown> => {
    const { journal, problemList: problems } = office;
    const [exported, files] = [new ExportedHappenings(journal), new Files(journal)];
    const decisions = new QueueDecisions(journal);
    const routes = problemRoutes({
      journal,
      problems,
      exported,
      files,
      decisions,
      clock: { now: () => NOW },
    });
    return routes['POST /desk/problems/:id/settle']?.({
      params: { id },
      query: new URLSearchParams(),
      body: {},
      staff: () => 'staff-01',
    });
  };
  const listed = () => office.problemList.list().map(({ id, code }) => ({ id, code }));

  it('is a row that was recorded under another reference: settled, until an export holds it again', async () => {
    await office.deliver('vouchers-1.csv', table(row('1')));
    const [item] = office.outbox.list();
    office.outbox.markSent([item?.id ?? ''], NOW);
    office.outbox.settle({ id: item?.id ?? '', outcome: 'accepted', position: 1, at: NOW });
    const elsewhere = table(row('1').replace('A-1', 'B-1'));
    await office.deliver('vouchers-2.csv', elsewhere);
    const [problem] = listed();
    expect(problem).toMatchObject({ code: 'REFERENCE_CHANGED' });
    const { offered, refusedHere } = office.outbox.counts();
    expect(refusedHere).toEqual({ REFERENCE_CHANGED: 1 });
    await settle(problem?.id);
    expect(listed()).toEqual([]);
    // The row is accounted for still: offered is recorded, refused, held and in flight.
    expect(office.outbox.counts()).toMatchObject({ offered, refusedHere });
    expect(new QueueDecisions(office.journal).about('exports', problem?.id ?? '')).toMatchObject([
      { step: 'settle', staff: 'staff-01', at: NOW },
    ]);
    await expect(settle(problem?.id)).rejects.toMatchObject({ code: 'PROBLEM_STAYS' });
    await office.deliver('vouchers-3.csv', `${elsewhere}${row('2')}\r\n`);
    expect(listed()).toMatchObject([{ code: 'REFERENCE_CHANGED' }]);
    expect(office.outbox.counts()).toMatchObject({ offered: offered + 1, refusedHere });
    await settle(problem?.id);
    await office.deliver('vouchers-4.csv', table(row('1'), row('2')));
    expect(office.outbox.counts()).toMatchObject({ offered: 2, refusedHere: {} });
  });

  it('is a file that will not come again: it is waited for no longer', async () => {
    office.powerCutAt = 4;
    const rows = ['1', '2', '3', '4', '5'].map((no) => row(no));
    await expect(office.deliver('vouchers-1.csv', table(...rows))).rejects.toThrow('power cut');
    office.restart();
    office.imports.looked(new Set());
    const [problem] = listed();
    expect(problem).toMatchObject({ code: 'FILE_GONE_UNFINISHED' });
    await settle(problem?.id);
    office.imports.looked(new Set());
    expect(listed()).toEqual([]);
    // Should it come after all, nothing of it is lost or told twice.
    expect(await office.deliver('vouchers-again.csv', table(...rows))).toBe('imported');
    expect(office.items()).toHaveLength(5);
  });

  it('is a row that the newest export lacks, as at the list of such rows', async () => {
    office.restart({ mapping: WHOLE });
    await office.deliver('vouchers-1.csv', table(row('1'), row('2')));
    await office.deliver('vouchers-2.csv', table(row('2')));
    await settle(listed()[0]?.id);
    expect(new ExportedHappenings(office.journal).open()).toEqual([]);
    await office.deliver('vouchers-3.csv', table(row('2', 'P')));
    expect(listed()).toEqual([]);
  });

  it('is none that a corrected export takes from the list by itself', async () => {
    await office.deliver('vouchers-1.csv', table(row('1', 'X')));
    expect(listed()).toEqual([{ id: undefined, code: 'CODE_UNKNOWN' }]);
    await expect(settle('row:1')).rejects.toMatchObject({ code: 'PROBLEM_STAYS' });
  });
});
