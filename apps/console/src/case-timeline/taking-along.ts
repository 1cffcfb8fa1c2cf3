import { within } from './patience.ts';
import { timelineIn } from './reading.ts';
import type { Exporter, Timeline } from './timeline.ts';

/** Files take longer than a look. */
const PATIENCE_MS = 30_000;

/** Gets the file and hands it to the browser to be saved. */
export async function save(exporter: Exporter, format: 'csv' | 'json'): Promise<true> {
  const file = await within(PATIENCE_MS, (signal) => exporter(format, signal));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `timeline.${format}`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE_MS);
  return true;
}

/** The timeline as it is taken along, to be put on paper. */
export async function timelineToPrint(exporter: Exporter): Promise<Timeline> {
  const file = await within(PATIENCE_MS, (signal) => exporter('json', signal));
  return timelineIn(JSON.parse(await file.text()));
}
