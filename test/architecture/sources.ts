import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** One source of the product: its path from the root, with `/`, and its text. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

const isProduct = (file: string) =>
  file.endsWith('.ts') &&
  !/[.]spec[.]ts$|[.]d[.]ts$/.test(file) &&
  !/^\w+\/\w+\/src\/(.+\/)?(contract|spec)\/|^libs\/decider\/src\/specify/.test(file);

/** All that runs in the product: apps and libs without their tests. */
export function productSources(): Source[] {
  return ['apps', 'libs']
    .filter((top) => existsSync(`${root}${top}`))
    .flatMap((top) =>
      readdirSync(`${root}${top}`, { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`),
    )
    .filter(isProduct)
    .toSorted()
    .map((file) => ({ file, text: readFileSync(`${root}${file}`, 'utf8') }));
}
