import {
  claimLines,
  careMessages,
  noPgb,
  undecided,
  unclaimed,
  taskBased,
  number,
  define,
  ofLines,
  ofEvents,
} from './definition.ts';
import { decimalText, ratio, whole } from './fraction.ts';
import type { Indicator } from './indicator.ts';

export const youths: Indicator = {
  definition: define('youths', 'jeugdigen', 'persons', {
    name: { nl: 'Jeugdigen met jeugdhulp', en: 'Youths with care' },
    text: 'Het aantal verschillende jeugdigen voor wie in de gekozen maanden hulp is geleverd die de gemeente heeft toegekend. Een jeugdige telt één keer, hoeveel regels, aanbieders of maanden het ook zijn.',
    formula:
      'Aantal verschillende cliënten met per saldo ten minste één toegekende declaratieregel in een gekozen maand van levering.',
    source: claimLines,
    kind: 'distinct',
    leavesOut: [
      unclaimed,
      undecided,
      taskBased,
      noPgb,
      'Een jeugdige die binnen de regio verhuist, telt in beide gemeenten: het regiocijfer is de som van de gemeenten.',
    ],
  }),
  needs: ['lines', 'youths'],
  value: ({ sums }) => whole(sums.youths),
  formulaFor: ({ sums }) => `verschillende cliënten in ${number(sums.lines)} declaratieregels`,
  ...ofLines,
};

export const trajectories: Indicator = {
  definition: define('trajectories', 'trajecten', 'trajectories', {
    name: { nl: 'Trajecten', en: 'Trajectories' },
    text: 'Het aantal trajecten dat in de gekozen maanden liep. Een traject is een toegewezen product bij een aanbieder waarvan de hulp is gestart.',
    formula:
      'Gestart of hervat tot en met de laatste gekozen maand, min beëindigd of onderbroken vóór de eerste gekozen maand.',
    source: careMessages,
    kind: 'sum',
    leavesOut: ['Starts en stops die de aanbieder nog niet heeft gemeld.', noPgb],
  }),
  needs: ['active', 'started', 'ended'],
  value: ({ sums }) => whole(sums.active),
  formulaFor: ({ sums }) =>
    `gestart tot en met de laatste maand, min beëindigd vóór de eerste maand: ${number(sums.active)}`,
  records: ofEvents.records,
  persons: ofEvents.persons,
};

export const newTrajectories: Indicator = {
  definition: define('new-trajectories', 'trajecten-nieuw', 'trajectories', {
    name: { nl: 'Nieuwe trajecten', en: 'New trajectories' },
    text: 'Het aantal trajecten waarvan de hulp in de gekozen maanden is begonnen. Hervatten na een tijdelijke stop telt niet als nieuw.',
    formula: 'Aantal starts met een begindatum in de gekozen maanden.',
    source: careMessages,
    kind: 'sum',
    leavesOut: ['Starts die de aanbieder nog niet heeft gemeld.', noPgb],
  }),
  needs: ['started'],
  value: ({ sums }) => whole(sums.started),
  formulaFor: ({ sums }) => `${number(sums.started)} starts`,
  records: (s) => s.started,
  persons: (s) => s.started,
};

export const endedTrajectories: Indicator = {
  definition: define('ended-trajectories', 'trajecten-beeindigd', 'trajectories', {
    name: { nl: 'Beëindigde trajecten', en: 'Ended trajectories' },
    text: 'Het aantal trajecten waarvan de hulp in de gekozen maanden is geëindigd. Een tijdelijke stop telt niet.',
    formula: 'Aantal definitieve stops met een einddatum in de gekozen maanden.',
    source: careMessages,
    kind: 'sum',
    leavesOut: ['Stops die de aanbieder nog niet heeft gemeld.', noPgb],
  }),
  needs: ['ended'],
  value: ({ sums }) => whole(sums.ended),
  formulaFor: ({ sums }) => `${number(sums.ended)} stops`,
  records: (s) => s.ended,
  persons: (s) => s.ended,
};

export const allocations: Indicator = {
  definition: define('allocations', 'toewijzingen', 'allocations', {
    name: { nl: 'Nieuwe toewijzingen', en: 'New allocations' },
    text: 'Het aantal toegewezen producten met een ingangsdatum in de gekozen maanden. Een nieuwe versie van dezelfde toewijzing telt niet opnieuw.',
    formula: 'Aantal toewijzingnummers met een ingangsdatum in de gekozen maanden, min de verwijderde.',
    source: careMessages,
    kind: 'sum',
    leavesOut: [noPgb],
  }),
  needs: ['allocated'],
  value: ({ sums }) => whole(sums.allocated),
  formulaFor: ({ sums }) => `${number(sums.allocated)} toewijzingen`,
  records: (s) => s.allocated,
  persons: (s) => s.allocated,
};

export const hoursPerTrajectory: Indicator = {
  definition: define('hours-per-trajectory', 'uren-per-traject', 'hours', {
    name: { nl: 'Uren per traject', en: 'Hours per trajectory' },
    text: 'De toegekende uren in de gekozen maanden, gedeeld door het aantal trajecten dat in die maanden liep. Minuten zijn omgerekend; een dagdeel telt als vier uur.',
    formula:
      'Toegekende uren ÷ trajecten. Zegt het meest bij één product of segment waarvan de eenheid uren is.',
    source: `${claimLines}; ${careMessages}`,
    kind: 'ratio',
    leavesOut: ['Volume in etmalen, stuks of euro’s.', undecided, noPgb],
  }),
  needs: ['minutes', 'active', 'lines', 'youths'],
  value: ({ sums }) => ratio(sums.minutes, sums.active * 60n),
  formulaFor: ({ sums }) =>
    `${decimalText({ numerator: sums.minutes, denominator: 60n }, 1)} uur ÷ ${number(sums.active)} trajecten`,
  ...ofLines,
};

export const daysPerTrajectory: Indicator = {
  definition: define('days-per-trajectory', 'etmalen-per-traject', 'days', {
    name: { nl: 'Etmalen per traject', en: 'Days per trajectory' },
    text: 'De toegekende etmalen in de gekozen maanden, gedeeld door het aantal trajecten dat in die maanden liep.',
    formula: 'Toegekende etmalen ÷ trajecten. Zegt het meest bij een product met verblijf.',
    source: `${claimLines}; ${careMessages}`,
    kind: 'ratio',
    leavesOut: ['Volume in uren, minuten, dagdelen, stuks of euro’s.', undecided, noPgb],
  }),
  needs: ['days', 'active', 'lines', 'youths'],
  value: ({ sums }) => ratio(sums.days, sums.active),
  formulaFor: ({ sums }) => `${number(sums.days)} etmalen ÷ ${number(sums.active)} trajecten`,
  ...ofLines,
};
