/**
 * The environment of the suites: Node's, where a file that was compiled before is not compiled anew. Jest loads every module anew
 * for every suite, so that none sees another's state, and V8, which keeps what it compiled of scripts, keeps nothing of modules.
 * Here its code cache of each file is kept as long as the worker lives: the same program, evaluated by each suite for itself.
 */
import vm from 'node:vm';
import NodeEnvironment from 'jest-environment-node';

/** @typedef {{ readonly code: string, readonly compiled: Buffer }} Kept */

/** By what a file is and how it is compiled. @type {Map<string, Kept>} */
const kept = new Map();

/** A suite's own file is loaded once. @param {string | undefined} file */
const comesAgain = (file) => file !== undefined && !file.endsWith('.spec.ts');

/** @param {string} key @param {string} code @returns {Buffer | undefined} nothing of a file that reads otherwise now */
function compiledBefore(key, code) {
  const found = kept.get(key);
  return found?.code === code ? found.compiled : undefined;
}

const { SourceTextModule, compileFunction } = vm;

vm.SourceTextModule = class extends SourceTextModule {
  /** @param {string} code @param {vm.SourceTextModuleOptions} [options] */
  constructor(code, options = {}) {
    const file = options.identifier;
    const cachedData = file === undefined ? undefined : compiledBefore(file, code);
    super(code, cachedData === undefined ? options : { ...options, cachedData });
    if (cachedData === undefined && comesAgain(file))
      kept.set(file, { code, compiled: this.createCachedData() });
  }
};

/** @type {typeof vm.compileFunction} */
vm.compileFunction = (code, params = [], options = {}) => {
  const key = `${params.join()} ${options.filename}`;
  const cachedData = compiledBefore(key, code);
  const compiled = compileFunction(code, params, {
    ...options,
    cachedData,
    produceCachedData: cachedData === undefined,
  });
  if (compiled.cachedData !== undefined) kept.set(key, { code, compiled: compiled.cachedData });
  return compiled;
};

export default NodeEnvironment;
