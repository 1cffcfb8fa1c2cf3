import {
  applyDecorators,
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonsCase as Who } from '#casefile';
import { CaseFiles } from '#casefile';
import { wishes } from '#catalogue';
import { DeviceTakenAway, PersonsCase } from '#disclosure';
import { apiProblems } from '../http/api-problems.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerProblem } from '../http/waiting-reader.ts';
import { ServingState } from '../life/serving-state.ts';
import { OwnPage } from './own-page.ts';
import { PersonAccess } from './person-access.ts';
import {
  agenciesIn,
  bodyIn,
  chosenPinIn,
  codeIn,
  idPart,
  idsIn,
  kindIn,
  pinIn,
  rowIn,
  wishIn,
} from './person-body.ts';
import { cookieFor, deviceIn } from './person-cookie.ts';
import { PersonsWord } from './persons-word.ts';

const MINUTE_MS = 60_000;
/** Nobody mistypes more often; each try costs the hub a scrypt. */
const MOST_TRIES = 10;
const fewTries = () => Throttle({ default: { limit: MOST_TRIES, ttl: MINUTE_MS } });

/** How a door of the person's page is described. */
function described(operationId: string, summary: string, ...members: readonly string[]): MethodDecorator {
  return applyDecorators(
    ApiOperation({ operationId, summary }),
    ...(members.length > 0
      ? [
          ApiConsumes('application/json'),
          ApiBody({
            schema: { type: 'object', properties: Object.fromEntries(members.map((name) => [name, {}])) },
          }),
        ]
      : []),
    ApiResponse({
      status: 200,
      description: 'as docs/how-to/persons-view.md says',
      schema: { type: 'object' },
    }),
    apiProblems(
      'PERSON_NOT_ENTERED',
      'PERSON_CODE_REFUSED',
      'PERSON_PIN_REFUSED',
      'PERSON_BODY_UNREADABLE',
      'PERSON_REFUSED',
      'PARAMETER_INVALID',
      'ORIGIN_NOT_ALLOWED',
      'PAGE_HEADER_MISSING',
      'TOO_MANY_REQUESTS',
      'NOT_AVAILABLE',
      'RECORD_BEHIND',
      'CASE_UNREADABLE',
    ),
  );
}

/** The person's own page: who enters with the code of a letter and a PIN sees the own case and says what is to be said. */
@ApiTags('person')
@Controller('v1/person')
export class PersonController {
  constructor(
    private readonly access: PersonAccess,
    private readonly own: PersonsCase,
    private readonly word: PersonsWord,
    private readonly files: CaseFiles,
    private readonly serving: ServingState,
    private readonly page: OwnPage,
  ) {}

  @Post('enter')
  @HttpCode(200)
  @fewTries()
  @described('enterAsPerson', 'Enter with the code of a letter and choose a PIN', 'code', 'pin')
  async enter(
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.page.check(request);
    const body = bodyIn(sent, 'code', 'pin');
    const secret = await this.access.enter(codeIn(body), chosenPinIn(body));
    void reply.header('set-cookie', cookieFor(secret, this.page.isSecure(request)));
    return this.access.session(secret);
  }

  @Post('unlock')
  @HttpCode(200)
  @fewTries()
  @described('unlockAsPerson', 'Open a known device again', 'pin')
  async unlock(@Body() sent: unknown, @Req() request: FastifyRequest) {
    this.page.check(request);
    return this.access.unlock(deviceIn(request.headers), pinIn(bodyIn(sent, 'pin')));
  }

  @Post('leave')
  @HttpCode(200)
  @described('leaveAsPerson', 'Close this device until the PIN is typed again')
  async leave(@Req() request: FastifyRequest) {
    this.page.check(request);
    await this.access.leave(deviceIn(request.headers));
    return { entered: false };
  }

  @Get('session')
  @described('personsSession', 'Whether this device is open')
  async session(@Req() request: FastifyRequest) {
    this.page.check(request);
    return this.access.session(deviceIn(request.headers));
  }

  @Get('devices')
  @described(
    'personsDevices',
    'The devices on which the person entered, by whose letters, and what of that is new',
  )
  async devices(@Req() request: FastifyRequest) {
    return this.#shown(request, (who) => this.own.devices(who));
  }

  @Post('devices/:device/revoke')
  @HttpCode(200)
  @described('revokePersonsDevice', 'Take a device away')
  async revoke(@Param('device') device: string, @Req() request: FastifyRequest) {
    const who = await this.#who(request);
    return { receipt: await this.word.revoke(who, idPart('device', device)) };
  }

  @Get('path')
  @described('readPersonsPath', 'The own case in words')
  async path(@Req() request: FastifyRequest) {
    return this.#shown(request, (who) => this.own.path(who));
  }

  @Get('promises')
  @described('readPersonsPromises', 'What was agreed on, with dates')
  async promises(@Req() request: FastifyRequest) {
    return this.#shown(request, (who) => this.own.promises(who));
  }

  @Get('accesses')
  @described('readPersonsAccesses', 'Who saw what, the newest first')
  async accesses(@Query() query: Readonly<Record<string, unknown>>, @Req() request: FastifyRequest) {
    const before = placeIn(query);
    return this.#shown(request, (who) => this.own.accesses(who, before));
  }

