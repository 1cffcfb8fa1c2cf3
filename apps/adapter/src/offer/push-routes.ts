import { closed, isObject, pointerTo, textField } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { TextTree } from '../source/text-tree.ts';
import type { Push, PushTaken } from './push-desk.ts';
import { PushKeyReused } from './push-desk.ts';

/** Takes a push; `undefined` when there is no such source, `not-ready` as long as no agreement is known. */
export type TakePush = (push: Push) => Outcome | Promise<Outcome>;

type Outcome = (PushTaken & { readonly again: boolean }) | 'not-ready' | undefined;

const MOST_ROWS = 500;

/** The door through which a program of the agency gives rows to its own adapter. */
export function pushRoutes(take: TakePush): DeskRoutes {
  return {
    'POST /desk/push/:name': async ({ params, body }) => {
      closed(body, ['key', 'rows']);
      const key = textField(
        body,
        'key',
        /^[\x21-\x7e]{8,128}$/,
        'a key of 8 to 128 characters without blanks',
      );
      const rows = rowsIn(body['rows']);
      const name = params['name'] ?? '';
      return { status: 202, body: await taken(() => take({ name, key, rows, body: body['rows'] })) };
    },
  };
}

async function taken(work: () => ReturnType<TakePush>): Promise<PushTaken & { readonly again: boolean }> {
  const outcome = await attempt(work);
  if (outcome === undefined)
    throw new DeskProblem('SOURCE_UNKNOWN', 'name a source of config.yaml that is pushed to');
  if (outcome === 'not-ready')
    throw new DeskProblem('SOURCE_NOT_READY', 'push again with the same key when the adapter is connected');
  return outcome;
}

async function attempt(work: () => ReturnType<TakePush>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PushKeyReused)) throw error;
    throw new DeskProblem('PUSH_KEY_REUSED', 'give other rows another key', { pointer: pointerTo('key') });
  }
}

function rowsIn(value: unknown): readonly TextTree[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_ROWS)
    throw invalid(`must be a list of 1 to ${MOST_ROWS} objects`, ['rows']);
  return value.map((row: unknown, index) => {
    const path = ['rows', String(index)];
    if (!isObject(row)) throw invalid('must be an object', path);
    return treeOf(row, path);
  });
}

/** A number has lost its zeros before anybody could keep them, so it is not taken for a text. */
function treeOf(value: unknown, path: readonly string[]): TextTree {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') throw invalid('must be text: write "0042", so that zeros stay', path);
  if (Array.isArray(value)) return value.map((one: unknown, index) => treeOf(one, [...path, String(index)]));
  const members = Object.entries(value as object);
  return new Map(members.map(([name, one]) => [name, treeOf(one, [...path, name])]));
}

function invalid(fix: string, path: readonly string[]): DeskProblem {
  return new DeskProblem('FIELD_INVALID', fix, { pointer: pointerTo(...path) });
}
