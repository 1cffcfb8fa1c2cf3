import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The description of the HTTP API, made when somebody first asks for it: a hub has to begin soon, and hardly anybody asks. */
export class Description {
  #app: INestApplication | undefined;
  #made: OpenAPIObject | undefined;

  /** The program is put together, and can be described. */
  of(app: INestApplication): void {
    this.#app = app;
  }

  /** Nothing as long as there is nothing to describe. */
  get document(): OpenAPIObject | undefined {
    if (this.#app !== undefined) this.#made ??= describeApi(this.#app);
    return this.#made;
  }
}

/** Describes the HTTP API from the program itself (OpenAPI 3.1). */
function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Wegmarke hub')
    .setDescription(
      'Consent-gated exchange of case events between public agencies. Every answer that says no is a problem (RFC 9457) with a stable code; docs/errors.md lists them.',
    )
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'typ wegmarke-read+jwt, made by the agency for this one request, at most 60 s old',
      },
      'readToken',
    )
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description:
          'typ wegmarke-officer+jwt with "role": "officer", made by the agency for this one request, at most 60 s old',
      },
      'officerToken',
    )
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'typ wegmarke-embed+jwt, made by the hub for one case and one origin, at most 300 s old',
      },
      'embedToken',
    )
    .addCookieAuth(
      'wegmarke-hub',
      { type: 'apiKey', in: 'cookie', description: 'session of an operator who came through /log-in' },
      'operatorSession',
    )
    .build();
  return SwaggerModule.createDocument(app, config);
}
