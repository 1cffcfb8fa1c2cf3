import { isErasedFor } from '../erase-case/is-erased-for.ts';
import { deskOn } from '../spec/desk.ts';
import { AT } from '../spec/history.ts';
import { AnswerRecall } from './answer-recall.command.ts';
import { AnswerRecallHandler } from './answer-recall.handler.ts';
import { recallOwner } from './recall-files.ts';
import type { RecallOrder } from './recall-files.ts';
import { recallStreamName } from './recall.ts';
import { answer, idsOf } from './spec/recalled.ts';

const order: RecallOrder = {
  network: 'rheine',
  caseId: 'case-1',
  cause: 'withdrawal-1',
  sender: 'vhs',
  recipient: 'jobcenter',
  kind: 'stop-using',
};
const what = { handle: 'jobcenter-handle-00000', eventIds: idsOf('e1', 'e2') };
const DAY = 86_400_000;

async function opened(kind: RecallOrder['kind'] = 'stop-using') {
  const desk = await deskOn();
  const { recalls } = desk.cases;
  await recalls.open({ ...order, kind }, what);
  const recall = await recalls.idOf({ ...order, kind });
  const handler = new AnswerRecallHandler(desk.cases);
  const say = (...said: Parameters<typeof answer>) => handler.execute(new AnswerRecall(answer(...said)));
  const standing = () => recalls.standing('rheine', recall);
  const types = async () =>
    (await desk.store.read(recallStreamName('rheine', recall))).events.map(({ type }) => type);
  const wait = (days: number) => desk.clock.advance(days * DAY);
  return { ...desk, recalls, recall, say, standing, types, wait };
}

