import { letterChannels } from '#catalogue';
import { newPersonCode, personCodeHash } from '#jose';
import type { Clock } from '#ports';
import type { References } from '../journal/references.ts';
import { closed, pointerTo } from './body.ts';
import type { CommandDesk } from './command-desk.ts';
import { linkedFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { DeskRoutes } from './server.ts';

const CODE_DAYS = 14;
const DAY_MS = 86_400_000;

/** What the letter for the person needs. */
export interface PersonCodeParts {
  readonly references: Pick<References, 'find'>;
  readonly commands: CommandDesk;
  readonly clock: Clock;
  readonly randomBytes: (count: number) => Uint8Array;
  /** The origin of the hub's pages, where the person's page is. */
  readonly hubPages: string;
}

/** The one-time code of the letter by which the person enters the own case; a new one voids the one before. */
export function personCodeRoutes(parts: PersonCodeParts): DeskRoutes {
  return {
    'POST /desk/cases/:reference/person-codes': ({ params, body }) => {
      closed(body, ['channel']);
      const { reference } = linkedFile(parts.references, params['reference']);
      return makeCode(parts, reference, channelIn(body));
    },
  };
}

/** Shown once and kept nowhere: the hub learns its hash, the person the paper. Without the hub's receipt nobody is shown it. */
async function makeCode(
  { commands, clock, randomBytes, hubPages }: PersonCodeParts,
  reference: string,
  channel: string,
) {
  const code = newPersonCode(randomBytes);
  const codeHash = personCodeHash(code);
  const until = new Date(Date.parse(clock.now()) + CODE_DAYS * DAY_MS).toISOString();
  const type = 'de.wegmarke.case.make-person-code.v1';
  const key = ['make-person-code', codeHash];
  const data = { codeHash, validUntil: until, channel };
  const receipt = await commands.ask({ type, reference, key, data });
  return receipt === undefined
    ? { status: 202, body: { state: 'waiting' } }
    : { status: 201, body: { code, until, address: new URL('/person.html', hubPages).href } };
}

function channelIn({ channel }: Readonly<Record<string, unknown>>): string {
  if (typeof channel === 'string' && Object.hasOwn(letterChannels, channel)) return channel;
  const words = `one of ${Object.keys(letterChannels).join(', ')}`;
  throw new DeskProblem('FIELD_INVALID', `must be ${words}`, { pointer: pointerTo('channel') });
}
