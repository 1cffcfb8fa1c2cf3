import { isLinkCode, linkCodeHash, newLinkCode } from '#jose';
import type { Clock } from '#ports';
import type { KnownReference, References } from '../journal/references.ts';
import { closed, pointerTo, referenceField, textField } from './body.ts';
import type { CommandDesk } from './command-desk.ts';
import { linkedFile, ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { DeskRoutes } from './server.ts';

const LINK_CODE_DAYS = 14;

/** What opening and linking need. */
export interface CaseParts {
  readonly references: Pick<References, 'find' | 'list' | 'markOpening'>;
  readonly commands: CommandDesk;
  /** Opens the case of a reference, as an import does; the same command however often it is asked. */
  readonly openCase: (reference: string) => void;
  readonly clock: Clock;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** The agency's files: list, open a case, tell a file's handle, make and redeem the one-time code that a person carries. */
export function caseRoutes(parts: CaseParts): DeskRoutes {
  return {
    'GET /desk/cases': () => ({ status: 200, body: { cases: parts.references.list().map(shown) } }),
    'POST /desk/cases': ({ body }) => {
      closed(body, ['reference']);
      return open(parts, referenceField(body));
    },
    // What the operator of the hub needs to erase the case: it names it there without the file number.
    'GET /desk/cases/:reference/handle': ({ params }) => {
      const { handle } = ownFile(parts.references, params['reference']);
      return { status: 200, body: { handle } };
    },
    'POST /desk/cases/:reference/link-codes': ({ params, body }) => {
      closed(body, []);
      return makeCode(parts, linkedFile(parts.references, params['reference']).reference);
    },
    'POST /desk/link-codes/redeem': ({ body }) => {
      closed(body, ['code', 'reference']);
      return redeem(parts, linkCodeOf(body), referenceField(body));
    },
  };
}

function shown({ reference, link, knownAt, linkedAt, lastEventAt }: KnownReference) {
  return {
    reference,
    linked: link === 'linked',
    openedAt: linkedAt ?? knownAt,
    ...(lastEventAt !== undefined && { lastEventAt }),
  };
}

function open({ references, openCase }: CaseParts, reference: string) {
  if (references.find(reference)?.link !== 'linked') openCase(reference);
  return { status: 202, body: { reference, state: stateOf(references, reference) } };
}

/**
 * Shown once and kept nowhere: the hub learns its hash, the agency its paper. Without the hub's receipt nobody is shown it: a
 * person would carry away what leads nowhere yet. Whoever asks again gets another one.
 */
async function makeCode({ commands, clock, randomBytes }: CaseParts, reference: string) {
  const code = newLinkCode(randomBytes);
  const codeHash = linkCodeHash(code);
  const validUntil = new Date(Date.parse(clock.now()) + LINK_CODE_DAYS * 86_400_000).toISOString();
  const type = 'de.wegmarke.case.make-link-code.v1';
  const key = ['make-link-code', codeHash];
  const receipt = await commands.ask({ type, reference, key, data: { codeHash, validUntil } });
  return receipt === undefined
    ? { status: 202, body: { state: 'waiting' } }
    : { status: 201, body: { code, validUntil } };
}

async function redeem({ references, commands }: CaseParts, code: string, reference: string) {
  const codeHash = linkCodeHash(code);
  const type = 'de.wegmarke.case.redeem-link-code.v1';
  const key = commands.nextTry(['redeem-link-code', reference, codeHash]);
  const receipt = await commands.ask({ type, reference, key, data: { codeHash } });
  if (receipt === undefined) references.markOpening(reference);
  const state = receipt === undefined ? stateOf(references, reference) : 'linked';
  return { status: 202, body: { reference, state } };
}

function stateOf(references: CaseParts['references'], reference: string): 'opening' | 'linked' {
  return references.find(reference)?.link === 'linked' ? 'linked' : 'opening';
}

function linkCodeOf(body: Readonly<Record<string, unknown>>): string {
  const code = textField(body, 'code', /^[^]{0,200}$/, 'a link code as it stands on the sheet');
  if (/^[0-9A-Za-z\s-]{16,40}$/.test(code) && isLinkCode(code)) return code;
  const fix = 'type the 16 letters and digits of the sheet that the person brings';
  throw new DeskProblem('LINK_CODE_MALFORMED', fix, { pointer: pointerTo('code') });
}