describe('a recall', () => {
  it('is opened once for a cause, and tells its recipient what to do and never why', async () => {
    const { recalls, recall, types, store } = await opened();
    await recalls.open(order, { ...what, eventIds: idsOf('e3') });
    expect(await types()).toEqual(['RecallOpened']);
    const notice = await recalls.notice('rheine', recall);
    const [{ position } = {}] = (await store.read(recallStreamName('rheine', recall))).events;
    expect(position).toBeGreaterThan(0);
    expect(notice).toEqual({ recall, kind: 'stop-using', ...what, openedAt: AT, position, reminders: 0 });
    expect(JSON.stringify(notice)).not.toContain('withdrawal-1');
  });

  it('has a name of its own for every sender, recipient, kind and cause', async () => {
    const { recalls } = await opened();
    const others: readonly Partial<RecallOrder>[] = [
      { sender: 'abh' },
      { recipient: 'abh' },
      { kind: 'erase' },
      { cause: 'c2' },
      { caseId: 'b' },
    ];
    const names = await Promise.all([{}, ...others].map((one) => recalls.idOf({ ...order, ...one })));
    expect(new Set(names).size).toBe(names.length);
  });

  it('stays open until every part is answered; a retry gets the first receipt', async () => {
    const { recall, say, standing, types } = await opened();
    const first = ['jobcenter', 'a1', recall, [{ eventIds: idsOf('e1'), outcome: 'stopped' }]] as const;
    const receipt = await say(...first);
    expect(receipt).toMatchObject({ outcome: 'accepted', at: AT });
    expect(await standing()).toMatchObject({ events: 2, open: 1, outcomes: { stopped: 1 } });
    expect(await say(...first)).toEqual(receipt);
    await say('jobcenter', 'a2', recall, [
      { eventIds: idsOf('e2'), outcome: 'kept', paragraph: '§ 84(4) SGB X', until: '2030-12-31' },
    ]);
    expect(await types()).toEqual(['RecallOpened', 'RecallAnswered', 'RecallAnswered', 'RecallClosed']);
    expect(await standing()).toMatchObject({
      open: 0,
      closedAt: AT,
      outcomes: { stopped: 1, kept: 1 },
      keptUnder: [{ paragraph: '§ 84(4) SGB X', until: '2030-12-31' }],
    });
    expect(
      await say('jobcenter', 'a3', recall, [{ eventIds: idsOf('e1'), outcome: 'erased' }]),
    ).toMatchObject({
      outcome: 'refused',
      code: 'RECALL_CLOSED',
    });
  });

  it('holds the answer of everybody else, and of whoever names none', async () => {
    const { recall, say, types } = await opened();
    const parts = [{ eventIds: idsOf('e1'), outcome: 'stopped' }] as const;
    const stranger = await say('vhs', 'a1', recall, parts);
    const none = await say('vhs', 'a1', 'no-such-recall-0000000', parts);
    expect(stranger).toEqual(none);
    expect(stranger).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
    expect(await types()).toEqual(['RecallOpened']);
  });

  it('reminds after three days and every three days, and tells the officers with the second reminder', async () => {
    const { recalls, recall, types, wait, standing } = await opened();
    const remind = () => recalls.remind('rheine', recall);
    wait(2);
    expect(await remind()).toBe(false);
    wait(1);
    expect([await remind(), await remind()]).toEqual([true, false]);
    wait(3);
    expect([await remind(), await remind()]).toEqual([true, false]);
    expect(await types()).toEqual(['RecallOpened', 'RecallReminded', 'RecallReminded', 'RecallEscalated']);
    expect(await standing()).toMatchObject({ reminders: 2, escalatedAt: expect.any(String) });
    wait(3);
    expect(await remind()).toBe(true);
    expect(await types()).toHaveLength(5);
  });

  it('reminds nobody who has answered, or never had anything', async () => {
    const { recalls, recall, say, wait } = await opened();
    await say('jobcenter', 'a1', recall, [{ eventIds: what.eventIds, outcome: 'stopped' }]);
    const never = { ...order, recipient: 'abh' };
    await recalls.notNeeded(never);
    wait(4);
    expect(await recalls.remind('rheine', recall)).toBe(false);
    expect(await recalls.remind('rheine', await recalls.idOf(never))).toBe(false);
    expect((await recalls.of(never))?.neverClaimed).toBe(true);
  });

  it('is not to be answered for what a later recall says otherwise of, and is over when nothing else is left', async () => {
    const { recalls, recall, say, standing, types, store, vault, wait } = await opened('restrict');
    const overtake = (by: string, ...names: readonly string[]) =>
      recalls.overtake('rheine', recall, { by, eventIds: idsOf(...names) });
    await overtake('later-1', 'e1', 'e9');
    await overtake('later-1', 'e1', 'e9');
    expect(await types()).toEqual(['RecallOpened', 'RecallOvertaken']);
    expect((await recalls.notice('rheine', recall))?.eventIds).toEqual(idsOf('e2'));
    expect(await standing()).toMatchObject({ events: 2, open: 1, overtaken: 1 });
    await overtake('later-2', 'e2');
    expect(await types()).toEqual(['RecallOpened', 'RecallOvertaken', 'RecallOvertaken', 'RecallClosed']);
    const before = await standing();
    expect(before).toMatchObject({ events: 2, open: 0, overtaken: 2, outcomes: { stopped: 0 } });
    await vault.shelf.destroy([recallOwner('rheine', recall)]);
    expect(await standing()).toEqual(before);
    expect(await recalls.notice('rheine', recall)).toBeUndefined();
    wait(4);
    expect(await recalls.remind('rheine', recall)).toBe(false);
    const late = await say('jobcenter', 'a1', recall, [{ eventIds: idsOf('e1'), outcome: 'stopped' }]);
    expect(late).toMatchObject({ outcome: 'refused', code: 'RECALL_CLOSED' });
    const { events } = await store.read(recallStreamName('rheine', recall));
    const isErased = await Promise.all(events.map((event) => isErasedFor(store, vault, event)));
    expect(isErased).toEqual([true, true, true, false]);
  });

  it('takes one word of a later recall, however often that is said', async () => {
    const { recalls, recall, standing, types } = await opened('restrict');
    await recalls.overtake('rheine', recall, { by: 'later-1', eventIds: idsOf('e1') });
    await recalls.overtake('rheine', recall, { by: 'later-1', eventIds: idsOf('e1', 'e2') });
    expect(await types()).toEqual(['RecallOpened', 'RecallOvertaken']);
    expect(await standing()).toMatchObject({ open: 1, overtaken: 1 });
  });

  it('stays answered where it was answered before, and is closed by the answer to the rest', async () => {
    const { recalls, recall, say, standing } = await opened('restrict');
    await say('jobcenter', 'a1', recall, [{ eventIds: idsOf('e1'), outcome: 'stopped' }]);
    await recalls.overtake('rheine', recall, { by: 'later-1', eventIds: idsOf('e1') });
    expect(await standing()).not.toHaveProperty('overtaken');
    await recalls.overtake('rheine', recall, { by: 'later-2', eventIds: idsOf('e2') });
    expect(await standing()).toMatchObject({ open: 0, overtaken: 1, outcomes: { stopped: 1 } });
  });

  it('keeps the answer as a proof when its content is gone, and names no case any more', async () => {
    const { recalls, recall, say, standing, store, vault, wait } = await opened('erase');
    wait(3);
    await recalls.remind('rheine', recall);
    await say('jobcenter', 'a1', recall, [{ eventIds: what.eventIds, outcome: 'erased' }]);
    const before = await standing();
    await vault.shelf.destroy([recallOwner('rheine', recall)]);
    expect(await standing()).toEqual(before);
    expect(await recalls.notice('rheine', recall)).toBeUndefined();
    expect((await recalls.load('rheine', recall))?.handle).toBeUndefined();
    const again = await say('jobcenter', 'a2', recall, [{ eventIds: what.eventIds, outcome: 'erased' }]);
    expect(again).toMatchObject({ code: 'RECALL_CLOSED' });
    await recalls.open({ ...order, kind: 'erase' }, what);
    expect(await standing()).toEqual(before);
    const { events } = await store.read(recallStreamName('rheine', recall));
    const isErased = await Promise.all(events.map((event) => isErasedFor(store, vault, event)));
    expect(events.filter((_, index) => isErased[index]).map(({ type }) => type)).toEqual(['RecallOpened']);
  });
});
