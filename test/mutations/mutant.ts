import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inClone } from '../../deploy/local/setup/places.mjs';

/** One change of the compiled product: what `find` matches is replaced, and it must match in exactly one place. */
export interface Patch {
  /** A file below the folder of the compiled product; or a folder of migrations, of which the last that matches counts. */
  readonly at: string;
  readonly find: RegExp;
  /** As `String.replace` takes it. */
  readonly put: string;
}

/** A patch's text is no longer in the product: the mutation says nothing until its author has looked again. */
export class PatchWithoutPlace extends Error {
  constructor({ at, find }: Patch, places: number) {
    super(
      `The patch ${find} fits in ${places} places of ${at} where it must fit in one: bring it up to date.`,
    );
    this.name = 'PatchWithoutPlace';
  }
}

/** The folder of the compiled product that is to be changed. */
export function soundDist(): string {
  return resolve(process.env['WEGMARKE_DIST'] ?? inClone('dist'));
}

/** Where a patch fits, with the text there. Throws {@link PatchWithoutPlace}. */
export function placeOf(patch: Patch, dist: string): { readonly file: string; readonly text: string } {
  const everywhere = new RegExp(patch.find, 'g');
  const fitting = filesAt(join(dist, patch.at))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => patch.find.test(text));
  const last = fitting.at(-1);
  const places = last?.text.match(everywhere)?.length ?? 0;
  if (last === undefined || places !== 1) throw new PatchWithoutPlace(patch, places);
  return last;
}

/** A copy of the compiled product with these changes; the folder of its programs. */
export function mutantOf(folder: string, patches: readonly Patch[], sound = soundDist()): string {
  const dist = join(folder, 'dist');
  mkdirSync(folder, { recursive: true });
  for (const part of ['apps', 'libs']) cpSync(join(sound, part), join(dist, part), { recursive: true });
  // The imports of the product's own libs are read from the nearest package.json, so the copy needs one beside it.
  writeFileSync(join(folder, 'package.json'), readFileSync(inClone('package.json')));
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(inClone('node_modules'), join(folder, 'node_modules'));
  for (const patch of patches) {
    const { file, text } = placeOf(patch, dist);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replace(patch.find, patch.put));
  }
  return dist;
}

function filesAt(path: string): readonly string[] {
  if (path.endsWith('.js')) return existsSync(path) ? [path] : [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.js'))
    .toSorted()
    .map((file) => join(path, file));
}
