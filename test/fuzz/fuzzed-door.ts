import type { Dice } from './dice.ts';

/** One way in that takes hostile input. */
export interface FuzzedDoor {
  readonly door: string;
  /** Sends one input; what was wrong about the answer, nothing when it was right. */
  shoot(dice: Dice): Promise<readonly string[]>;
}

/** Doors of one program, on what it keeps. */
export interface FuzzedProgram {
  readonly doors: readonly FuzzedDoor[];
  /** What was stored since this was last asked and is no refusal. */
  stored(): Promise<readonly string[]>;
  end(): Promise<void>;
}

/** An answer over HTTP, as far as it is judged. */
export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What is wrong about an answer: a fault of ours, a no that is no problem of RFC 9457 with a documented code, or a yes to what is certainly wrong. */
export function wrongWith(
  { status, type, body }: HttpAnswer,
  codes: ReadonlySet<string>,
  mustFail: boolean,
): readonly string[] {
  if (status >= 500) return [`answered with ${status}: ${body.slice(0, 200)}`];
  if (status < 400) return mustFail ? [`took what is certainly wrong (${status})`] : [];
  if (!type.startsWith('application/problem+json')) return [`a no of type "${type}"`];
  const { code, title, detail } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !codes.has(code)) return [`no documented code: ${String(code)}`];
  return [title, detail].every((words) => typeof words === 'string' && words.length >= 10)
    ? []
    : [`${code} without words`];
}
