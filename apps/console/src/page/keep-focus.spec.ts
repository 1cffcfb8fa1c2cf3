import { keepFocus, type FocusHost } from './keep-focus.ts';

/** A view with a button in it that has the focus, which is drawn anew with or without the button. */
function view({ isFocused = true, staysThere = false, isWithin = true } = {}) {
  const focusedOn: string[] = [];
  const heading = { setAttribute: () => undefined, focus: () => focusedOn.push('heading') };
  const button = { matches: () => isFocused, isConnected: true };
  const host = {
    contains: () => isWithin,
    querySelector: () => heading,
    ownerDocument: { activeElement: button },
    updateComplete: Promise.resolve().then(() => (button.isConnected = staysThere)),
  } as unknown as FocusHost;
  return { host, focusedOn };
}

describe('the focus of a view that is drawn anew', () => {
  it('goes to the heading where what had it is gone', async () => {
    const { host, focusedOn } = view();
    await keepFocus(host, '[data-reads-again]');
    expect(focusedOn).toEqual(['heading']);
  });

  it.each([
    ['where that is still there', { staysThere: true }],
    ['where something else has it', { isFocused: false }],
    ['where another view has it', { isWithin: false }],
  ])('stays %s', async (_, how) => {
    const { host, focusedOn } = view(how);
    await keepFocus(host, '[data-reads-again]');
    expect(focusedOn).toEqual([]);
  });
});
