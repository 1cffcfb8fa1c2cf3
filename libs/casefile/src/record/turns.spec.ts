import { Turns } from './turns.ts';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('turns', () => {
  it('keep the order of asking on one key', async () => {
    const turns = new Turns();
    const first = gate();
    const order: string[] = [];
    const one = turns.take(['a', 'b'], async () => {
      await first.opened;
      order.push('one');
    });
    const two = turns.take(['b', 'c'], async () => void order.push('two'));
    const free = turns.take(['d'], async () => void order.push('free'));
    await free;
    expect(order).toEqual(['free']);
    first.open();
    await Promise.all([one, two]);
    expect(order).toEqual(['free', 'one', 'two']);
  });

  it('go on after a task that failed, and hand its error to its own caller only', async () => {
    const turns = new Turns();
    const failing = turns.take(['a'], () => Promise.reject(new Error('down')));
    const next = turns.take(['a'], async () => 'served');
    await expect(failing).rejects.toThrow('down');
    await expect(next).resolves.toBe('served');
  });
});
