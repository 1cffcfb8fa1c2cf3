import { deskOn } from '../spec/desk.ts';
import { AT } from '../spec/history.ts';
import { recallAnswersSignedWith } from './answers-signed-with.ts';
import { AnswerRecall } from './answer-recall.command.ts';
import { AnswerRecallHandler } from './answer-recall.handler.ts';
import { answer, idsOf } from './spec/recalled.ts';

const order = {
  network: 'rheine',
  caseId: 'case-1',
  cause: 'withdrawal-1',
  sender: 'vhs',
  recipient: 'jobcenter',
  kind: 'stop-using',
} as const;

describe('recalls that were answered with a stolen key', () => {
  it('are told with the instant of the answer, and nobody else’s, nor what was answered before or with another key', async () => {
    const { cases, store } = await deskOn();
    const eventIds = idsOf('e1');
    await cases.recalls.open(order, { handle: 'jobcenter-handle-00000', eventIds });
    const recall = await cases.recalls.idOf(order);
    const said = answer('jobcenter', 'a1', recall, [{ eventIds, outcome: 'stopped' }]);
    await new AnswerRecallHandler(cases).execute(new AnswerRecall(said));
    const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'stolen' })).toString('base64url');
    const signed: Pick<typeof store, 'readAll'> = {
      readAll: async (from, asked) =>
        (await store.readAll(from, asked)).map((event) => ({ ...event, signature: `${header}..c2ln` })),
    };
    const stolen = { network: 'rheine', agency: 'jobcenter', kids: ['stolen'], since: AT };
    const found = (change: Partial<typeof stolen>) =>
      recallAnswersSignedWith(signed, { ...stolen, ...change });
    expect(await found({})).toEqual([{ recall, recordedAt: AT }]);
    expect(await found({ agency: 'vhs' })).toEqual([]);
    expect(await found({ network: 'osnabrueck' })).toEqual([]);
    expect(await found({ kids: ['another'] })).toEqual([]);
    expect(await found({ since: '2099-01-01T00:00:00.000Z' })).toEqual([]);
  });
});
