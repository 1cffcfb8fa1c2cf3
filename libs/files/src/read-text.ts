import { readFile } from 'node:fs/promises';

/** The text of a file (UTF-8); an error of the operating system carries the path, also where Node leaves it out (EISDIR). */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null) Object.assign(error, { path });
    throw error;
  }
}
