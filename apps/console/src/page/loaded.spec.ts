import type { ReactiveControllerHost } from 'lit';
import { Loaded } from './loaded.ts';

/** A view that reads what the spec answers, one reading after the other. */
function view() {
  const readings: PromiseWithResolvers<string>[] = [];
  const host = { addController: () => undefined, requestUpdate: () => undefined };
  const loaded = new Loaded(host as unknown as ReactiveControllerHost, () => {
    const reading = Promise.withResolvers<string>();
    readings.push(reading);
    return reading.promise;
  });
  loaded.hostConnected();
  const answer = async (value: string) => {
    readings.at(-1)?.resolve(value);
    await new Promise(setImmediate);
  };
  return { loaded, readings, answer };
}

describe('what a view reads', () => {
  it('is shown however fast signs come while the server answers slowly, and is read once more after them', async () => {
    const { loaded, readings, answer } = view();
    for (const shown of ['first', 'second', 'third']) {
      await loaded.renew();
      await loaded.renew();
      await answer(shown);
      expect(loaded.value).toBe(shown);
    }
    expect(readings).toHaveLength(4);
    await answer('last');
    expect(loaded).toMatchObject({ value: 'last', isReading: false });
    expect(readings).toHaveLength(4);
  });

  it('is read at once by a sign where nothing is under way', async () => {
    const { loaded, answer } = view();
    await answer('first');
    const renewed = loaded.renew();
    await answer('second');
    await renewed;
    expect(loaded.value).toBe('second');
  });

  it('is not what was asked for before the view asked for another thing', async () => {
    const { loaded, readings, answer } = view();
    void loaded.reload();
    readings[0]?.resolve('of another case');
    await new Promise(setImmediate);
    expect(loaded.value).toBeUndefined();
    await answer('of this one');
    expect(loaded.value).toBe('of this one');
  });

  it('comes no more to a view that was left, whatever signs came', async () => {
    const { loaded, readings, answer } = view();
    await loaded.renew();
    loaded.hostDisconnected();
    await answer('late');
    expect(loaded.value).toBeUndefined();
    expect(readings).toHaveLength(1);
  });

  it('is read again after a fault when a sign came meanwhile', async () => {
    const { loaded, readings, answer } = view();
    await loaded.renew();
    readings[0]?.reject(new Error('no answer'));
    await new Promise(setImmediate);
    expect(readings).toHaveLength(2);
    await answer('there');
    expect(loaded).toMatchObject({ value: 'there', problem: undefined });
  });
});
