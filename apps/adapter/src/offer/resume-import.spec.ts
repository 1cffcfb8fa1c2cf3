import fc from 'fast-check';
import { Office, row, table } from '../spec/office.ts';

describe('an import that is interrupted', () => {
  it('goes on after the last durable chunk, nothing lost and nothing twice', async () => {
    const office = new Office();
    const rows = Array.from({ length: 9 }, (_, index) => row(String(index), index === 2 ? 'X' : 'O'));
    office.powerCutAt = 6;
    await expect(office.deliver('vouchers-1.csv', table(...rows))).rejects.toThrow('power cut');
    const before = office.items().length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(8);
    office.restart();
    expect(await office.importAgain('vouchers-1.csv')).toBe('imported');
    expect(office.items().map(({ reference }) => reference)).toEqual([
      'A-0',
      'A-1',
      'A-3',
      'A-4',
      'A-5',
      'A-6',
      'A-7',
      'A-8',
    ]);
    expect(office.outbox.counts()).toMatchObject({
      offered: 9,
      inFlight: 8,
      refusedHere: { CODE_UNKNOWN: 1 },
    });
    office.close();
  });
});

describe('an import in chunks', () => {
  it('gives the same items and problems whatever the chunks, and wherever the power goes', async () => {
    const cell = fc.tuple(
      fc.nat(6),
      fc.constantFrom('O', 'P', 'X', ';"'),
      fc.constantFrom('01.02.2025', '32.01.2025'),
    );
    const rows = fc
      .array(cell, { maxLength: 12 })
      .map((cells) => cells.map(([no, form, date]) => row(String(no), form, date)));
    const once = async (content: string, chunkRows: number, powerCutAt: number) => {
      const office = new Office({ chunkRows, opensCases: 'by-export' });
      office.powerCutAt = powerCutAt;
      const cut = await office.deliver('vouchers-1.csv', content).then(
        () => false,
        () => true,
      );
      if (cut) {
        office.restart({ chunkRows: chunkRows + 1, opensCases: 'by-export' });
        await office.importAgain('vouchers-1.csv');
      }
      const result = { items: office.items(), problems: office.problems() };
      office.close();
      return result;
    };
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 10 }),
        async (some, chunkRows, cut) => {
          const content = table(...some);
          expect(await once(content, chunkRows, cut)).toEqual(await once(content, 1_000, Infinity));
        },
      ),
      { numRuns: 40 },
    );
  });
});
