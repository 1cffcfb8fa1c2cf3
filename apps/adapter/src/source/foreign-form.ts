import type { ExportFault } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';

/** Spreadsheets have lost zeros and days before they are saved; what a person sees in them is not what they hold. */
export const SPREADSHEET = {
  code: 'SPREADSHEET',
  reason: 'workbooks (XLSX, XLS, ODS) are not read',
  fix: 'export CSV UTF-8 from the system itself; from Excel: File, Save as, "CSV UTF-8 (comma delimited)", with numbers kept as text',
} as const;

const UTF_16: ExportFault = {
  code: 'ENCODING_WRONG',
  reason: 'the file is UTF-16, which is not read',
  fix: 'export as UTF-8; from Excel: File, Save as, "CSV UTF-8 (comma delimited)"',
};

/** With what no text begins: ZIP (XLSX, ODS), the compound files of XLS ([MS-CFB] 2.2), the byte order marks of UTF-16 (RFC 2781). */
const BEGINNINGS: readonly (readonly [Buffer, ExportFault])[] = [
  [
    Buffer.from([0x50, 0x4b, 0x03, 0x04]),
    { ...SPREADSHEET, reason: 'this is a workbook, whatever its name' },
  ],
  [
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    { ...SPREADSHEET, reason: 'this is a workbook, whatever its name' },
  ],
  [Buffer.from([0xff, 0xfe]), UTF_16],
  [Buffer.from([0xfe, 0xff]), UTF_16],
];

/** Throws {@link ExportUnreadable} for the first bytes of a workbook (SPREADSHEET) or of UTF-16 (ENCODING_WRONG). */
export function refuseForeignForm(first: Uint8Array): void {
  const fault = BEGINNINGS.find(([mark]) => mark.equals(first.subarray(0, mark.length)))?.[1];
  if (fault !== undefined) throw new ExportUnreadable([fault]);
}
