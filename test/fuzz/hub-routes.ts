import { SystemClock } from '../../apps/hub/src/machine/system-clock.ts';
import { RandomIds } from '../../apps/hub/src/machine/random-ids.ts';
import type { DoorRow } from '../../apps/hub/src/door-row.ts';
import { doors } from '../../apps/hub/src/doors.ts';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { handleOf, NETWORK } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { OfficerTokens, ReadTokens } from '#jose';
import type { Dice } from './dice.ts';
import type { FuzzedDoor } from './fuzzed-door.ts';
import { wrongWith } from './fuzzed-door.ts';
import { hostileBytes, hostileText } from './hostile.ts';
import { hostileMessage, SENDER } from './intake-messages.ts';

type OfficerRequest = Parameters<OfficerTokens['make']>[1];
type Route = Extract<DoorRow['opening'], { readonly kind: 'route' }>;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const;
const TYPES = [
  'application/jose',
  'application/json',
  'text/plain',
  'multipart/form-data',
  'application/jose;;',
  '',
];
const QUERY_NAMES = [
  'days',
  'list',
  'purpose',
  'q',
  'cursor',
  'format',
  'from',
  'max',
  'since',
  'filter',
  'pupose',
  '__proto__',
];

/** Every route of the hub's table of doors. */
export function hubRoutes(hub: HubOnMemory, codes: ReadonlySet<string>): readonly FuzzedDoor[] {
  return doors.flatMap(({ opening }) => (opening.kind === 'route' ? [routeDoor(hub, codes, opening)] : []));
}

function routeDoor(hub: HubOnMemory, codes: ReadonlySet<string>, route: Route): FuzzedDoor {
  return {
    door: `${route.method} ${route.path}`,
    async shoot(dice) {
      const method = dice.happens(90) ? route.method : dice.one(METHODS);
      const path = addressOf(route.path, dice);
      const query = queryOf(dice);
      // An officer who may ask asks nonsense; whoever may read a timeline is given it, so there is no sound token there.
      const isSound = route.path.includes('/officer/') && dice.happens(30);
      const request = { method, path, query: query.slice(1) };
      const token = isSound ? await soundToken(hub, request) : await unsoundToken(hub, dice, request);
      const isPost = method !== 'GET' && method !== 'OPTIONS';
      const answer = await hub.app.inject({
        method,
        url: `${path}${query}`,
        headers: {
          ...(token !== undefined && { authorization: token }),
          ...(isPost && { 'content-type': dice.happens(80) ? TYPES[0] : dice.one(TYPES) }),
          ...(dice.happens(10) && { 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/health/live' }),
          ...(dice.happens(10) && { accept: 'text/html', 'content-encoding': 'gzip' }),
        },
        ...(isPost && { payload: dice.happens(70) ? hostileMessage(hub, dice) : hostileBytes(dice) }),
      });
      const type = answer.headers['content-type'] ?? '';
      return wrongWith(
        { status: answer.statusCode, type, body: answer.body },
        codes,
        needsToken(route) && !isSound,
      );
    },
  };
}

/** Nothing is given to anybody whose token is not sound; nobody here has a sound one for where a person's data is. */
function needsToken({ path }: Route): boolean {
  return path.includes('/cases/') || path.includes('/officer/');
}

/** The address with names that exist, or with anything in their place. */
function addressOf(template: string, dice: Dice): string {
  return template
    .split('/')
    .map((part) => (part.startsWith(':') ? partFor(part.slice(1), dice) : part))
    .join('/');
}

function partFor(name: string, dice: Dice): string {
  if (dice.happens(25)) return dice.one(['%ff', '%00', '..;', '%2e%2e', '', 'RHEINE', '~'.repeat(200)]);
  if (dice.happens(30)) return encodeURIComponent(hostileText(dice).toWellFormed());
  if (name === 'network') return dice.one([NETWORK, 'osnabrueck']);
  if (name === 'agency') return dice.one([SENDER, 'caritas', 'nobody']);
  if (name === 'handle') return dice.one([handleOf(SENDER), handleOf('caritas'), 'A'.repeat(43)]);
  return dice.one(['0', '1', '-1', '99999999999999999999', 'x']);
}

function queryOf(dice: Dice): string {
  if (dice.happens(60)) return '';
  const pairs = Array.from({ length: 1 + dice.below(3) }, () => {
    const value = dice.happens(30) ? 'course-access' : encodeURIComponent(hostileText(dice).toWellFormed());
    return `${dice.one(QUERY_NAMES)}=${value.slice(0, 4_000)}`;
  });
  return `?${dice.happens(10) ? '&&==%zz' : pairs.join('&')}`;
}

/** No token, or one that is not for this: garbage, another's, for another request, of another kind, or without a signature. */
async function unsoundToken(hub: HubOnMemory, dice: Dice, asked: OfficerRequest) {
  const { method, path } = asked;
  const own = new ReadTokens(hub.agencyOf(SENDER).own, new SystemClock(), new RandomIds());
  const reader = { network: NETWORK, agency: SENDER, actor: 'staff-1' };
  const request = { method, path };
  const isOfficers = path.includes('/officer/');
  const made = await dice.one<() => Promise<string> | string>([
    () => '',
    () => hostileText(dice),
    () => `Basic ${dice.bytes(12).toString('base64')}`,
    () => hub.agencyOf(SENDER).sealer.sign({ ...reader, htm: method, htu: path }),
    // The tokens of the one door at the other.
    () => (isOfficers ? own.make(reader, request) : officers(hub).make(reader, asked)),
    () => officers(hub).make(reader, { ...asked, query: `${asked.query}&x=1` }),
    () => own.make({ ...reader, agency: 'caritas' }, request),
    () => own.make({ ...reader, network: 'osnabrueck' }, request),
    () => own.make(reader, { method, path: `${path}x` }),
    () => own.make(reader, { method: 'TRACE', path }),
    async () => `${(await own.make(reader, request)).split('.').slice(0, 2).join('.')}.`,
    async () => withoutAlgorithm(await own.make(reader, request)),
  ])();
  if (made === '') return undefined;
  return printable(dice.happens(80) ? `Bearer ${made}` : made);
}

async function soundToken(hub: HubOnMemory, request: OfficerRequest): Promise<string> {
  const reader = { network: NETWORK, agency: SENDER, actor: 'officer-1' };
  return `Bearer ${await officers(hub).make(reader, request)}`;
}

function officers(hub: HubOnMemory): OfficerTokens {
  return new OfficerTokens(hub.agencyOf(SENDER).own, new SystemClock(), new RandomIds());
}

function withoutAlgorithm(token: string): string {
  const header = Buffer.from('{"alg":"none","typ":"wegmarke-read+jwt"}').toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}

/** What a header can carry at all. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 6_000);
}
