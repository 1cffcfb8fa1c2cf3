import { allowedExits } from './allowed-exits.ts';
import { findEveryExit, findExits } from './exits.ts';
import { productSources } from './sources.ts';

/** What kind of exit is found in one line of code, put into a file of the product that may do nothing. */
const kindsIn = (code: string, file = 'libs/steering/src/waits.projection.ts') =>
  findExits(file, code).map(({ kind }) => kind);

describe('the ways out of the product', () => {
  it('are all in the table of allowed exits', () => {
    const findings = productSources().flatMap(({ file, text }) =>
      findExits(file, text).map(({ kind, line, code }) => `${file}:${line} ${kind}: ${code}`),
    );
    expect(findings).toEqual([]);
  });

  it.each(allowedExits)('are still as many as the table says: $file', ({ file, exits }) => {
    const found = productSources()
      .filter((source) => (file.endsWith('/') ? source.file.startsWith(file) : source.file === file))
      .flatMap((source) => findEveryExit(source.file, source.text).map(({ kind }) => kind));
    for (const [kind, times] of Object.entries(exits)) {
      const foundTimes = found.filter((one) => one === kind).length;
      expect({ kind, times: foundTimes > 0 && times === Infinity ? Infinity : foundTimes }).toEqual({
        kind,
        times,
      });
    }
  });
});

describe('a second way out is found', () => {
  it('by reply.send in a controller', () => {
    const code = `import { Controller, Get, Res } from '@nestjs/common';
      @Controller() export class C { @Get() read(@Res() reply: FastifyReply) { return reply.send(payload); } }`;
    expect(findExits('apps/hub/src/http/c.controller.ts', code)).toEqual([
      expect.objectContaining({ kind: 'reply', line: 1 }),
      expect.objectContaining({ kind: 'reply', line: 2 }),
    ]);
  });

  it('by nc.publish in a projection', () => {
    expect(kindsIn('export const project = (nc: Nc) => nc.publish("x", payload);')).toEqual(['broker']);
  });

  it('by a file written in a projection', () => {
    expect(kindsIn("import { writeFileSync } from 'node:fs';")).toEqual(['file']);
  });

  it('by a log line that carries a payload', () => {
    expect(kindsIn('logger.info({ event: "READ", payload });')).toEqual(['log']);
  });

  it('by a log line under another name for the log', () => {
    expect(kindsIn('const book = parts.log; book.note("receipt", { text: content });')).toEqual(['log']);
  });

  it('by a log line with a text made of content under an allowed name', () => {
    const made = 'const reason = Buffer.from(body).toString("latin1");';
    expect(kindsIn(`${made} this.log.tell("batch", { reason });`)).toEqual(['log']);
    expect(kindsIn(`${made} this.log.tell("batch", { code: reason });`)).toEqual(['log']);
  });

  it.each([
    ['reply', 'reply.code(200).send(bytes);'],
    ['reply', 'response.raw.write(bytes);'],
    ['reply', 'res.end(bytes);'],
    ['reply', 'const { send } = reply;'],
    ['reply', 'const tell = reply.send.bind(reply);'],
    ['reply', 'reply["send"](bytes);'],
    ['reply', 'reply.header("x-note", payload);'],
    ['reply', 'reply.hijack();'],
    ['reply', "import { StreamableFile } from '@nestjs/common';"],
    ['reply', 'class C { @Sse() feed() {} }'],
    ['broker', 'message.respond(bytes);'],
    ['broker', 'await connection?.request("x", bytes);'],
    ['broker', 'const ring = jetstream.publish;'],
    ['broker', 'function f({ publish }: Nc) {}'],
    ['broker', "import { connect } from '@nats-io/transport-node';"],
    ['network', 'await fetch(address, { body });'],
    ['network', 'await globalThis.fetch(address);'],
    ['network', 'const ask = fetch;'],
    ['network', 'use({ fetch });'],
    ['network', "import { request } from 'node:https';"],
    ['network', "import net from 'node:net';"],
    ['network', "import { discovery } from 'openid-client';"],
    ['network', 'new WebSocket(address);'],
    ['network', 'await import("node:http");'],
    ['file', "import * as fs from 'node:fs';"],
    ['file', "import fs from 'node:fs/promises';"],
    ['file', "import { open } from 'fs/promises';"],
    ['file', "export { appendFile } from 'node:fs/promises';"],
    ['file', "import { DatabaseSync } from 'node:sqlite';"],
    ['file', 'promises.writeFile(path, payload);'],
    ['database', "import { Pool } from 'pg';"],
    ['process', "import { spawn } from 'node:child_process';"],
    ['console', 'console.log(payload);'],
    ['console', 'const { log } = console;'],
    ['console', 'process.stdout.write(payload);'],
    ['outlet', "import { Outlet } from '#ports';"],
    ['outlet', "import { PermittedOutlet as Way } from '#disclosure';"],
    ['hidden', 'await import(name);'],
    ['hidden', "require('node:fs');"],
    ['hidden', 'eval(code);'],
    ['log', 'this.logger.warn(`refused ${payload}`);'],
    ['log', 'this.#log.error(error);'],
    ['log', 'logger.info("taken", payload);'],
    ['log', 'logger.info({ ...event });'],
    ['log', 'logger.info({ code: JSON.stringify(payload) });'],
    ['log', 'logger.info({ code: `${payload}` });'],
    ['log', 'logger.info({ [name]: 1 });'],
    ['log', 'logger.child({ payload });'],
    ['log', 'new Logger().log(payload);'],
    ['log', "log.tell('READ', fields);"],
    ['log', "log.tell('READ', { count: { payload } });"],
    ['log', 'log.fault(message, error, { traceId });'],
  ])('%s: %s', (kind, code) => {
    expect(kindsIn(code)).toContain(kind);
  });
});

describe('no exit is seen', () => {
  it.each([
    [
      'in a constant log line with safe fields',
      "this.logger.info('taken', { agency, count: events.length, ms: 3 });",
    ],
    [
      'in a fault that drops the error’s message',
      "this.log.fault('STORE_AWAY', error, { traceId: request.id });",
    ],
    ['in what is known of an error', "log.note('failed', { loop, ...errorFields(error) });"],
    ['in the import of types', "import type { NatsConnection } from '@nats-io/transport-node';"],
    ['in reading files', "import { readFileSync, type WriteStream } from 'node:fs';"],
    ['in keys of an agency for the broker', "import { createUser } from '@nats-io/nkeys';"],
    [
      'in names alone',
      'interface Reply { send(bytes: Uint8Array): void } const parts = { publish: 1, fetch: 2 };',
    ],
    [
      'in a class’s own method',
      'class Pump { run() { return this.send(1); } send(n: number) { return n; } }',
    ],
    [
      'in properties of those names',
      'const { request } = context; const at = context.request.id; const end = period.end;',
    ],
    ['in a list that is called a log', 'class Store { #log = []; add(e) { this.#log.push(e); } }'],
  ])('%s', (_, code) => {
    expect(kindsIn(code)).toEqual([]);
  });

  it('in a file that the table allows this way, as often as it says', () => {
    const file = 'apps/adapter/src/journal/journal.ts';
    const times = allowedExits.find((row) => row.file === file)?.exits.file ?? 0;
    const code = "import { writeSync } from 'node:fs';\n";
    expect(kindsIn(code.repeat(times), file)).toEqual([]);
    expect(kindsIn(code.repeat(times + 1), file)).toHaveLength(times + 1);
    expect(kindsIn('console.log(1);', file)).toEqual(['console']);
  });
});
