/** How numbers, money and days are written in one language. Amounts are whole cents, days and months ISO text. */
export interface Formats {
  /** € 1.234.567,89 */
  readonly money: (cents: number) => string;
  /** € 1,2 mln, below a million whole euros: for sentences and axes. */
  readonly moneyShort: (cents: number) => string;
  /** € 1.234.568: whole euros, for tables of totals. */
  readonly euros: (cents: number) => string;
  readonly number: (value: number, decimals?: number) => string;
  /** A share (0.14) as 14,0 %. */
  readonly percent: (share: number, decimals?: number) => string;
  /** 1 januari 2027 */
  readonly dayLong: (iso: string) => string;
  /** 1-1-2027 */
  readonly day: (iso: string) => string;
  /** januari 2027 */
  readonly monthLong: (iso: string) => string;
  /** jan 2027 */
  readonly month: (iso: string) => string;
  /** 22-11-2026 14:03 in Dutch time, from an instant in UTC. */
  readonly moment: (instant: string) => string;
  /** 1,2 MB */
  readonly bytes: (count: number) => string;
}

export type Language = 'nl' | 'en';

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const monthShort: Readonly<Record<Language, readonly string[]>> = {
  nl: 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

const nbsp = '\u00a0';
const minus = '\u2212';

/** Intl writes a hyphen and can write minus zero; a screen shows a real minus sign and no minus zero. */
function tidy(text: string): string {
  const withMinus = text.replaceAll('-', minus);
  return /[1-9]/.test(withMinus) ? withMinus : withMinus.replaceAll(minus, '');
}

const sizes = [
  { from: 1e9, nl: 'mld', en: 'bn' },
  { from: 1e6, nl: 'mln', en: 'm' },
] as const;

/** € 1,2 mln, and below a million whole euros; the size is chosen after rounding, so never "€ 1.000,0 mln". */
function shortMoney(
  cents: number,
  language: Language,
  number: (value: number, decimals?: number) => string,
): string {
  const euros = cents / 100;
  const fits = sizes.find(({ from }) => Math.round(Math.abs(euros)) >= from * 0.99995);
  const dutch = language === 'nl';
  if (!fits) return `€${dutch ? nbsp : ''}${number(euros)}`;
  const scaled = number(euros / fits.from, 1);
  return dutch ? `€${nbsp}${scaled}${nbsp}${fits.nl}` : `€${scaled}${fits.en}`;
}

function parts(iso: string): { year: string; month: number; day: number } {
  return { year: iso.slice(0, 4), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) };
}

function make(language: Language): Formats {
  const locale = locales[language];
  const decimalFormats = [0, 1, 2, 3].map(
    (decimals) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  const number = (value: number, decimals = 0): string =>
    tidy((decimalFormats[Math.min(3, decimals)] ?? new Intl.NumberFormat(locale)).format(value));
  const euro = language === 'nl' ? `€${nbsp}` : '€';
  const name = (names: readonly string[], month: number): string => names[month - 1] ?? '';
  const moment = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    money: (cents) => `${euro}${number(cents / 100, 2)}`,
    moneyShort: (cents) => shortMoney(cents, language, number),
    euros: (cents) => `${euro}${number(cents / 100)}`,
    number,
    percent: (share, decimals = 1) => `${number(share * 100, decimals)}${language === 'nl' ? nbsp : ''}%`,
    dayLong: (iso) => {
      const { year, month, day } = parts(iso);
      return `${day} ${name(monthNames[language], month)} ${year}`;
    },
    day: (iso) => {
      const { year, month, day } = parts(iso);
      return language === 'nl' ? `${day}-${month}-${year}` : `${day}/${month}/${year}`;
    },
    monthLong: (iso) => `${name(monthNames[language], parts(iso).month)} ${parts(iso).year}`,
    month: (iso) => `${name(monthShort[language], parts(iso).month)} ${parts(iso).year}`,
    moment: (instant) => {
      // oxlint-disable-next-line no-restricted-globals -- an instant of the server in Dutch clock time: no calendar arithmetic
      const at = Date.parse(instant);
      return Number.isNaN(at) ? instant : moment.format(at).replace(',', '');
    },
    bytes: (count) =>
      count < 1000
        ? `${number(count)} B`
        : count < 1e6
          ? `${number(count / 1e3)} kB`
          : `${number(count / 1e6, 1)} MB`,
  };
}

const made: Readonly<Record<Language, Formats>> = { nl: make('nl'), en: make('en') };

export function formats(language: Language): Formats {
  return made[language];
}
