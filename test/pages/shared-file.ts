import { until } from '../../deploy/local/services/until.mjs';
import type { Stage } from './stage.ts';

/** A file of one agency, as its desk knows it. */
export interface OwnFile {
  readonly agency: string;
  readonly reference: string;
}

/** Opens a case for the one file and joins it with the other by a code, as a person would carry it; waits until both are linked. */
export async function shareFile(stage: Stage, host: OwnFile, guest: OwnFile): Promise<void> {
  await stage.desk(host.agency, 'POST', '/desk/cases', { reference: host.reference });
  await linked(stage, host);
  // Nobody is shown a code before the hub has it.
  const code = await until(`a code for ${host.reference}`, async () => {
    const path = `/desk/cases/${host.reference}/link-codes`;
    return ((await stage.desk(host.agency, 'POST', path, {})) as { readonly code?: string }).code;
  });
  await stage.desk(guest.agency, 'POST', '/desk/link-codes/redeem', { code, reference: guest.reference });
  await linked(stage, guest);
}

async function linked(stage: Stage, { agency, reference }: OwnFile): Promise<void> {
  await until(`${reference} to be linked`, async () => {
    const { cases } = (await stage.desk(agency, 'GET', '/desk/cases')) as {
      readonly cases: readonly { readonly reference: string; readonly linked: boolean }[];
    };
    return cases.find((one) => one.reference === reference && one.linked);
  });
}
