/** Page of PostgreSQL's write-ahead log (XLOG_BLCKSZ) and its headers, bytes; the first page of a segment has the long one. */
const PAGE = 8_192;
const SHORT_HEADER = 24;
const LONG_HEADER = 40;

const SEGMENT = /pg_wal[/\\][0-9A-F]{24}$/;

/** Whether a file is a segment of the write-ahead log. */
export function isWalSegment(file: string): boolean {
  return SEGMENT.test(file);
}

/** A segment without its page headers: a record that runs over the end of a page goes on behind the next header. */
export function withoutPageHeaders(segment: Buffer): Buffer {
  const pages: Buffer[] = [];
  for (let at = 0; at < segment.length; at += PAGE) {
    pages.push(segment.subarray(at + (at === 0 ? LONG_HEADER : SHORT_HEADER), at + PAGE));
  }
  return Buffer.concat(pages);
}
