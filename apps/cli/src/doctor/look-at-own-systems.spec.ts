import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterConfig } from '#adapter';
import { freePort } from '../simulate/free-port.ts';
import { lookAtOwnSystems } from './look-at-own-systems.ts';

const clock = { now: () => '2026-03-01T10:00:00.000Z' };
const nothing = { sources: [], sinks: [] };

describe('The doctor looks at the systems of the agency itself', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'own-systems-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('and says nothing where there are none', async () => {
    expect(await lookAtOwnSystems({ clock, config: nothing })).toEqual([]);
  });

  it('and tells of a table whose database does not answer, without its address', async () => {
    const urlFile = join(folder, 'url');
    writeFileSync(urlFile, `postgresql://reader:secret@127.0.0.1:${await freePort()}/agency`);
    const table = {
      kind: 'table',
      name: 'akten',
      urlFile,
      table: 'outbox',
      id: 'id',
      payload: 'row',
    } as const;
    expect(await lookAtOwnSystems({ clock, config: { ...nothing, sources: [table] } })).toEqual([
      { check: 'sources', code: 'TABLE_UNREADABLE', saw: 'table/akten: ECONNREFUSED' },
    ]);
  });

  it.each([
    ['http://127.0.0.1:1/', [], 'RECEIVER_REFUSED', 'records: ADDRESS_NOT_ALLOWED'],
    ['http://10.1.2.3:1/', ['10.0.0.0/8'], 'RECEIVER_REFUSED', 'records: NOT_ENCRYPTED'],
    ['http://127.0.0.1:1/', ['127.0.0.1'], 'NOT_REACHABLE', 'sink records: 127.0.0.1:1'],
    ['https://no-such-host.invalid/', [], 'NAME_NOT_FOUND', 'sink records: no-such-host.invalid'],
  ])('and judges a receiver at %s, where %j may be called', async (url, allow, code, saw) => {
    const sinks: AdapterConfig['sinks'] = [{ kind: 'webhook', name: 'records', url, allow }];
    const [found] = await lookAtOwnSystems({ clock, config: { ...nothing, sinks } });
    expect(found).toMatchObject({ code, saw });
  });

  it.each([
    ['that describes itself', 200, '', undefined],
    ['of another issuer', 200, '-else', 'OTHER_ISSUER'],
    ['that fails', 500, '', 'ANSWER_500'],
  ])('and at a log-in service %s', async (_, status, ending, why) => {
    const service = createServer(({ url, headers }, answer) => {
      expect(url).toBe('/.well-known/openid-configuration');
      answer.writeHead(status).end(JSON.stringify({ issuer: `http://${headers.host}${ending}` }));
    });
    await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
    const host = `127.0.0.1:${(service.address() as AddressInfo).port}`;
    const pages = { logIn: { issuer: `http://${host}` } };
    const found = await lookAtOwnSystems({ clock, config: { ...nothing, pages } });
    service.close();
    expect(found.at(-1)).toEqual(
      why === undefined
        ? { check: 'log-in', saw: `${host} describes itself` }
        : { check: 'log-in', code: 'LOG_IN_UNAVAILABLE', saw: `${host}: ${why}` },
    );
  });
});
