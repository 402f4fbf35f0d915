import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CareDelivery } from '../../api/care.ts';
import { careStretches } from './time-bar-rows.ts';

const start = (begin: string, isIngetrokken = false): CareDelivery => ({
  soort: 'start',
  begin,
  einde: null,
  reden: null,
  isIngetrokken,
  bekendOp: begin,
  berichtId: 'x',
});
const stop = (begin: string, einde: string, code = '31'): CareDelivery => ({
  ...start(begin),
  soort: 'stop',
  einde,
  reden: { code, naam: code },
});

test('care runs from a start to its stop; a definitive stop goes before a pause', () => {
  assert.deepEqual(careStretches([start('2026-01-05')]), [
    { from: '2026-01-05', until: null, isPause: false },
  ]);
  assert.deepEqual(
    careStretches([
      start('2026-01-05'),
      stop('2026-01-05', '2026-02-01', '20'),
      start('2026-03-01'),
      stop('2026-03-01', '2026-04-01', '20'),
      stop('2026-03-01', '2026-04-15'),
    ]),
    [
      { from: '2026-01-05', until: '2026-02-01', isPause: true },
      { from: '2026-03-01', until: '2026-04-15', isPause: false },
    ],
  );
});

test('what was withdrawn is not care; sent again it is', () => {
  assert.deepEqual(careStretches([start('2026-01-05'), start('2026-01-05', true)]), []);
  assert.equal(
    careStretches([start('2026-01-05'), start('2026-01-05', true), start('2026-01-05')]).length,
    1,
  );
});
