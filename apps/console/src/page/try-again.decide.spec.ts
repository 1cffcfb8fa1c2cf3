import { Problem } from './call.ts';
import { pauseBeforeNextTry } from './try-again.decide.ts';

const problem = (code: string, status: number): Problem => new Problem(code, 'try again', status);
const away = problem('HUB_UNREACHABLE', 503);

describe('reading again by itself', () => {
  it.each([
    ['the hub did not answer', away],
    ['nothing was reached', problem('NOT_REACHED', 0)],
    ['too many asked', problem('TOO_MANY_REQUESTS', 429)],
    ['a server before the pages has no answer', problem('UNKNOWN', 502)],
    ['a server before the pages waited too long', problem('UNKNOWN', 504)],
  ])('follows where %s', (_, passing) => {
    expect(pauseBeforeNextTry(passing, 0)).toBeGreaterThan(0);
  });

  it.each([
    ['somebody has to log in', problem('SIGN_IN_NEEDED', 401)],
    ['nothing is there', problem('REFERENCE_UNKNOWN', 404)],
    ['the rules say no', problem('HUB_SAID_NO', 422)],
    ['the server made a mistake', problem('INTERNAL', 500)],
    ['the key has to be replaced', problem('KEY_NOT_USABLE', 503)],
    ['what is stored is damaged', problem('CASE_UNREADABLE', 503)],
    ['a table was not told', problem('COMPETENCE_TABLE_NOT_HELD', 503)],
    ['the page itself is wrong', new TypeError('not a function')],
  ])('does not where %s', (_, lasting) => {
    expect(pauseBeforeNextTry(lasting, 0)).toBeUndefined();
  });

  it('waits longer each time, and ends', () => {
    const pauses: number[] = [];
    for (let tries = 0; ; tries += 1) {
      const pause = pauseBeforeNextTry(away, tries);
      if (pause === undefined) break;
      pauses.push(pause);
    }
    expect(pauses).toEqual([...new Set(pauses)].toSorted((one, other) => one - other));
    const whole = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(whole).toBeGreaterThan(60_000);
    expect(whole).toBeLessThan(180_000);
  });
});
