import { quickSteps } from './check.ts';
import { startSecondDatabase, type SecondDatabase } from './second-database.ts';
import { nodeTests, runSteps, type Step } from './steps.ts';

/** All that `npm run check` runs, then the database, the slow tests, the rooms on a second PostgreSQL, the browser. */
const second = await startSecondDatabase();
const later: Step[] = [
  { name: 'tests on the database', command: nodeTests('database', 2) },
  { name: 'slow tests', command: nodeTests('slow', 2) },
  ...(second ? [onSecond(second)] : []),
  { name: 'screens', command: ['vite', 'build', 'apps/web'] },
  { name: 'browser', command: nodeTests('browser', 1) },
];
let code = 1;
try {
  code = await runSteps([...quickSteps, ...later]);
  if (!second)
    process.stdout.write('No second PostgreSQL on this machine: the rooms ran on the embedded one only.\n');
} finally {
  await second?.stop();
}
process.exit(code);

function onSecond({ name, url }: SecondDatabase): Step {
  return { name: `rooms on ${name}`, command: nodeTests('rooms', 2), env: { TEST_DATABASE_URL: url } };
}
