import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openPage } from '../demonstration/page.mjs';
import { Cannot } from '../setup/cannot.mjs';
import { testFolder } from './for-tests.mjs';
import { lengthOf, listenOn, notStarted, PortTaken, unlessTaken } from './not-started.mjs';
import { freePort } from './ports.mjs';

describe('a program that does not start', () => {
  const told = async (said: string, before = ''): Promise<Cannot> => {
    const log = join(await testFolder('not-started'), 'log');
    writeFileSync(log, before);
    const from = lengthOf(log);
    appendFileSync(log, said);
    return notStarted('The hub', log, from);
  };

  it.each([
    ['desk 127.0.0.1:8082 DESK_PORT_IN_USE: End the other program.\n'],
    ['the hub cannot start as it is set up:\n  WEGMARKE_HUB_HTTP_PORT UNREADABLE: name a port\n'],
    ['[12] [FTL] Error listening on port: 127.0.0.1:4222, "bind: address already in use"\n'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  no socket\n'],
  ])('may have found its port taken: %s', async (said) => {
    await expect(told(said)).resolves.toBeInstanceOf(PortTaken);
  });

  it('is told of in one line with what it said, what to do and where the rest stands, without its stack', async () => {
    const stack = 'Error: no such table\n    at main (main.js:1:1)\n\nNode.js v24.21.0\n';
    const { message } = await told(stack, 'DESK_PORT_IN_USE: of an earlier start\n');
    expect(message).toMatch(
      /^The hub did not start: Error: no such table\. Mend that and start again; all it said stands in \S+\.$/,
    );
    expect((await told('')).message).toMatch(/^The hub did not start: it said nothing\. Mend/);
    const bare = 'nothing is there\n    at main (main.js:1:1)\n';
    expect((await told(bare)).message).toMatch(/^The hub did not start: nothing is there\. Mend/);
  });
});

describe('a port that another program takes', () => {
  it('is left to it, and the next one is taken', async () => {
    const other = createServer();
    const port = await freePort();
    await listenOn(other, port, 'The other');
    await expect(listenOn(createServer(), port, 'The page')).rejects.toThrow(
      `The page did not start: another program took port ${port} at the same moment.`,
    );
    const page = await openPage(port);
    expect(page.port).toBeGreaterThan(port);
    await page.stop();
    await new Promise((done) => other.close(done));
  });

  it('is given up after some tries, with what to do', async () => {
    let tries = 0;
    const always = () => ((tries += 1), Promise.reject(new PortTaken('End that program.')));
    await expect(unlessTaken(always)).rejects.toThrow('End that program.');
    expect(tries).toBe(5);
  });
});
