import { inspect } from 'node:util';
import { ProblemError } from './problem-error.ts';
import type { Row } from './publish.ts';
import { problem, ScriptedDesk } from './spec/scripted-desk.ts';
import { Wegmarke } from './wegmarke.ts';

describe("an agency's program at the desk", () => {
  let desk: ScriptedDesk;
  let wegmarke: Wegmarke;
  beforeEach(async () => {
    desk = new ScriptedDesk();
    await desk.start();
    wegmarke = new Wegmarke({ desk: desk.url, token: 'a-token\n' });
  });
  afterEach(() => desk.stop());

  const codeOf = async (work: () => unknown): Promise<unknown> => {
    try {
      await work();
    } catch (error) {
      if (error instanceof ProblemError) return error.code;
      throw error;
    }
    return 'no error';
  };

  it('names who acts, brings the token, and shows it to nobody', async () => {
    await wegmarke.timeline({ reference: '00/1 ä', staff: 'sb-017', purpose: 'course-progress' });
    expect(desk.asked).toEqual([
      {
        call: 'GET /desk/cases/00%2F1%20%C3%A4/timeline?purpose=course-progress',
        staff: 'sb-017',
        authorization: 'Bearer a-token',
      },
    ]);
    expect(inspect(wegmarke, { depth: 9, showHidden: true }) + JSON.stringify(wegmarke)).not.toContain(
      'a-token',
    );
  });

  it("tells the desk's no with code, fix, pointer and status, and does not ask again", async () => {
    desk.says = () => problem(422, 'PURPOSE_UNKNOWN', '/purpose');
    const asked = wegmarke.check({ staff: 'sb-017', eventType: 'x', recipient: 'y', purpose: 'z' });
    await expect(asked).rejects.toMatchObject({
      name: 'ProblemError',
      code: 'PURPOSE_UNKNOWN',
      fix: 'mend PURPOSE_UNKNOWN',
      pointer: '/purpose',
      status: 422,
      message: 'PURPOSE_UNKNOWN at /purpose: mend PURPOSE_UNKNOWN',
    });
    expect(desk.asked).toMatchObject([
      { staff: 'sb-017', body: { eventType: 'x', recipient: 'y', purpose: 'z' } },
    ]);
  });

  it('asks again where that does nothing twice, and reads a timeline once only, as each reading is an access', async () => {
    desk.says = () =>
      desk.asked.length === 1 ? undefined : { status: 202, body: { rows: 1, again: false, problems: [] } };
    expect(await wegmarke.publish([{ a: '1' }], { source: 's' })).toEqual({
      rows: 1,
      again: false,
      problems: [],
    });
    expect(desk.asked).toHaveLength(2);
    expect(desk.asked[0]?.body).toEqual(desk.asked[1]?.body);

    desk.says = () => problem(503, 'HUB_UNREACHABLE');
    expect(await codeOf(() => wegmarke.timeline({ reference: '1', staff: 'sb-017' }))).toBe(
      'HUB_UNREACHABLE',
    );
    expect(desk.asked).toHaveLength(3);
  });

  it('says so when nobody is there, when it is no desk, and when it is sent on elsewhere', async () => {
    const read = () => wegmarke.timeline({ reference: '1', staff: 'sb-017' });
    desk.says = () => undefined;
    expect(await codeOf(read)).toBe('DESK_UNREACHABLE');
    desk.says = () => ({ status: 200, body: '<html>' });
    expect(await codeOf(read)).toBe('ANSWER_UNREADABLE');
    const elsewhere = new ScriptedDesk();
    await elsewhere.start();
    desk.says = () => ({ status: 307, body: '', location: `${elsewhere.url}/desk` });
    expect(await codeOf(read)).toBe('DESK_UNREACHABLE');
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.stop();
  });

  it.each([
    ['http://desk.example:8301', 'x', 'DESK_ADDRESS_INVALID'],
    ['http://127.0.0.1.example', 'x', 'DESK_ADDRESS_INVALID'],
    ['http://127.0.0.1:8301/desk', 'x', 'DESK_ADDRESS_INVALID'],
    ['127.0.0.1:8301', 'x', 'DESK_ADDRESS_INVALID'],
    ['http://127.0.0.1:8301', ' \n', 'TOKEN_MISSING'],
    ['http://127.0.0.1:8301', 'two words', 'TOKEN_MISSING'],
    ['http://[::1]:8301', 'x', 'no error'],
    ['https://desk.example', 'x', 'no error'],
  ])('made with %s and token %j: %s', async (address, token, code) => {
    expect(await codeOf(() => new Wegmarke({ desk: address, token }))).toBe(code);
  });

  it("asks its own desk for what is behind a webhook's link, wherever that leads", async () => {
    await wegmarke.entryBehind('http://elsewhere.example/desk/inbox/17');
    expect(desk.asked.map(({ call }) => call)).toEqual(['GET /desk/inbox/17']);
    expect(await codeOf(() => wegmarke.entryBehind('http://127.0.0.1/desk/cases'))).toBe('LINK_INVALID');
  });

  describe('publishing', () => {
    const rows = (count: number, text = 'x') =>
      Array.from({ length: count }, (_, index): Row => ({ nr: String(index + 1), text }));
    const taken = () => {
      desk.says = ({ body }) => {
        const { rows: given } = body as { rows: readonly unknown[] };
        const last = { line: given.length, code: 'CODE_UNKNOWN', reason: 'r', fix: 'f' };
        return { status: 202, body: { rows: given.length, again: false, problems: [last] } };
      };
    };
    const parts = () =>
      desk.asked.map(({ body }) => {
        const { key, rows: given } = body as { key: string; rows: readonly { readonly nr: string }[] };
        return { key, first: given[0]?.nr, count: given.length };
      });

    it('cuts what does not fit into one call always at the same places, and counts problems over all of it', async () => {
      taken();
      const how = { source: 'vouchers', key: 'key-0001' };
      expect(await wegmarke.publish(rows(501), how)).toMatchObject({
        rows: 501,
        problems: [{ row: 500 }, { row: 501, code: 'CODE_UNKNOWN' }],
      });
      await wegmarke.publish(rows(501), how);
      const once = [
        { key: 'key-0001.1', first: '1', count: 500 },
        { key: 'key-0001.2', first: '501', count: 1 },
      ];
      expect(parts()).toEqual([...once, ...once]);
    });

    it('keeps each call below what the desk takes, in bytes of UTF-8', async () => {
      taken();
      await wegmarke.publish(rows(5, 'ä'.repeat(14_000)), { source: 'vouchers', key: 'key-0001' });
      expect(parts().map(({ count }) => count)).toEqual([2, 2, 1]);
    });

    it('makes a key of its own for each publish, and sends nothing where there is nothing', async () => {
      taken();
      await wegmarke.publish(rows(1), { source: 'vouchers' });
      await wegmarke.publish(rows(1), { source: 'vouchers' });
      expect(new Set(parts().map(({ key }) => key)).size).toBe(2);
      expect(await wegmarke.publish([], { source: 'vouchers' })).toEqual({
        rows: 0,
        again: false,
        problems: [],
      });
      expect(desk.asked).toHaveLength(2);
    });

    it.each([
      ['ROW_NOT_TEXT', { nr: 42 }],
      ['ROW_NOT_TEXT', { nr: undefined }],
      ['ROW_NOT_TEXT', { list: [{ nr: 4n }] }],
      ['ROW_TOO_LARGE', { nr: 'x'.repeat(60_001) }],
    ])('refuses with %s before anything is sent', async (code, row) => {
      const given = [...rows(600), row as unknown as Row];
      expect(await codeOf(() => wegmarke.publish(given, { source: 'vouchers' }))).toBe(code);
      expect(desk.asked).toEqual([]);
    });
  });
});
