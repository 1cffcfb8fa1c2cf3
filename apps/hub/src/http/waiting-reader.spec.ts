import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fastify from 'fastify';
import type { FastifyReply } from 'fastify';
import { TimelineNotStill } from '#disclosure';
import { isReaderThere, readerProblem } from './waiting-reader.ts';

describe('the reader of a timeline', () => {
  const hub = fastify({ forceCloseConnections: true });
  let asked: PromiseWithResolvers<{ readonly reply: FastifyReply }>;
  // A reply can itself be awaited, until it is sent: so it is handed over inside an object.
  hub.get('/', (_, reply) => asked.resolve({ reply }));
  beforeAll(() => hub.listen({ host: '127.0.0.1', port: 0 }));
  afterAll(() => hub.close());

  /** Somebody who reads, and waits. */
  async function reader() {
    asked = Promise.withResolvers();
    const { port } = hub.server.address() as AddressInfo;
    const request = get({ host: '127.0.0.1', port, agent: false });
    request.on('error', () => undefined);
    return { request, reply: (await asked.promise).reply };
  }

  it('is there while it waits, and not after it has left', async () => {
    const { request, reply } = await reader();
    const isThere = () => isReaderThere(reply.raw, { isDisclosing: true });
    await pause(10);
    expect(isThere()).toBe(true);
    request.destroy();
    while (isThere()) await pause(5);
  });

  it('is not answered as soon as the hub discloses nothing, and is told why', async () => {
    const { request, reply } = await reader();
    const serving = { isDisclosing: true };
    const isThere = () => isReaderThere(reply.raw, serving);
    const code = () => readerProblem(new TimelineNotStill(), serving);
    expect([isThere(), code()]).toEqual([true, expect.objectContaining({ code: 'NOT_AVAILABLE' })]);
    serving.isDisclosing = false;
    expect([isThere(), code()]).toEqual([false, expect.objectContaining({ code: 'RECORD_BEHIND' })]);
    void reply.send();
    await once(request, 'response');
  });
});
