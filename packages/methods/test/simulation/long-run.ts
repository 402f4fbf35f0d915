// The simulations at full length: node packages/methods/test/simulation/long-run.ts
import { driversCoverage } from './drivers.ts';
import { itsCoverage, staggeredCoverage, verdictRates } from './evaluation.ts';
import { forecastCoverage } from './forecast.ts';
import { runoffCoverage } from './runoff.ts';
import { yearEndCoverage } from './year-end.ts';

const rows: Readonly<Record<string, unknown>> = {
  'run-off, bootstrap of the reserve': runoffCoverage(4000, 500),
  'year-end figure': yearEndCoverage(4000, 500),
  'forecast, ETS six months ahead': forecastCoverage(8000),
  'evaluation, interrupted series': itsCoverage(8000),
  'evaluation, staggered start': staggeredCoverage(8000),
  'drivers, 80 % band': driversCoverage(4000, 500),
  'verdicts at effect 0 %': verdictRates(4000, 0),
  'verdicts at effect 4 %': verdictRates(1000, 0.04),
  'verdicts at effect 10 %': verdictRates(1000, 0.1),
};
process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
