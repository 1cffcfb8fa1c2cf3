import type { Exchange } from './exchange.ts';
import type { ImportingParts } from './importing.ts';
import { Importing } from './importing.ts';

describe('the import', () => {
  it('does not begin when the agreement comes while the adapter is being stopped', async () => {
    const begun: string[] = [];
    const config = {
      get sources() {
        begun.push('sources');
        return [];
      },
    };
    const importing = new Importing({ config, memory: {} } as unknown as ImportingParts);
    await importing.stop();
    importing.start({} as Pick<Exchange, 'links' | 'loops'>);
    expect(begun).toEqual([]);
  });
});
