import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { UnlinkAgency } from './unlink-agency.command.ts';
import type { UnlinkAgencyOrder } from './unlink-agency.decide.ts';
import { unlinkAgency } from './unlink-agency.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(UnlinkAgency)
export class UnlinkAgencyHandler implements ICommandHandler<UnlinkAgency> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: UnlinkAgency) {
    const asked = signed.envelope.data as Pick<UnlinkAgencyOrder, 'ground' | 'staff'>;
    const { agency: by } = signed.envelope;
    return this.cases.leave(signed, (state, at) => unlinkAgency({ ...asked, by, at }, state));
  }
}
