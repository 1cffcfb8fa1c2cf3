import { rightKinds, wishes } from '#catalogue';
import { isPersonCode } from '#jose';
import { HttpProblem } from '../http/problem.ts';
import { isEasyPin } from './easy-pin.ts';

type Body = Readonly<Record<string, unknown>>;

const PIN = /^\d{6,12}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const ROW = /^[a-z][a-z0-9-]{1,63}$/;
const MOST_IDS = 100;

/** The members of a JSON body; others than the named ones are a mistake that must not pass in silence. */
export function bodyIn(sent: unknown, ...names: readonly string[]): Body {
  const body = parsed(sent);
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) throw unreadable(unknown.slice(0, 32), 'leave it out');
  return body;
}

/** A code as it stands on the letter. */
export function codeIn({ code }: Body): string {
  if (typeof code === 'string' && code.length <= 64 && isPersonCode(code)) return code;
  throw unreadable('code', 'type the 25 letters and digits of the letter');
}

/** A PIN of 6 to 12 digits. */
export function pinIn({ pin }: Body): string {
  if (typeof pin === 'string' && PIN.test(pin)) return pin;
  throw unreadable('pin', 'choose 6 to 12 digits');
}

/** A PIN that the person chooses: none that anybody would try first. */
export function chosenPinIn(body: Body): string {
  const pin = pinIn(body);
  if (!isEasyPin(pin)) return pin;
  throw unreadable(
    'pin',
    'choose digits that are no row such as 123456 and not the same ones again and again',
  );
}

/** Ids in a list; absent where it may be. */
export function idsIn(body: Body, name: 'eventIds' | 'provisionIds'): readonly string[] | undefined {
  const ids = body[name];
  if (ids === undefined) return undefined;
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= MOST_IDS;
  if (isList && ids.every((id) => typeof id === 'string' && ID.test(id))) return ids as readonly string[];
  throw unreadable(name, 'a list of 1 to 100 ids');
}

/** What the person may ask for here: objection, restriction, erasure, access. */
export function kindIn({ kind }: Body): keyof typeof rightKinds {
  if (typeof kind === 'string' && Object.hasOwn(rightKinds, kind)) return kind as keyof typeof rightKinds;
  throw unreadable('kind', `one of ${Object.keys(rightKinds).join(', ')}`);
}

/** The row of the matrix that an objection is against. */
export function rowIn({ rowId }: Body): string | undefined {
  if (rowId === undefined || (typeof rowId === 'string' && ROW.test(rowId))) return rowId;
  throw unreadable('rowId', 'the id of a row of the agreement');
}

/** A wish of the closed list. */
export function wishIn({ wish }: Body): keyof typeof wishes {
  if (typeof wish === 'string' && Object.hasOwn(wishes, wish)) return wish as keyof typeof wishes;
  throw unreadable('wish', `one of ${Object.keys(wishes).join(', ')}`);
}

/** Agencies to which something is said, by their ids in the agreement; none where nobody is named. */
export function agenciesIn({ to = [] }: Body): readonly string[] {
  const isList = Array.isArray(to) && to.length <= MOST_IDS;
  if (isList && to.every((agency) => typeof agency === 'string' && ROW.test(agency)))
    return [...new Set(to as readonly string[])];
  throw unreadable('to', 'a list of agencies of GET /v1/person/contacts');
}

/** An id in the address. */
export function idPart(name: string, value: string): string {
  if (ID.test(value)) return value;
  throw new HttpProblem('PARAMETER_INVALID', { pointer: `/path/${name}` });
}

/** A door that needs nothing takes no body as well. */
function parsed(body: unknown): Body {
  if (body === undefined || body === null) return {};
  if (typeof body === 'object' && !Array.isArray(body) && !(body instanceof Uint8Array)) return body as Body;
  throw new HttpProblem('PERSON_BODY_UNREADABLE', { pointer: '' });
}

function unreadable(name: string, fix: string): HttpProblem {
  return new HttpProblem('PERSON_BODY_UNREADABLE', { pointer: `/${name}`, fix });
}
