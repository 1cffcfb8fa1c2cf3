import { thinBody } from './entry.ts';
import { localTarget } from './local-target.ts';

describe('What a listening program is told', () => {
  it('is type, id, own number and link of an event, never its content', () => {
    const pulled = { entry: 7, kind: 'event', id: 'e1', type: 'de.wegmarke.x.y.v1', reference: '000417' };
    const received = { ...pulled, receivedAt: '2026-02-03T07:00:00.000Z', fields: { level: 'a1' } };
    expect(thinBody(received, 'http://127.0.0.1:8310')).toEqual({
      type: 'de.wegmarke.x.y.v1',
      id: 'e1',
      reference: '000417',
      link: 'http://127.0.0.1:8310/desk/inbox/7',
      timestamp: '2026-02-03T07:00:00.000Z',
    });
  });

  it('is only told on this machine', () => {
    expect(localTarget('http://127.0.0.1:3000/x').pathname).toBe('/x');
    expect(localTarget('http://[::1]:3000/').port).toBe('3000');
    for (const other of ['http://example.org/', 'http://127.0.0.1.example.org/', 'file:///etc', 'nothing'])
      expect(() => localTarget(other)).toThrow('--forward-to');
  });
});
