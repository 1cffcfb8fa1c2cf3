import { ago } from './told.ts';

describe('how long ago something was', () => {
  const now = '2026-03-01T12:00:00.000Z';
  it.each([
    ['2026-03-01T11:59:50.000Z', 'vor 10 Sekunden', '10 seconds ago'],
    ['2026-03-01T11:57:01.000Z', 'vor 2 Minuten', '2 minutes ago'],
    ['2026-03-01T09:00:00.000Z', 'vor 3 Stunden', '3 hours ago'],
    ['2026-02-27T12:00:00.000Z', 'vor 2 Tagen', '2 days ago'],
    ['2026-03-01T12:00:05.000Z', 'gerade eben', 'just now'],
  ])('is told in words that do not round up: %s', (instant, german, english) => {
    expect(ago(instant, now, 'de')).toBe(german);
    expect(ago(instant, now, 'en')).toBe(english);
  });
});
