import { readText } from '#files';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** The parsed content of a JSON file; throws a `Failure` with what to do when it is none. */
export async function readJson(path: string, whatItIs: string): Promise<unknown> {
  return parseJson(await readText(path), path, whatItIs);
}

/** The same for a text that was read from the file already. */
export function parseJson(text: string, path: string, whatItIs: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Failure('FILE_DAMAGED', EXIT.usage, {
      happened: `${path} is no JSON file`,
      safe: 'nothing was changed',
      next: [`name ${whatItIs}, whole and unchanged`],
    });
  }
}
