import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import { stateDir } from './state-dir.ts';

/** The house does not open, for a reason of our own that has its words already. */
export class HouseStaysShut extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.what} ${problem.why} ${problem.remedy}`);
    this.problem = problem;
  }
}

/** What went wrong while opening the house or its door, in words with a way out; null when it is a bug. */
export function startupProblem(error: unknown): Problem | null {
  if (error instanceof HouseStaysShut) return error.problem;
  return fullDisk(error) ?? problemByCode(error);
}

function problemByCode(error: unknown): Problem | null {
  const { code = '', path = '', port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (port !== undefined && syscallOf(error) === 'listen')
    return portProblems[code]?.(`PORT=${port}`) ?? null;
  if (path !== '') return folderProblems[code]?.(path) ?? null;
  return databaseProblems[code]?.(databaseName()) ?? null;
}

/** As PostgreSQL says it; while initdb makes the files there is no code to go by. */
function fullDisk(error: unknown): Problem | null {
  if (!(error instanceof Error && /No space left on device|Check free disk space/.test(error.message)))
    return null;
  return folderProblems['ENOSPC']?.(process.env['DATABASE_URL'] ? databaseName() : stateDir()) ?? null;
}

function syscallOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).syscall ?? '';
}

/** PORT as a number, null when it was not given; 0 lets the system choose. */
export function wantedPort(text: string | undefined): Result<number | null, Problem> {
  if (text === undefined || text === '') return ok(null);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port >= 0 && port <= 65_535) return ok(port);
  return fail({
    code: 'POORT-ONGELDIG',
    what: `"${text.slice(0, 40)}" is geen poort.`,
    where: 'PORT',
    why: 'Een poort is een geheel getal van 1 tot en met 65535.',
    remedy: 'Geef een ander getal, bijvoorbeeld PORT=8080, of laat PORT weg.',
  });
}

/** DEMO_SCALE: which part of the region the demo is; null when it was not given. */
export function wantedScale(text: string | undefined): Result<number | null, Problem> {
  if (text === undefined || text === '') return ok(null);
  const scale = Number(text);
  if (scale > 0 && scale <= 1) return ok(scale);
  return fail({
    code: 'SCHAAL-ONGELDIG',
    what: `"${text.slice(0, 40)}" is geen schaal.`,
    where: 'DEMO_SCALE',
    why: 'De schaal is een getal boven 0 en hoogstens 1; 1 is de hele regio.',
    remedy: 'Geef bijvoorbeeld DEMO_SCALE=0.01, of laat DEMO_SCALE weg.',
  });
}

/** DATABASE_URL as PostgreSQL wants it; null is good. */
export function databaseUrlProblem(text: string): Problem | null {
  if (/^postgres(ql)?:\/\/\S+$/.test(text) && URL.canParse(text)) return null;
  return {
    code: 'DATABASE-ADRES',
    what: 'Dit is geen adres van een PostgreSQL-database.',
    where: 'DATABASE_URL',
    why: 'Het adres begint niet met postgres:// of is niet volledig.',
    remedy:
      'Schrijf het als postgres://naam:wachtwoord@server:5432/database, of laat DATABASE_URL weg voor de meegeleverde database.',
  };
}

type Told = (where: string) => Problem;

const portProblems: Readonly<Record<string, Told>> = {
  EADDRINUSE: (where) => ({
    code: 'POORT-BEZET',
    what: 'Op deze poort luistert al een ander programma.',
    where,
    why: 'Twee programma’s kunnen niet op dezelfde poort luisteren; misschien draait Jeugdregie al.',
    remedy: 'Stop het andere programma, of kies een andere poort, bijvoorbeeld PORT=8090.',
  }),
  EACCES: (where) => ({
    code: 'POORT-VERBODEN',
    what: 'Op deze poort mag dit account niet luisteren.',
    where,
    why: 'Poorten onder 1024 zijn van de beheerder van de machine.',
    remedy: 'Kies een poort vanaf 1024, bijvoorbeeld PORT=8080, en zet er zo nodig een proxy voor.',
  }),
  EADDRNOTAVAIL: (where) => ({
    code: 'ADRES-ONTBREEKT',
    what: 'Op dit adres kan deze machine niet luisteren.',
    where: `HOST, ${where}`,
    why: 'Het adres in HOST is niet van deze machine.',
    remedy: 'Kies HOST=127.0.0.1 voor alleen deze machine, of HOST=0.0.0.0 voor alle adressen.',
  }),
};

const noAnswer: Told = (where) => ({
  code: 'DATABASE-ONBEREIKBAAR',
  what: 'De database is niet bereikbaar.',
  where,
  why: 'De server in het adres bestaat niet, staat uit, of is vanaf hier niet te bereiken.',
  remedy: 'Controleer naam en poort in DATABASE_URL en of PostgreSQL draait.',
});

const notLetIn: Told = (where) => ({
  code: 'DATABASE-AANMELDEN',
  what: 'De database laat ons niet binnen.',
  where,
  why: 'Naam of wachtwoord klopt niet, of deze machine mag er volgens pg_hba.conf niet in.',
  remedy: 'Controleer naam en wachtwoord in DATABASE_URL.',
});

/** By the codes of the system and of PostgreSQL (SQLSTATE). */
const databaseProblems: Readonly<Record<string, Told>> = {
  ECONNREFUSED: noAnswer,
  ENOTFOUND: noAnswer,
  EAI_AGAIN: noAnswer,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  '28P01': notLetIn,
  '28000': notLetIn,
  '3D000': (where) => ({
    code: 'DATABASE-ONBEKEND',
    what: 'Deze database bestaat niet.',
    where,
    why: 'De server kent de database aan het eind van het adres niet.',
    remedy: 'Maak de database aan (createdb), of verbeter de naam in DATABASE_URL.',
  }),
  '42501': (where) => ({
    code: 'DATABASE-RECHTEN',
    what: 'De gebruiker van de database mag te weinig.',
    where,
    why: 'Voor het bijwerken van de tabellen mag die gebruiker tabellen en rollen maken.',
    remedy: 'Geef de gebruiker CREATEROLE en laat hem eigenaar van de database zijn.',
  }),
};

const notWritable: Told = (where) => ({
  code: 'TOESTAND-NIET-SCHRIJFBAAR',
  what: 'De map voor de toestand kan niet worden gemaakt of beschreven.',
  where,
  why: 'Dit account mag daar niet schrijven, of de schijf is alleen te lezen.',
  remedy: 'Kies met STATE_DIR een map waarin u mag schrijven, of geef dit account daar het recht.',
});

const folderProblems: Readonly<Record<string, Told>> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOENT: notWritable,
  ENOTDIR: (where) => ({
    ...notWritable(where),
    why: 'Een deel van het pad is een bestand en geen map.',
    remedy: 'Kies met STATE_DIR een map, geen bestand.',
  }),
  EEXIST: (where) => ({
    ...notWritable(where),
    why: 'Op deze plaats staat een bestand en geen map.',
    remedy: 'Kies met STATE_DIR een map, geen bestand.',
  }),
  ENOSPC: (where) => ({
    code: 'SCHIJF-VOL',
    what: 'De schijf is vol.',
    where,
    why: 'Er is geen ruimte voor de database en de berichten.',
    remedy: 'Maak ruimte, of kies met STATE_DIR een map op een andere schijf.',
  }),
};

/** Server and database without name and password: those never reach a screen. */
function databaseName(): string {
  const text = process.env['DATABASE_URL'] ?? '';
  if (!URL.canParse(text)) return 'DATABASE_URL';
  const { host, pathname } = new URL(text);
  return `DATABASE_URL (${host}${pathname})`;
}
