import type { Mapping } from '../mapping/mapping.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import { sourceFaults } from './source-faults.ts';

describe('a source of single rows', () => {
  const faultsOf = (glob: string) =>
    sourceFaults(
      { sources: [{ kind: 'push', name: 'forms' }], mappingFile: 'mapping.yaml' },
      readMapping(VOUCHERS.replace('vouchers-*.csv', glob)) as Mapping,
    );

  it.each(['vouchers-*.csv', 'push/forms'])(
    'needs an entry that reads JSON: %s as CSV does not do',
    (glob) => {
      expect(faultsOf(glob)).toMatchObject([{ file: 'mapping.yaml', code: 'SOURCE_WITHOUT_MAPPING' }]);
    },
  );
});
