import { Problem } from '../page/call.ts';
import { OneByOne } from './one-by-one.ts';

const busy = () => new Problem('NOT_AVAILABLE', 'not now', 503);

/** A hub that answers so after each other, and how long was waited between. */
function hub(...answers: readonly (string | Problem)[]) {
  const rest = [...answers];
  const waited: number[] = [];
  let [open, most] = [0, 0];
  const turns = new OneByOne(async (ms) => void waited.push(ms));
  const question = async () => {
    most = Math.max(most, (open += 1));
    await Promise.resolve();
    open -= 1;
    const answer = rest.shift();
    if (answer instanceof Problem) throw answer;
    return answer;
  };
  return { ask: () => turns.ask(question), waited, rest, atOnce: () => most };
}

describe('what the person’s page asks the hub', () => {
  it('is asked one after the other, also after one that failed', async () => {
    const one = hub('path', new Problem('RECORD_BEHIND', 'later', 503), 'wishes');
    const answers = await Promise.allSettled([one.ask(), one.ask(), one.ask()]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([one.atOnce(), one.waited]).toEqual([1, []]);
  });

  it('is asked again twice where the hub cannot answer at that moment', async () => {
    const one = hub(busy(), busy(), 'path');
    await expect(one.ask()).resolves.toBe('path');
    expect(one.waited).toHaveLength(2);
  });

  it('fails after the third no', async () => {
    const one = hub(busy(), busy(), busy(), 'path');
    await expect(one.ask()).rejects.toThrow('not now');
    expect(one.rest).toEqual(['path']);
  });
});
