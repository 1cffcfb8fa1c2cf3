import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { Action } from './action.ts';
import { button } from './fields.ts';

const what = { de: 'Gemeldet', en: 'Reported' };

/** A view that counts how often what was said in it gets the focus. */
function view() {
  let focused = 0;
  const host = {
    addController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
    querySelector: () => ({ focus: () => (focused += 1) }),
  } as unknown as ReactiveControllerHost & HTMLElement;
  return { action: new Action(host), focused: () => focused };
}

/** All that a template says, with its attributes. */
function textOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(textOf).join('');
  if (typeof part !== 'object' || part === null) return typeof part === 'string' ? part : '';
  const { strings, values } = part as TemplateResult;
  return strings.map((text, at) => text + textOf(values[at])).join('');
}

describe('a step of a page', () => {
  it('is heard to be under way, and ends with its receipt, which gets the focus', async () => {
    const { action, focused } = view();
    expect(textOf(action.shown('de'))).not.toContain('Wird gemeldet');
    const { promise, resolve } = Promise.withResolvers<{ receipt: { at: string } }>();
    const run = action.run(what, () => promise);
    expect(textOf(action.shown('de'))).toMatch(/role="status">\s*Wird gemeldet …\s*</);
    expect(focused()).toBe(0);
    resolve({ receipt: { at: '2026-03-01T08:00:00.000Z' } });
    await run;
    expect(textOf(action.shown('de'))).toMatch(/data-said="done"[^]*Gemeldet[^]*Quittung des Hubs/);
    expect(textOf(action.shown('de'))).not.toContain('Wird gemeldet');
    expect(focused()).toBe(1);
  });

  it('never says that it is done when the own gate keeps it, but why, and where a consent is taken down', async () => {
    const { action, focused } = view();
    await action.run(what, async () => ({ state: 'held', code: 'NO_CONSENT' }), '08/9001');
    const said = textOf(action.shown('de'));
    expect(said).not.toContain('Gemeldet');
    expect(said).toMatch(/data-said="held"[^]*bleibt vorerst bei Ihnen[^]*Keine Einwilligung deckt das/);
    expect(said).toContain('#/case/08%2F9001/consents');
    expect(focused()).toBe(1);
    await action.run(what, async () => ({ state: 'held', code: 'NO_ROW' }), '08/9001');
    expect(textOf(action.shown('de'))).not.toContain('/consents');
  });

  it('keeps its button focusable while it runs, and deaf', () => {
    const click = (): void => undefined;
    const [free, busy] = [button('Melden', click), button('Melden', click, { busy: true })];
    expect(textOf(busy)).toContain('aria-disabled=true');
    expect(textOf(busy)).not.toContain('?disabled');
    expect(textOf(free)).not.toContain('aria-disabled=true');
    expect([free.values.includes(click), busy.values.includes(click)]).toEqual([true, false]);
  });
});
