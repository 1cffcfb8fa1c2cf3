import { doors, openingOf } from './doors.ts';
import { DeskHarness, NOW, ORIGIN, TOKEN } from './spec/desk-harness.ts';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
});
afterEach(() => desk.end());

describe('its entrance', () => {
  it('has a row for every route, and a route for every row', () => {
    const rows = doors.filter(({ opening }) => opening.kind === 'route').map(openingOf);
    expect(Object.keys(desk.routes).sort()).toEqual(rows.sort());
  });

  it('asks every route for the token', async () => {
    for (const route of Object.keys(desk.routes)) {
      const [method = '', path = ''] = route.split(' ');
      for (const authorization of ['', 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`]) {
        const { status, body } = await desk.call(method, path.replace(':reference', '1'), undefined, {
          Authorization: authorization,
        });
        expect([status, body['code']]).toEqual([401, 'TOKEN_INVALID']);
      }
    }
  });

  it('turns away a page whose name was rebound to this machine', async () => {
    const { port } = new URL(desk.desk.url);
    expect(await desk.withHost(`evil.example:${port}`)).toBe(421);
    expect(await desk.withHost(`127.0.0.1:${Number(port) + 1}`)).toBe(421);
    expect(await desk.withHost(`localhost:${port}`)).toBe(200);
  });

  it('turns away pages of other origins, also with the token', async () => {
    const { status, body, headers } = await desk.call('GET', '/desk/agency', undefined, {
      Origin: 'https://evil.example',
    });
    expect([status, body['code']]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await desk.call('GET', '/desk/agency', undefined, { Origin: 'null' })).status).toBe(403);
  });

  it('lets the configured page in, and nobody keeps its answers', async () => {
    const { status, headers } = await desk.call('GET', '/desk/agency', undefined, { Origin: ORIGIN });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(headers.get('cache-control')).toBe('no-store');
    const preflight = await fetch(`${desk.desk.url}/desk/cases`, {
      method: 'OPTIONS',
      headers: { Origin: ORIGIN },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('X-Staff');
  });

  it('answers what it does not know with a stable code and the fix', async () => {
    const unknown = await desk.call('GET', '/desk/nothing');
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'ROUTE_UNKNOWN']);
    const method = await desk.call('PUT', '/desk/cases');
    expect([method.status, method.body['code'], method.body['detail']]).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
      'this address takes GET, POST',
    ]);
    expect(method.headers.get('content-type')).toContain('application/problem+json');
    expect((await desk.call('GET', '/desk/cases/%ff/timeline')).body['code']).toBe('ROUTE_UNKNOWN');
  });

  it('takes closed, bounded JSON only', async () => {
    const faults: [unknown, string][] = [
      ['{', 'BODY_NOT_JSON'],
      ['[]', 'BODY_NOT_JSON'],
      [{ reference: '1', name: 'x' }, 'FIELD_UNKNOWN'],
      [{ reference: 123 }, 'FIELD_INVALID'],
      [{ reference: ' 1' }, 'FIELD_INVALID'],
      [{ reference: 'a\u0000' }, 'FIELD_INVALID'],
      [{ reference: 'x'.repeat(70_000) }, 'BODY_TOO_LARGE'],
    ];
    for (const [body, code] of faults)
      expect((await desk.call('POST', '/desk/cases', body)).body['code']).toBe(code);
    expect((await desk.call('POST', '/desk/cases', { reference: 1 })).body['pointer']).toBe('/reference');
    expect(desk.memory.outbox.list()).toEqual([]);
  });
});

describe('its lists', () => {
  it('tell why an item waits', async () => {
    await desk.call('POST', '/desk/cases', { reference: '1' });
    const [item] = desk.memory.outbox.list();
    desk.memory.outbox.hold(item?.id ?? '', 'NO_CONSENT');
    expect((await desk.call('GET', '/desk/outbox?state=held')).body['items']).toMatchObject([
      { reference: '1', state: 'held', code: 'NO_CONSENT', reason: 'no consent covers this' },
    ]);
    expect((await desk.call('GET', '/desk/outbox?state=sent')).body['items']).toEqual([]);
    expect((await desk.call('GET', '/desk/outbox?state=lost')).body['code']).toBe('QUERY_INVALID');
  });

  it('name the agency, and take the buttons', async () => {
    expect((await desk.call('GET', '/desk/agency')).body).toMatchObject({ network: 'rheine', agency: 'vhs' });
    expect((await desk.call('GET', '/desk/status')).body).toEqual({ quiet: true });
    expect((await desk.call('GET', '/desk/problems')).body).toEqual({ problems: [] });
    expect((await desk.call('POST', '/desk/import')).status).toBe(202);
    expect((await desk.call('POST', '/desk/replay', { since: NOW })).status).toBe(202);
    const nowhere = { since: '2026-02-30T10:00:00.000Z' };
    expect((await desk.call('POST', '/desk/replay', nowhere)).body['code']).toBe('FIELD_INVALID');
    expect((await desk.call('POST', '/desk/replay', { since: 'yesterday' })).body['code']).toBe(
      'FIELD_INVALID',
    );
  });
});
