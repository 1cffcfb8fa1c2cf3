import type { DeskCall } from '../desk/server.ts';
import { NOW, Office } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import type { PushParts } from './push-desk.ts';
import { PushDesk } from './push-desk.ts';
import { pushRoutes } from './push-routes.ts';

const COLUMNS = `{ Aktenzeichen: /ref, AZR-Nummer: /azr, Vorgang: /art, Nr: /nr, Datum: /datum, Form: /form, 'Gültig bis': /bis }`;
/** The sample mapping over rows that are pushed. */
const PUSHED = VOUCHERS.replace("glob: 'vouchers-*.csv'", 'glob: push/vouchers').replace(
  "delimiter: ';'",
  `format: { kind: json-lines, columns: ${COLUMNS} }`,
);

const voucher = (nr: string, form = 'O') => ({
  ref: '0042',
  art: 'BS',
  nr,
  datum: '01.02.2025',
  form,
  bis: '31.01.2026',
});

describe('rows that a program pushes', () => {
  let office: Office;
  beforeEach(() => (office = new Office({ mapping: PUSHED })));
  afterEach(() => office.close());

  const newDesk = (begins: () => void = () => undefined) => {
    const { journal: own, problemList: problems, queue: imports } = office;
    const journal: PushParts['journal'] = {
      one: (...asked) => own.one(...asked),
      run: (...asked) => own.run(...asked),
      transaction: (work) => {
        begins();
        return own.transaction(work);
      },
    };
    return new PushDesk({ journal, problems, imports, now: () => NOW });
  };
  const push = async (key: string, rows: readonly unknown[], name = 'vouchers', desk = newDesk()) => {
    const routes = pushRoutes((given) => (given.name === 'vouchers' ? desk.take(given) : undefined));
    const call: Partial<DeskCall> = { params: { name }, body: { key, rows } };
    return (await routes['POST /desk/push/:name']?.(call as DeskCall)) as { body: Record<string, unknown> };
  };

  it('are in the outbox when the answer comes, and their faults are told by row', async () => {
    const { body } = await push('key-0001', [voucher('1'), voucher('2', 'X'), voucher('3')]);
    expect(body).toMatchObject({
      rows: 3,
      again: false,
      problems: [{ line: 2, column: 'Form', code: 'CODE_UNKNOWN' }],
    });
    expect(office.items().map(({ line, reference }) => [line, reference])).toEqual([
      [1, '0042'],
      [3, '0042'],
    ]);
    expect(office.problems()).toEqual([['push/vouchers', 2, 'CODE_UNKNOWN', 'Form']]);
  });

  it('are taken once under one key, also after a restart; other rows under it are refused', async () => {
    await push('key-0001', [voucher('1')]);
    office.restart({ mapping: PUSHED });
    expect((await push('key-0001', [voucher('1')])).body).toMatchObject({ rows: 1, again: true });
    await expect(push('key-0001', [voucher('2')])).rejects.toMatchObject({ code: 'PUSH_KEY_REUSED' });
    expect(office.items()).toHaveLength(1);
  });

  it('are answered also when their key was forgotten, and never override what came later', async () => {
    await push('key-0001', [voucher('1'), voucher('2', 'X')]);
    await push('key-0002', [voucher('1', 'P')]);
    office.journal.run('DELETE FROM pushes');
    const { body } = await push('key-0001', [voucher('1'), voucher('2', 'X')]);
    expect(body).toMatchObject({ rows: 2, again: true, problems: [{ line: 2, code: 'CODE_UNKNOWN' }] });
    expect(office.items()).toMatchObject([{ data: { issueMode: 'paper' } }]);
  });

  it('are taken wholly or, when the power goes, not at all', async () => {
    office.powerCutAt = 2;
    await expect(push('key-0001', [voucher('1'), voucher('2')])).rejects.toThrow('power cut');
    office.restart({ mapping: PUSHED });
    expect(office.items()).toEqual([]);
    expect((await push('key-0001', [voucher('1'), voucher('2')])).body).toMatchObject({ again: false });
    expect(office.items()).toHaveLength(2);
  });

  it('wait for the disk together where they come together, and are taken in their order', async () => {
    let transactions = 0;
    const desk = newDesk(() => (transactions += 1));
    const rows = ['O', 'P', 'O', 'P'].map((form) => [voucher('1', form)]);
    await Promise.all(rows.map((some, index) => push(`key-000${index}`, some, 'vouchers', desk)));
    expect(transactions).toBe(1);
    expect(office.items()).toMatchObject([{ data: { issueMode: 'paper' } }]);
  });

  it('that cannot be taken harm none that come with them', async () => {
    await push('key-0001', [voucher('1')]);
    const desk = newDesk();
    const [first, reused, last] = [voucher('2'), voucher('3'), voucher('4')].map((row, index) =>
      push(`key-000${[5, 1, 6][index]}`, [row], 'vouchers', desk),
    );
    await expect(reused).rejects.toMatchObject({ code: 'PUSH_KEY_REUSED' });
    expect([(await first)?.body, (await last)?.body]).toMatchObject([{ again: false }, { again: false }]);
    expect(office.items()).toHaveLength(3);
  });

  it('are taken before the adapter ends, where they had come', async () => {
    const desk = newDesk();
    const taken = push('key-0001', [voucher('1')], 'vouchers', desk);
    desk.finish();
    expect(office.items()).toHaveLength(1);
    expect((await taken).body).toMatchObject({ rows: 1 });
  });

  it('correct what an earlier row said, also one of the same push', async () => {
    await push('key-0001', [voucher('1'), voucher('1', 'P')]);
    expect(office.problems()).toEqual([]);
    expect(office.items()).toMatchObject([{ line: 2, data: { issueMode: 'paper' } }]);
    office.outbox.markSent(
      office.items().map(({ id }) => id),
      NOW,
    );
    await push('key-0002', [voucher('1')]);
    expect(office.outbox.list().filter(({ corrects }) => corrects)).toHaveLength(1);
  });

  it.each([
    ['a number, whose zeros are lost', [{ ...voucher('1'), nr: 42 }], '/rows/0/nr'],
    ['a row that is no object', ['x'], '/rows/0'],
    ['no row', [], '/rows'],
  ])('are refused with %s', async (_, rows, pointer) => {
    await expect(push('key-0001', rows)).rejects.toMatchObject({ code: 'FIELD_INVALID', about: { pointer } });
  });

  it('are refused for a source that is not configured', async () => {
    await expect(push('key-0001', [voucher('1')], 'other')).rejects.toMatchObject({ code: 'SOURCE_UNKNOWN' });
  });
});
