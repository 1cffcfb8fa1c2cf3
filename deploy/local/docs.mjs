/** `npm run docs` writes the generated documents; with `--check` it writes them into .cache/docs and compares. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setUpNode } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';
import { cache, inClone } from './setup/places.mjs';

/** @param {string} file @returns {string} empty when there is none yet */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @returns {AsyncGenerator<{ file: string, present: string, made: string }>} `made` is empty for a file that must go */
async function* made() {
  const { generators, generatedFolders } = await import('../../docs/generators/index.mjs');
  let isBuilt = false;
  for (const { file, needsBuild, make } of generators) {
    if (needsBuild && !isBuilt) await buildProduct();
    isBuilt ||= needsBuild === true;
    const present = textOf(inClone(file));
    yield { file, present, made: await formatted(file, await make(present)) };
  }
  for (const { folder, make } of generatedFolders) {
    const texts = await make();
    const there = existsSync(inClone(folder)) ? readdirSync(inClone(folder)) : [];
    for (const name of new Set([...Object.keys(texts), ...there])) {
      const file = `${folder}/${name}`;
      const text = texts[name];
      yield { file, present: textOf(inClone(file)), made: text ? await formatted(file, text) : '' };
    }
  }
}

/** @param {string} file @param {string} text */
async function formatted(file, text) {
  const prettier = await import('prettier');
  const style = await prettier.resolveConfig(inClone(file));
  return prettier.format(text, { ...style, filepath: file });
}

await onPinnedNode(import.meta.url, setUpNode, async (args) => {
  const onlyCheck = args.includes('--check');
  let stale = 0;
  for await (const { file, present, made: text } of made()) {
    const place = onlyCheck ? join(cache, 'docs', file) : inClone(file);
    if (text === '') rmSync(place, { force: true });
    else write(place, text);
    if (!onlyCheck || present === text) continue;
    stale += 1;
    console.log(`${file} is not what its generator makes (compare with .cache/docs/${file})`);
  }
  return stale === 0 ? 0 : 1;
});
