import { Agent, request as httpRequest } from 'node:http';
import { deskProblems } from '../../apps/adapter/src/desk/problem-codes.ts';
import { DeskHarness, ORIGIN, TOKEN } from '../../apps/adapter/src/desk/spec/desk-harness.ts';
import { hubErrors } from '../../apps/hub/src/errors.ts';
import type { Dice } from './dice.ts';
import type { FuzzedDoor, FuzzedProgram, HttpAnswer } from './fuzzed-door.ts';
import { wrongWith } from './fuzzed-door.ts';
import { hostileBytes, hostileText, hostileValue } from './hostile.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Every route of an adapter's desk, over HTTP; the agency's file 000123 is linked. */
export async function fuzzedDesk(): Promise<FuzzedProgram> {
  const desk = new DeskHarness();
  await desk.start();
  desk.link();
  const agent = new Agent({ keepAlive: true });
  const send = (sent: Sent): Promise<HttpAnswer> => sendTo(desk.desk.url, agent, sent);
  const codes = new Set([...Object.keys(deskProblems), ...hubErrors.map(({ code }) => code)]);
  let known = desk.memory.outbox.list().length;
  return {
    doors: Object.keys(desk.routes).map((route) => routeDoor(route, codes, send)),
    stored() {
      const items = desk.memory.outbox.list();
      const added = items.slice(known).map(({ type }) => type);
      known = items.length;
      return Promise.resolve(added);
    },
    async end() {
      agent.destroy();
      await desk.end();
    },
  };
}

function routeDoor(
  route: string,
  codes: ReadonlySet<string>,
  send: (sent: Sent) => Promise<HttpAnswer>,
): FuzzedDoor {
  const [method = '', template = ''] = route.split(' ');
  const isRead = method === 'GET';
  let fields: readonly string[] | undefined;
  return {
    door: route,
    async shoot(dice) {
      const path = addressOf(template, dice);
      const headers = headersOf(dice);
      if (isRead) return wrongWith(await send({ method, path: path + queryOf(dice), headers }), codes, false);
      fields ??= await fieldsOf(method, template, send);
      const body = bodyOf(dice, fields);
      return wrongWith(await send({ method, path, headers, body }), codes, true);
    },
  };
}

/** Which fields a call takes, as its own problem details tell. */
async function fieldsOf(method: string, template: string, send: (sent: Sent) => Promise<HttpAnswer>) {
  const path = template.replace(':reference', '000123').replaceAll(/:\w+/g, 'A'.repeat(43));
  const { body } = await send({ method, path, headers: SOUND, body: Buffer.from('{"zz":1}') });
  return /allowed are: ([\w, ]+)/.exec(body)?.[1]?.split(', ') ?? [];
}

const SOUND = { authorization: `Bearer ${TOKEN}`, 'x-staff': 'sb-017' };

function headersOf(dice: Dice): Readonly<Record<string, string>> {
  if (dice.happens(75)) return SOUND;
  return dice.one<() => Record<string, string>>([
    () => ({ ...SOUND, authorization: `Bearer ${TOKEN}x` }),
    () => ({ ...SOUND, authorization: printable(hostileText(dice)) }),
    () => ({ ...SOUND, 'x-staff': printable(hostileText(dice)) }),
    () => ({ ...SOUND, origin: dice.one(['null', 'https://evil.example', `${ORIGIN}.evil.example`]) }),
    () => ({ ...SOUND, host: 'evil.example' }),
    () => ({ ...SOUND, 'content-type': 'multipart/form-data' }),
  ])();
}

/** A body that no call takes: no object, a stranger among the fields, or a value of the wrong kind in each of them. */
function bodyOf(dice: Dice, fields: readonly string[]): Uint8Array {
  if (dice.happens(20)) return notAnObject(dice);
  const wrong = fields.map((name) => [name, dice.one<unknown>([{ of: 'another kind' }, [[[]]]])] as const);
  const isStranger = fields.length === 0 || dice.happens(40);
  const stranger = isStranger ? { [dice.one(['zz', 'staff', '$ref', 'ID'])]: hostileValue(dice) } : {};
  return Buffer.from(JSON.stringify({ ...Object.fromEntries(wrong), ...stranger }));
}

function notAnObject(dice: Dice): Uint8Array {
  const bytes = hostileBytes(dice);
  return bytes.length === 0 || bytes[0] === 0x7b || bytes[0] === 0xef ? Buffer.from('[{}]') : bytes;
}

function addressOf(template: string, dice: Dice): string {
  return template
    .split('/')
    .map((part) => {
      if (!part.startsWith(':')) return part;
      if (part === ':reference' && dice.happens(60)) return '000123';
      if (dice.happens(20)) return dice.one(['%ff', '%00', '%2e%2e', 'A'.repeat(43), '0']);
      return encodeURIComponent(hostileText(dice).toWellFormed().slice(0, 1_500)) || '-';
    })
    .join('/');
}

function queryOf(dice: Dice): string {
  if (dice.happens(50)) return '';
  const name = dice.one(['purpose', 'state', 'before', 'after', 'format', 'at', '__proto__']);
  return `?${name}=${encodeURIComponent(hostileText(dice).toWellFormed().slice(0, 1_500))}`;
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 4_000);
}

/** Streams that never end by themselves are judged by how they begin. */
function sendTo(url: string, agent: Agent, { method, path, headers, body }: Sent): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      agent,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
    };
    const sent = httpRequest(url + path, options, (response) => {
      const type = response.headers['content-type'] ?? '';
      const status = response.statusCode ?? 0;
      const chunks: Buffer[] = [];
      const done = () => resolve({ status, type, body: Buffer.concat(chunks).toString() });
      if (type.startsWith('text/event-stream')) return (response.destroy(), done());
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', done);
    });
    // An oversized body is cut off with the answer, which then is all there is.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET')
        resolve({ status: 413, type: 'application/problem+json', body: CUT_OFF });
      else reject(error);
    });
    sent.end(body);
  });
}

const CUT_OFF = JSON.stringify({
  code: 'BODY_TOO_LARGE',
  title: 'Body too large',
  detail: 'the connection was cut',
});
