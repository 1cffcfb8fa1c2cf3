import type { ReleasedEntry } from '#catalogue';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const entry: ReleasedEntry = {
  seq: 1,
  handle: 'h',
  id: 'e1',
  type: 'de.wegmarke.language.voucher-issued.v1',
  happenedAt: NOW,
  agency: 'jobcenter',
  fields: { issueMode: 'online' },
  basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 88a(1) AufenthG', duty: false },
  purpose: 'course-access',
  disputed: true,
};
const path = '/desk/cases/000123/timeline/export';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
  desk.timeline = ({ handle }) => Promise.resolve({ handle, asOf: NOW, notAfter: NOW, entries: [entry] });
});
afterEach(() => desk.end());

describe('a timeline that is taken along', () => {
  it('is read as an export, and is a table in German', async () => {
    const { headers, text } = await desk.text(`${path}?format=csv&purpose=course-access`);
    expect(desk.read).toMatchObject([{ actor: 'sb-017', purpose: 'course-access', export: true }]);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="timeline.csv"');
    const [head, row] = text.split('\r\n');
    expect(head).toBe(
      'id,type,title,happenedAt,recordedAt,agency,agencyName,fields,basis,purpose,corrects,disputed,inDoubt',
    );
    expect(row).toContain('Berechtigungsschein ausgestellt');
    expect(row).toMatch(/Ausstellung[^,]*: |: online/);
    expect(row).toMatch(/,course-access,,true,$/);
  });

  it('is not read for two purposes at once', async () => {
    const { body } = await desk.call(
      'GET',
      `${path}?format=csv&purpose=course-access&purpose=course-progress`,
    );
    expect(body['code']).toBe('QUERY_INVALID');
    expect(desk.read).toEqual([]);
  });

  it('is the same as JSON, with the mark that an entry is disputed', async () => {
    const { text } = await desk.text(`${path}?format=json`);
    expect(JSON.parse(text)).toMatchObject({ reference: '000123', entries: [{ id: 'e1', disputed: true }] });
  });

  it('says of an own entry that a stolen key signed that nobody else sees it', async () => {
    const own: ReleasedEntry = { ...entry, agency: 'abh', basis: { kind: 'own' }, inDoubt: 'disowned' };
    desk.timeline = ({ handle }) => Promise.resolve({ handle, asOf: NOW, notAfter: NOW, entries: [own] });
    const { text } = await desk.text(`${path}?format=json`);
    const inDoubt = { code: 'ENTRY_IN_DOUBT', state: 'disowned', text: { de: expect.any(String) } };
    expect(JSON.parse(text)).toMatchObject({ entries: [{ inDoubt }] });
    expect((await desk.text(`${path}?format=csv`)).text).toMatch(/,true,disowned\r\n$/);
  });

  it('has a form and a reader', async () => {
    expect((await desk.call('GET', path)).body['code']).toBe('QUERY_INVALID');
    expect((await desk.call('GET', `${path}?format=xlsx`)).body['code']).toBe('QUERY_INVALID');
    expect((await desk.call('GET', `${path}?format=csv`, undefined, { 'X-Staff': '' })).body['code']).toBe(
      'STAFF_MISSING',
    );
    expect(desk.read).toEqual([]);
  });
});

describe('a timeline from which something was withdrawn', () => {
  const notice = {
    recall: 'r'.repeat(43),
    kind: 'stop-using',
    handle: 'h',
    openedAt: NOW,
    reminders: 0,
  } as const;
  const told = (eventIds: readonly string[]) =>
    desk.memory.recalls.take([{ ...notice, eventIds }], () => '000123', { at: NOW, whole: true });
  const shown = async () => (await desk.call('GET', '/desk/cases/000123/timeline')).body;

  it('says since when this agency uses it no more, also once it has answered', async () => {
    told(['gone']);
    desk.memory.recalls.take([], () => undefined, { at: '2026-03-02T00:00:00.000Z', whole: true });
    expect(await shown()).toMatchObject({
      entries: [{ id: 'e1' }],
      ended: [{ at: NOW, kind: 'stop-using', ids: ['gone'] }],
    });
  });

  it('says to whom one turns: the own agency by its function where no entry says who manages the case', async () => {
    expect(await shown()).toMatchObject({
      contacts: [{ agency: 'vhs', isOwn: true, contactFunction: expect.stringMatching(/./) as string }],
    });
  });

  it('says nothing of the kind where it may be seen again, nor of another file', async () => {
    told(['e1']);
    expect(await shown()).toMatchObject({ entries: [{ id: 'e1' }], ended: [] });
  });
});
