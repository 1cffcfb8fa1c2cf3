import { AdoptAgreementHandler } from './adopt-agreement/adopt-agreement.handler.ts';
import { RegisterAgencyHandler } from './register-agency/register-agency.handler.ts';

/** The handlers of all commands of the registry, as providers beside CqrsModule and a provider of Registry. */
export const registryHandlers = [RegisterAgencyHandler, AdoptAgreementHandler];
