import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ReadBeside } from './read-code-lists.ts';

/** Reads the files that a mapping names: their paths are relative to its own folder. */
export function filesBeside(mappingFile: string): ReadBeside {
  return (file) => {
    try {
      const bytes = readFileSync(resolve(dirname(mappingFile), file));
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  };
}
