import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ExchangeHarness, until } from '../agency/spec/exchange-harness.ts';

const HANDLE = 'handle-of-a-case-0000000';
const RECALL = 'recall-1'.padEnd(43, '0');
const idOf = (name: string) => name.padEnd(43, '0');

describe('sinks between hub and agency', () => {
  let agency: ExchangeHarness;
  let receiver: Server;
  let status = 204;
  const told: { readonly id: string; readonly type: string; readonly link: string }[] = [];

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    told.push(JSON.parse(await text(request)) as (typeof told)[number]);
    response.writeHead(status).end();
  };

  beforeEach(async () => {
    told.length = 0;
    status = 204;
    receiver = createServer((request, response) => void respond(request, response));
    await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
    const { port } = receiver.address() as AddressInfo;
    agency = new ExchangeHarness();
    agency.sinks = [
      { kind: 'webhook', name: 'webhook', url: `http://127.0.0.1:${port}/`, allow: ['127.0.0.1'] },
      { kind: 'pull', name: 'pull' },
    ];
    release('first');
    agency.start();
  });
  afterEach(async () => {
    await agency.end();
    receiver.closeAllConnections();
    receiver.close();
  });

  const release = (name: string) =>
    agency.hub.releases.push({
      handle: HANDLE,
      type: 'de.wegmarke.language.voucher-issued.v1',
      agency: 'abh',
      fields: { issueMode: 'online' },
      basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
      purpose: 'course-access',
      id: idOf(name),
      seq: agency.hub.releases.length + 1,
    });
  const ids = () => told.map(({ id }) => id);

  it('get what the file gets, each once, also after a restart', async () => {
    await until(() => ids().includes(idOf('first')));
    expect(agency.sink()).toContain(idOf('first'));
    expect(told[0]?.link).toBe('http://127.0.0.1:8301/desk/inbox/1');
    await agency.restart();
    release('second');
    agency.hub.bell();
    await until(() => ids().includes(idOf('second')));
    await until(() => agency.feed.delivering.calm);
    expect(ids()).toEqual([idOf('first'), idOf('second')]);
    expect(agency.feed.pull?.waiting(0, 9).map(({ id }) => id)).toEqual([idOf('first'), idOf('second')]);
  });

  it('are told of a recall, and of nothing that was recalled before they had it', async () => {
    await until(() => ids().includes(idOf('first')));
    status = 500;
    release('second');
    agency.hub.bell();
    await until(() => ids().includes(idOf('second')));
    const notice = { recall: RECALL, kind: 'erase', handle: HANDLE, eventIds: [idOf('second')] } as const;
    agency.hub.recalls = [{ ...notice, openedAt: agency.now(), reminders: 0 }];
    agency.wait(1_000);
    agency.hub.bell();
    await until(() => agency.memory.queue.list({ max: 9 }).some(({ kind }) => kind === 'recall'));
    status = 204;
    agency.wait(86_400_000);
    agency.feed.delivering.ring();
    await until(() => ids().includes(RECALL));
    await until(() => agency.feed.delivering.calm);
    expect(ids()).toEqual([idOf('first'), idOf('second'), RECALL]);
    expect(told.at(-1)?.type).toBe('de.wegmarke.recall');
    const pulled = agency.feed.pull?.waiting(0, 9) ?? [];
    expect(pulled.map(({ id }) => id)).toEqual([idOf('first'), RECALL]);
    expect(pulled[1]?.line).toMatchObject({ kind: 'recall', notice: 'erase', ids: [idOf('second')] });
  });
});
