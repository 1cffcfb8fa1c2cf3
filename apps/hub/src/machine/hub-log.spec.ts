import pino from 'pino';
import { HubLog } from './hub-log.ts';

function faultOf(error: unknown): Record<string, unknown> {
  const lines: string[] = [];
  const log = new HubLog(pino({ base: null }, { write: (line) => void lines.push(line) }));
  log.fault('stumbled', error);
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

describe("the hub's log of an error", () => {
  it('tells kind, code and place', () => {
    const error = Object.assign(new RangeError('too many of 000417'), { code: 'TOO_MANY' });
    const told = faultOf(error);
    expect(told).toMatchObject({ event: 'stumbled', error: 'RangeError', code: 'TOO_MANY' });
    expect(JSON.stringify(told['frames'])).toContain('apps/hub/src/machine/hub-log.spec.ts:');
  });

  it.each(['file 000417', 'bad row\n  at file 000417', 'bad row\n    at row (libs/000417.ts:1:1)'])(
    'never tells the message %j',
    (message) => expect(JSON.stringify(faultOf(new Error(message)))).not.toContain('000417'),
  );

  it('names places below the installation, not where it is installed', () => {
    const frames = faultOf(new Error('x'))['frames'] as string[];
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expect(frame).not.toMatch(/(^|\()\//);
  });
});
