import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';

/** An agency made a one-time code by which the person enters the own case; only its hash is known here. */
export class PersonCodeMade {
  @IsString() by!: string;
  @IsString() codeHash!: string;
  @IsISO8601() validUntil!: string;
  /** How the code reaches the person: a code of the catalogue. */
  @IsString() channel!: string;
}

/** The person entered with the code on one device; what only the device and the person know stands here as verifiers. */
export class PersonDeviceEntered {
  @IsString() device!: string;
  @IsString() codeHash!: string;
  /** base64url(SHA-256) of the secret that the device keeps. */
  @IsString() secretHash!: string;
  @IsString() pinSalt!: string;
  /** scrypt of the PIN, base64url. */
  @IsString() pinVerifier!: string;
}

/** Somebody typed a PIN on a device of the person. */
export class PersonPinTried {
  @IsString() device!: string;
  @IsBoolean() right!: boolean;
}

/** A device opens the case no more: the person took it away, or too many wrong PINs were typed on it. */
export class PersonDeviceRevoked {
  @IsString() device!: string;
  @IsIn(['by-person', 'wrong-pin']) ground!: 'by-person' | 'wrong-pin';
}

/** The person said what would help: a code of the catalogue, and to whom; to nobody where no agency is named. */
export class PersonWished {
  @IsString() wish!: string;
  @IsOptional() @IsString({ each: true }) to?: readonly string[];
  /** On which device; older facts do not tell it. */
  @IsOptional() @IsString() device?: string;
}

/** The facts of this file, each with the class its content must satisfy. */
export const personFacts = {
  PersonCodeMade,
  PersonDeviceEntered,
  PersonPinTried,
  PersonDeviceRevoked,
  PersonWished,
} as const;
