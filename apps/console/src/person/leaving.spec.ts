import { LEAVING, Leaving } from './leaving.ts';

/** A browser in which windows share what is kept, and a hub that can be out of reach. */
function browser() {
  const kept = new Map<string, string>();
  const due: (() => void)[] = [];
  let isReached = true;
  let told = 0;
  let over = 0;
  const tell = async (): Promise<void> => {
    if (!isReached) throw new Error('not reached');
    told += 1;
  };
  return {
    window: () =>
      new Leaving({
        tell,
        kept: {
          getItem: (name) => kept.get(name) ?? null,
          setItem: (name, value) => void kept.set(name, value),
          removeItem: (name) => void kept.delete(name),
        },
        later: (work) => {
          due.push(work);
          return () => void due.splice(due.indexOf(work), due.includes(work) ? 1 : 0);
        },
        changed: () => undefined,
        over: () => void (over += 1),
      }),
    reach: (is: boolean) => void (isReached = is),
    /** Time passes. */
    pass: () => due.splice(0).forEach((work) => work()),
    told: () => told,
    over: () => over,
    kept,
  };
}
/** Lets what is under way come to its end. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("leaving the person's page", () => {
  it('is over when the hub has said so', async () => {
    const here = browser();
    const window = here.window();
    window.leave();
    await settle();
    expect([window.state, window.isDue, here.told(), here.over()]).toEqual([undefined, false, 1, 1]);
  });

  it('is not over while the hub cannot be told, and is told again until it can', async () => {
    const here = browser();
    const window = here.window();
    here.reach(false);
    window.leave();
    await settle();
    expect([window.state, window.isDue]).toEqual(['not-told', true]);
    here.pass();
    await settle();
    expect([window.state, here.over()]).toEqual(['not-told', 0]);
    here.reach(true);
    here.pass();
    await settle();
    expect([window.state, here.over(), here.told()]).toEqual([undefined, 1, 1]);
  });

  it('outlives the window: the next one completes it', async () => {
    const here = browser();
    here.reach(false);
    here.window().leaveAtOnce();
    await settle();
    const next = here.window();
    expect(next.isDue).toBe(true);
    here.reach(true);
    await next.complete();
    expect([here.told(), here.kept.has(LEAVING)]).toEqual([1, false]);
  });

  it('leaves nothing due when it went out in the last moment', async () => {
    const here = browser();
    here.window().leaveAtOnce();
    await settle();
    expect([here.told(), here.window().isDue]).toEqual([1, false]);
  });

  it('ends where somebody entered anew, in whichever window, and does not shut that again', async () => {
    const here = browser();
    const [one, other] = [here.window(), here.window()];
    here.reach(false);
    one.leave();
    void other.complete();
    await settle();
    one.end();
    here.reach(true);
    here.pass();
    await settle();
    expect([here.told(), other.state]).toEqual([0, undefined]);
  });
});
