import { OfficerProblem } from './questions.ts';

/** Two counts as one text that says nothing to anybody else. */
export function cursorText(first: number, second: number): string {
  return Buffer.from(`${first}.${second}`).toString('base64url');
}

/** The two counts of a cursor; undefined without one. Throws {@link OfficerProblem}. */
export function cursorIn(text: string | undefined): readonly [number, number] | undefined {
  if (text === undefined) return undefined;
  const [, first = '', second = ''] =
    /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (cursorText(Number(first), Number(second)) !== text) throw new OfficerProblem('CURSOR_INVALID');
  return [Number(first), Number(second)];
}
