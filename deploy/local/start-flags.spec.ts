import { readFlags } from './start-flags.mjs';

describe('the flags of npm start', () => {
  it('have defaults that suit a first start', () => {
    expect(readFlags([])).toEqual({
      help: false,
      fresh: false,
      once: false,
      port: 8080,
      natsPort: 4222,
      postgresPort: 5433,
    });
  });

  it('are read', () => {
    expect(readFlags(['--once', '--fresh', '--port', '0'])).toMatchObject({
      once: true,
      fresh: true,
      port: 0,
    });
  });

  it.each([['--port', 'x'], ['--port', '70000'], ['--nats-port', '1.5'], ['--tiny']])(
    'are refused with the fix: %s %s',
    (...args) => {
      expect(() => readFlags(args)).toThrow(/port from 1 to 65535|npm start -- --fresh/);
    },
  );
});
