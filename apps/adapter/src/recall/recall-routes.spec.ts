import { payloadProblems } from '#catalogue';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';
import { ANSWER_RECALL } from './recall-answer.ts';

const id = (name: string): string => name.padEnd(43, '0');
const [A, B, RECALL] = [id('a'), id('b'), id('recall-1')];

describe('recalls at the desk', () => {
  let desk: DeskHarness;
  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
    const notice = { recall: RECALL, handle: 'handle', eventIds: [A, B], openedAt: NOW, reminders: 1 };
    desk.memory.recalls.take([{ ...notice, kind: 'erase' }], () => '000123', { at: NOW, whole: true });
  });
  afterEach(() => desk.end());

  const answer = (body: object, headers?: Record<string, string>) =>
    desk.call('POST', `/desk/recalls/${RECALL}/answer`, body, headers);
  const sent = () =>
    desk.memory.outbox.list().flatMap(({ id: item, type }) => {
      const sql = 'SELECT signed FROM outbox WHERE id = ?';
      const signed = JSON.parse(String(desk.memory.journal.one(sql, item)?.['signed'])) as {
        envelope: { source: string; data: Record<string, unknown> };
      };
      return type === ANSWER_RECALL ? [signed.envelope] : [];
    });

  it('are shown with what waits for an answer', async () => {
    expect((await desk.call('GET', '/desk/recalls')).body).toEqual({
      recalls: [
        {
          recall: RECALL,
          kind: 'erase',
          reference: '000123',
          openedAt: NOW,
          reminders: 1,
          open: 2,
          events: [
            { id: A, automatic: false },
            { id: B, automatic: false },
          ],
        },
      ],
    });
  });

  it('are answered for all that is open, by the hub taken, and under a source that names no case', async () => {
    const { status, body } = await answer({ outcome: 'erased' });
    expect([status, body['receipt']]).toEqual([200, expect.objectContaining({ outcome: 'accepted' })]);
    const [envelope] = sent();
    expect(envelope?.source).toBe(`//rheine/vhs/${RECALL}`);
    expect(envelope?.data).toEqual({
      recall: RECALL,
      parts: [{ eventIds: [A, B], outcome: 'erased', automatic: false }],
      staff: 'sb-017',
    });
    expect(payloadProblems(ANSWER_RECALL, envelope?.data ?? {})).toEqual([]);
    const recalls = (await desk.call('GET', '/desk/recalls')).body['recalls'] as { open: number }[];
    expect(recalls[0]?.open).toBe(0);
  });

  it('are answered part by part, kept things with their paragraph', async () => {
    await answer({ outcome: 'stopped', eventIds: [A] });
    const kept = { outcome: 'kept', paragraph: '§ 84(4) SGB X', until: '2030-12-31', eventIds: [B] };
    expect((await answer(kept)).status).toBe(200);
    const { events } = desk.memory.recalls.find(RECALL)!;
    expect(events.map(({ outcome }) => outcome)).toEqual(['stopped', 'kept']);
    const recalls = (await desk.call('GET', '/desk/recalls')).body['recalls'] as { open: number }[];
    // To stop using it is not enough where it is to be erased.
    expect(recalls[0]?.open).toBe(1);
  });

  it('ask no more for events of which a later recall says otherwise, and keep what was answered', async () => {
    const told = (eventIds: readonly string[]) =>
      desk.memory.recalls.take(
        [{ recall: RECALL, kind: 'erase', handle: 'handle', eventIds, openedAt: NOW, reminders: 1 }],
        () => '000123',
        { at: NOW, whole: true },
      );
    told([B]);
    expect(desk.memory.recalls.find(RECALL)?.events).toEqual([{ id: B, automatic: false }]);
    desk.memory.recalls.answered(RECALL, [B], 'erased', false);
    told([A]);
    const events = desk.memory.recalls.find(RECALL)?.events.map(({ id: one }) => one);
    expect(events).toEqual([A, B]);
  });

  it('stay open when the hub says no', async () => {
    desk.hub = () => ({ outcome: 'refused', code: 'RECALL_CLOSED' });
    expect(await answer({ outcome: 'erased' })).toMatchObject({
      status: 409,
      body: { code: 'RECALL_CLOSED' },
    });
    expect(desk.memory.recalls.find(RECALL)?.events.map(({ outcome }) => outcome)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each<[string, object, string]>([
    ['no outcome', {}, 'FIELD_INVALID'],
    ['another outcome', { outcome: 'lost' }, 'FIELD_INVALID'],
    ['kept under no paragraph', { outcome: 'kept' }, 'FIELD_INVALID'],
    ['an event that was not recalled', { outcome: 'erased', eventIds: [id('c')] }, 'FIELD_INVALID'],
    ['no events', { outcome: 'erased', eventIds: [] }, 'FIELD_INVALID'],
    ['a paragraph that is none', { outcome: 'kept', paragraph: 7 }, 'FIELD_INVALID'],
    ['a day that is none', { outcome: 'kept', paragraph: '§ 84 SGB X', until: 'soon' }, 'FIELD_INVALID'],
    ['an unknown field', { outcome: 'erased', why: 'because' }, 'FIELD_UNKNOWN'],
  ])('are not answered with %s', async (_what, body, code) => {
    expect(await answer(body)).toMatchObject({ status: 422, body: { code } });
    expect(sent()).toEqual([]);
  });

  it('are not answered by nobody, and not where there is none', async () => {
    expect(await answer({ outcome: 'erased' }, { 'X-Staff': '' })).toMatchObject({
      body: { code: 'STAFF_MISSING' },
    });
    expect(await desk.call('POST', `/desk/recalls/${id('x')}/answer`, { outcome: 'erased' })).toMatchObject({
      status: 404,
      body: { code: 'RECALL_UNKNOWN' },
    });
  });
});
