import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';

/** @type {{ options: import('dependency-cruiser').ICruiseOptions }} */
const { options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
/** @type {{ floors: string[][], adapters: string[] }} */
const { floors, adapters } = JSON.parse(
  readFileSync(new URL('../../libs/floors.json', import.meta.url), 'utf8'),
);

/** @param {string} file @returns {string | undefined} `libs/gate` of `libs/gate/src/admit.ts` */
const partOf = (file) => /^(?:libs|apps)\/[^/]+(?=\/)/.exec(file)?.[0];

/** Tests may stand where the code may not; the picture shows the code. @param {string} file */
const isProduct = (file) => !/[.]spec[.]ts$|\/(contract|spec)\//.test(file);

/** @returns {Promise<{ from: string, to: string }[]>} each pair of parts once, in order of their names */
async function arrows() {
  const result = await cruise(['apps', 'libs'], { ...options, ruleSet: {}, validate: false });
  if (typeof result.output === 'string') throw new Error('dependency-cruiser gave text instead of data');
  const pairs = result.output.modules
    .filter((module) => isProduct(module.source))
    .flatMap((module) => module.dependencies.map((to) => [partOf(module.source), partOf(to.resolved)]))
    .filter(([from, to]) => from !== undefined && to !== undefined && from !== to)
    .map(([from, to]) => `${from} ${to}`);
  return [...new Set(pairs)].sort().map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return { from, to };
  });
}

/**
 * Leaves out what follows from other arrows: with A → B → C there is no need to draw A → C.
 * @param {{ from: string, to: string }[]} all without cycles
 */
function withoutImplied(all) {
  /** @param {string} part @returns {string[]} */
  const seenBy = (part) => all.filter(({ from }) => from === part).map(({ to }) => to);
  /** @param {string} from @param {string} to @returns {boolean} */
  const reaches = (from, to) => from === to || seenBy(from).some((part) => reaches(part, to));
  return all.filter(({ from, to }) => !seenBy(from).some((part) => part !== to && reaches(part, to)));
}

/** @param {string} title @param {string[]} parts */
const group = (title, parts) => [
  `  subgraph ${title.replaceAll(' ', '-')}["${title}"]`,
  ...parts.map((part) => `    ${part.replace('/', '_')}["${part}"]`),
  '  end',
];

/**
 * Which part of the product sees which, as a Mermaid flowchart from the apps down to the lowest floor; only parts that
 * hold code are drawn, and arrows that do not follow from others.
 * @returns {Promise<string>}
 */
export async function dependencyGraph() {
  const seen = await arrows();
  const drawn = new Set(seen.flatMap(({ from, to }) => [from, to]));
  const present = (/** @type {string[]} */ names) =>
    names.map((name) => `libs/${name}`).filter((part) => drawn.has(part));
  const apps = [...drawn].filter((part) => part.startsWith('apps/')).sort();
  const groups = [
    { title: 'apps', parts: apps },
    { title: 'adapters', parts: present(adapters) },
    ...floors.map((names, height) => ({ title: `floor ${height}`, parts: present(names) })).reverse(),
  ];
  const lines = [
    'flowchart TD',
    ...groups.filter(({ parts }) => parts.length > 0).flatMap(({ title, parts }) => group(title, parts)),
    ...withoutImplied(seen).map(({ from, to }) => `  ${from.replace('/', '_')} --> ${to.replace('/', '_')}`),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}
