/**
 * The packages that nearly every suite loads, each in one file: Jest loads the whole graph of modules anew for every suite,
 * and in these packages that is more than a thousand files, which never change while the suites run. Ajv is not among them: it
 * writes programs around the text of its own functions, which must be as it left them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As the code imports them. All of Nest is among them, so that each of its classes is there only once. */
const PACKAGES = [
  '@nestjs/common',
  '@nestjs/common/internal',
  '@nestjs/core',
  '@nestjs/core/internal',
  '@nestjs/cqrs',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  '@nestjs/testing',
  '@nestjs/throttler',
  'class-transformer',
  'class-validator',
  'fastify',
  'jose',
  'nestjs-pino',
  'rxjs',
  'rxjs/operators',
  'yaml',
];

/** What they load from node_modules as before: what starts threads from files of its own, and what may be missing. */
const APART = [/^@fastify\/(static|cors|view|multipart|middie)/, 'pino', 'pino-http', 'js-yaml', 'file-type'];

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = join(root, '.cache', 'suite-packages');

/** The folder for these packages in the versions that are installed, as this file lays them. */
function folder() {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(readFileSync(join(root, 'node_modules', '.package-lock.json')));
  return join(home, hash.digest('hex').slice(0, 16));
}

/** @param {string} name of a package, or of a file in one */
const fileOf = (name) => `${name.replaceAll(/[@./]/g, '_')}.mjs`;

/** @returns {Record<string, string>} Jest's `moduleNameMapper`; empty as long as nothing is laid: all is as it is then, only slower */
export function laidPackages() {
  const laid = folder();
  if (!existsSync(laid)) return {};
  return Object.fromEntries(
    PACKAGES.map((name) => [`^${name.replaceAll('.', '\\.')}$`, join(laid, fileOf(name))]),
  );
}

/** Lays them, unless they lie there. */
export async function layPackages() {
  if (existsSync(folder())) return;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const work = mkdtempSync(join(home, 'laying-'));
  await bundle(join(work, 'doors'), join(work, 'laid'));
  renameSync(join(work, 'laid'), folder()); // So that laying cut short leaves nothing half.
  rmSync(work, { recursive: true });
}

/** @param {string} doors gets a module for each package @param {string} outDir */
async function bundle(doors, outDir) {
  const { build } = await import('vite');
  mkdirSync(doors);
  for (const name of PACKAGES) writeFileSync(join(doors, fileOf(name)), await doorOf(name));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // As Node would take them, with the CommonJS form where a package has both.
    ssr: {
      target: 'node',
      noExternal: true,
      resolve: { mainFields: ['main'], conditions: ['node', 'import', 'default'] },
    },
    build: {
      ssr: true,
      target: 'esnext',
      outDir,
      rolldownOptions: {
        external: APART,
        input: Object.fromEntries(PACKAGES.map((name) => [fileOf(name), join(doors, fileOf(name))])),
        output: {
          entryFileNames: '[name]',
          chunkFileNames: '[name]-[hash].mjs',
          // Without comments and white space, which would be read for each suite; names stay, as Nest's messages have them.
          minify: { compress: false, mangle: false, codegen: true },
        },
      },
    },
  });
}

/**
 * A module with the very names that Node sees in a package, for CommonJS too.
 * @param {string} name @returns {Promise<string>}
 */
async function doorOf(name) {
  const seen = Object.keys(await import(name));
  const names = seen.filter((one) => !['default', 'module.exports', '__esModule'].includes(one)).join(', ');
  if (!seen.includes('module.exports')) return `export { ${names} } from '${name}';\n`;
  return `import whole from '${name}';\nexport default whole;\nexport const { ${names} } = whole;\n`;
}
