import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The root folder of the clone; everything that set-up makes lies inside it. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What can be thrown away and made again: downloads, the package cache, test runs. */
export const cache = join(root, '.cache');

/** What `npm start` keeps from one start to the next: the demonstration's databases, keys and files. */
export const data = join(root, '.data');

/** @param {...string} parts path below the clone's root */
export const inClone = (...parts) => join(root, ...parts);
