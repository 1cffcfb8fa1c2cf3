import type { Entry } from './entries.ts';
import { entryState, onlyHere } from './entry-state.ts';

const entry = (state?: Entry['state']): Entry => ({
  key: `key-of-${state ?? 'nothing'}`,
  type: 'de.wegmarke.language.improper-participation.v1',
  title: { de: 'nicht ordnungsgemäße Teilnahme', en: 'improper participation' },
  staff: 'vhs-sb-1',
  at: '2026-11-12T09:00:00.000Z',
  ...(state && { state }),
});

describe('an entry made by hand', () => {
  it('is only here until the hub has recorded it, unless it was taken back', () => {
    const all = (['held', 'ready', 'sent', 'recorded', 'refused', 'withdrawn', undefined] as const).map(
      entry,
    );
    expect(onlyHere(all).map(({ state }) => state)).toEqual(['held', 'ready', 'sent', 'refused']);
  });

  it('says why it stays here', () => {
    const held = { ...entry('held'), code: 'NO_CONSENT' };
    expect(entryState(held, ({ de }) => de)).toMatch(/^bleibt vorerst hier: Keine Einwilligung deckt das/);
    expect(entryState({ ...entry('refused'), code: 'TYPE_UNKNOWN' }, ({ en }) => en)).toBe(
      'refused by the hub (TYPE_UNKNOWN)',
    );
  });
});
