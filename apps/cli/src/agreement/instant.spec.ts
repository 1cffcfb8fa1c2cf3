import { instantOf } from './instant.ts';

describe('an instant on the command line', () => {
  it('is an instant, or a day that begins in Germany', () => {
    expect(instantOf('2026-03-01T10:00:00Z', 'at')).toBe('2026-03-01T10:00:00.000Z');
    expect(instantOf('2026-03-01', 'at')).toBe('2026-02-28T23:00:00.000Z');
  });

  it.each(['2026-02-30', '2026-02-30T00:00:00Z', '2026-02-30T00:00:00.000Z', '2026-13-01T00:00:00Z', 'soon'])(
    'is not a day that no calendar knows: %s',
    (text) => {
      expect(() => instantOf(text, 'at')).toThrow('neither a day nor an instant');
    },
  );
});