  @Get('consents')
  @described('readPersonsConsents', "The person's consents")
  async consents(@Req() request: FastifyRequest) {
    return this.#shown(request, (who) => this.own.consents(who));
  }

  @Get('consents/:recorder/:consentId/withdrawal-preview')
  @described('previewPersonsWithdrawal', 'What a withdrawal would stop, and what goes on')
  async preview(
    @Param('recorder') recorder: string,
    @Param('consentId') consentId: string,
    @Query('provisionIds') named: unknown,
    @Req() request: FastifyRequest,
  ) {
    const [by, id] = [idPart('recorder', recorder), idPart('consentId', consentId)];
    const ids = typeof named === 'string' && named !== '' ? named.split(',') : undefined;
    const preview = await this.#shown(request, (who) => this.own.preview(who, by, id, ids));
    if (preview === undefined) throw new HttpProblem('PERSON_REFUSED', { pointer: '/CONSENT_UNKNOWN' });
    return preview;
  }

  @Post('consents/:recorder/:consentId/withdraw')
  @HttpCode(200)
  @described('withdrawAsPerson', 'Take a consent back', 'provisionIds')
  async withdraw(
    @Param('recorder') recorder: string,
    @Param('consentId') consentId: string,
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
  ) {
    const who = await this.#who(request);
    const provisionIds = idsIn(bodyIn(sent, 'provisionIds'), 'provisionIds');
    const consent = { recordedBy: idPart('recorder', recorder), consentId: idPart('consentId', consentId) };
    return {
      receipt: await this.word.withdraw(who, { ...consent, ...(provisionIds && { provisionIds }) }),
    };
  }

  @Post('requests')
  @HttpCode(200)
  @described('requestAsPerson', 'Ask for a right (Art. 15 to 21 GDPR)', 'kind', 'eventIds', 'rowId')
  async request(@Body() sent: unknown, @Req() request: FastifyRequest) {
    const who = await this.#who(request);
    const body = bodyIn(sent, 'kind', 'eventIds', 'rowId');
    const [eventIds, rowId] = [idsIn(body, 'eventIds'), rowIn(body)];
    const asked = {
      kind: kindIn(body),
      ...(eventIds && { eventIds }),
      ...(rowId !== undefined && { rowId }),
    };
    const { request: id, ...receipt } = await this.word.askFor(who, asked);
    return { request: id, receipt };
  }

  @Post('disputes')
  @HttpCode(200)
  @described('disputeAsPerson', 'Say that entries are wrong', 'eventIds')
  async dispute(@Body() sent: unknown, @Req() request: FastifyRequest) {
    const who = await this.#who(request);
    const eventIds = idsIn(bodyIn(sent, 'eventIds'), 'eventIds');
    if (eventIds === undefined) throw new HttpProblem('PERSON_BODY_UNREADABLE', { pointer: '/eventIds' });
    return { receipt: await this.word.dispute(who, eventIds) };
  }

  @Get('wishes')
  @described('readPersonsWishes', 'What the person wished, and what may be wished for')
  async wished(@Req() request: FastifyRequest) {
    const who = await this.#who(request);
    const { state } = await this.files.load(who.network, who.caseId);
    const said = state.kind === 'open' ? state.person.wishes : [];
    return {
      wishes: said.map(({ wish, at, to }) => ({ wish, at, ...(to && { to: Object.keys(to) }) })),
      offered: Object.entries(wishes).map(([id, words]) => ({ id, ...words })),
    };
  }

  @Post('wishes')
  @HttpCode(200)
  @described('wishAsPerson', 'Say what would help, to the agencies that are named', 'wish', 'to')
  async wish(@Body() sent: unknown, @Req() request: FastifyRequest) {
    const who = await this.#who(request);
    const body = bodyIn(sent, 'wish', 'to');
    return { receipt: await this.word.wish(who, { wish: wishIn(body), to: agenciesIn(body) }) };
  }

  @Get('contacts')
  @described('readPersonsContacts', 'Whom to turn to')
  async contacts(@Req() request: FastifyRequest) {
    return this.#shown(request, (who) => this.own.contacts(who));
  }

  #who(request: FastifyRequest): Promise<Who> {
    this.page.check(request);
    return this.access.who(deviceIn(request.headers));
  }

  async #shown<T>(request: FastifyRequest, show: (who: Who) => Promise<T>): Promise<T> {
    const who = await this.#who(request);
    if (!this.serving.isDisclosing) throw new HttpProblem('RECORD_BEHIND');
    try {
      return await show(who);
    } catch (error) {
      if (error instanceof DeviceTakenAway) throw new HttpProblem('PERSON_NOT_ENTERED');
      throw readerProblem(error, this.serving);
    }
  }
}

/** Of how many, from the oldest on, the list goes on. */
function placeIn({ before, ...others }: Readonly<Record<string, unknown>>): number | undefined {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new HttpProblem('PARAMETER_UNKNOWN', { pointer: `/query/${unknown.slice(0, 32)}` });
  if (before === undefined) return undefined;
  if (typeof before === 'string' && /^\d{1,15}$/.test(before)) return Number(before);
  throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/before' });
}
