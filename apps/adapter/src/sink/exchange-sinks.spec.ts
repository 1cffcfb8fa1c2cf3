import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ExchangeHarness, until } from '../agency/spec/exchange-harness.ts';

const HANDLE = 'handle-of-a-case-0000000';
const RECALL = 'recall-1'.padEnd(43, '0');
const idOf = (name: string) => name.padEnd(43, '0');

describe('sinks between hub and agency', () => {
  let agency: ExchangeHarness;
  let receiver: Server;
  let status = 204;
  let folder: string;
  const told: {
    readonly id: string;
    readonly type: string;
    readonly link: string;
    readonly delivery?: number;
  }[] = [];
  /** What the receiver of the messages tells them apart by. */
  const messages: unknown[] = [];

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    messages.push(request.headers['webhook-id']);
    told.push(JSON.parse(await text(request)) as (typeof told)[number]);
    response.writeHead(status).end();
  };

  beforeEach(async () => {
    told.length = 0;
    messages.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'sinks-'));
    status = 204;
    receiver = createServer((request, response) => void respond(request, response));
    await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
    const { port } = receiver.address() as AddressInfo;
    agency = new ExchangeHarness();
    agency.sinks = [
      { kind: 'webhook', name: 'webhook', url: `http://127.0.0.1:${port}/`, allow: ['127.0.0.1'] },
      { kind: 'pull', name: 'pull' },
      { kind: 'csv', name: 'csv', place: { file: join(folder, 'received.csv') }, delimiter: ';' },
    ];
    release('first');
    agency.start();
  });
  afterEach(async () => {
    await agency.end();
    receiver.closeAllConnections();
    receiver.close();
    rmSync(folder, { recursive: true });
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

  describe('of what was recalled and is permitted again', () => {
    const FIRST = idOf('first');

    /** The hub tells the recall of what all sinks have. */
    const recall = (openedAt = agency.now()) => {
      const notice = { recall: RECALL, kind: 'stop-using', handle: HANDLE, eventIds: [FIRST] } as const;
      agency.hub.recalls = [{ ...notice, openedAt, reminders: 0 }];
      agency.hub.bell();
    };
    const pulled = () => agency.feed.pull?.waiting(0, 9) ?? [];
    const lines = () =>
      agency
        .sink()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly id?: string; readonly delivery?: number });
    const rows = () => readFileSync(join(folder, 'received.csv'), 'utf8').trimEnd().split('\r\n');
    /** Everything is with the receiver, and it was taken from where it is pulled. */
    const taken = async () => {
      await until(() => ids().includes(FIRST) && agency.feed.delivering.calm);
      agency.feed.pull?.given(pulled().map(({ entry }) => entry));
      agency.feed.pull?.doneUpTo(Number.MAX_SAFE_INTEGER, agency.now());
      agency.wait(1_000);
    };
    const cameAgain = async () => {
      await until(() => ids().filter((id) => id === FIRST).length === 2);
      await until(() => agency.feed.delivering.calm && rows().length === 4);
    };
    /** All sinks have the event, the recall, and the event as another delivery, in this order. */
    const expectSecondDelivery = () => {
      expect(ids()).toEqual([FIRST, RECALL, FIRST]);
      expect(told.map(({ delivery }) => delivery)).toEqual([undefined, undefined, 2]);
      expect(new Set(messages).size).toBe(3);
      expect(new Set(told.map(({ link }) => link)).size).toBe(3);
      expect(pulled().map(({ id, line }) => [id, 'delivery' in line && line.delivery])).toEqual([
        [RECALL, false],
        [FIRST, 2],
      ]);
      expect(lines().at(-1)).toMatchObject({ id: FIRST, delivery: 2 });
      const cells = rows().map((row) => row.split(';'));
      const notice = cells[0]?.indexOf('notice') ?? 0;
      expect(cells.map((row) => row[notice])).toEqual(['notice', '', 'stop-using', 'use-again']);
    };

    it('get it again as another delivery, once, also after a restart', async () => {
      await taken();
      recall();
      await until(() => ids().includes(RECALL) && agency.feed.delivering.calm);
      agency.wait(1_000);
      release('first');
      agency.hub.bell();
      await cameAgain();
      expectSecondDelivery();
      expect(agency.memory.inbox.count()).toBe(1);
      release('first');
      await agency.restart();
      await until(() => agency.exchange.calm && agency.memory.inbox.cursor().after === 3);
      await until(() => agency.feed.delivering.calm);
      expectSecondDelivery();
    });

    it('get it again also when it came before the recall was known', async () => {
      await taken();
      const openedAt = agency.now();
      agency.wait(1_000);
      release('first');
      agency.hub.bell();
      await until(() => agency.memory.inbox.cursor().after === 2);
      recall(openedAt);
      await cameAgain();
      expectSecondDelivery();
    });

    it('do not get what left the hub before the recall and comes after it', async () => {
      await taken();
      recall();
      await until(() => ids().includes(RECALL));
      release('first');
      agency.hub.bell();
      await until(() => agency.memory.inbox.cursor().after === 2);
      await until(() => agency.feed.delivering.calm);
      expect(ids()).toEqual([FIRST, RECALL]);
    });
  });
});
