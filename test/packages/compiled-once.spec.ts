import vm from 'node:vm';

/** What the module exports as `value`, once it is evaluated in a realm of its own. */
async function valueOf(file: string, code: string): Promise<unknown> {
  const module = new vm.SourceTextModule(code, { identifier: file, context: vm.createContext() });
  await module.link(() => Promise.reject(new Error('It imports nothing.')));
  await module.evaluate();
  return (module.namespace as { readonly value: unknown }).value;
}

function functionOf(file: string, code: string): () => unknown {
  return vm.compileFunction(code, [], {
    filename: file,
    parsingContext: vm.createContext(),
  }) as () => unknown;
}

describe('A file that was compiled before', () => {
  const COUNTS = 'let met = 0; export const value = { met: (met += 1) };';

  it('is evaluated anew for each suite', async () => {
    const first = await valueOf('/counts.ts', COUNTS);
    const second = await valueOf('/counts.ts', COUNTS);
    expect([first, second]).toEqual([{ met: 1 }, { met: 1 }]);
    expect(second).not.toBe(first);
  });

  it('is compiled anew when it reads otherwise, were it as long as before', async () => {
    expect(await valueOf('/changes.ts', 'export const value = 1;')).toBe(1);
    expect(await valueOf('/changes.ts', 'export const value = 2;')).toBe(2);
    expect(await valueOf('/changes.ts', 'export const value = 1;')).toBe(1);
  });

  it('is compiled anew as CommonJS when it reads otherwise', () => {
    expect(functionOf('/changes.cjs', 'return 1;')()).toBe(1);
    expect(functionOf('/changes.cjs', 'return 2;')()).toBe(2);
    expect(functionOf('/changes.cjs', 'return 2;')()).toBe(2);
  });
});
