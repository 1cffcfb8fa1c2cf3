import { dirname } from 'node:path';
import type { AdapterConfig } from '#adapter';
import { readConfig } from '#adapter';
import { readText } from '#files';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** An adapter's configuration, read; throws a `Failure` with all faults at once. */
export async function readOffice(
  path: string,
): Promise<{ readonly path: string; readonly config: AdapterConfig }> {
  const config = readConfig(await readText(path), dirname(path));
  if (!Array.isArray(config)) return { path, config };
  throw new Failure(
    'OFFICE_INVALID',
    EXIT.usage,
    {
      happened: `${path} is no configuration that an adapter could start with`,
      safe: 'nothing was read or changed besides',
      next: config.map(({ line, pointer, code, fix }) => `${path}:${line} ${pointer} ${code}: ${fix}`),
    },
    { problems: config },
  );
}
