import { readEntries } from '../hand-entry/entries.ts';
import type { Answered } from '../page/action.ts';
import { post } from '../page/call.ts';
import { planTypes } from './plans.ts';

const ANSWERS: readonly unknown[] = [planTypes.accept, planTypes.decline];

/**
 * Says it at the desk. An answer to a handover that was given before and is still held here is not given twice: what holds it is
 * told again, else both would go out once a consent lets them.
 */
export async function sayOnce(path: string, body: object): Promise<Answered> {
  return (await heldAlready(body)) ?? post<Answered>(path, body);
}

async function heldAlready(body: object): Promise<Answered | undefined> {
  const { reference, type, data } = body as Said;
  if (!ANSWERS.includes(type) || reference === undefined) return undefined;
  const entries = await readEntries(reference);
  const found = entries.find(
    (one) => one.state === 'held' && one.type === type && one.data?.['from'] === data?.from,
  );
  if (found === undefined) return undefined;
  const { code, reason } = found;
  return { state: 'held', ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) };
}

interface Said {
  readonly reference?: string;
  readonly type?: string;
  readonly data?: { readonly from?: string };
}
