import type { Tx } from '@jeugdregie/core/db';
import { finish, type FileFinding, type ReceivedFile, type Step } from '@jeugdregie/core/exchange';
import { answer, type Bericht, type Checked, type Finding } from '@jeugdregie/ijw';
import { assert } from '@jeugdregie/kernel';
import { answerIdentification, sendAnswer } from './answer-file.ts';
import type { Desk } from './desk.ts';
import { unreadable } from './problems.ts';
import { machine, type Taken, type Task } from './task.ts';

/** Level 1: no return message; the sender gets a transport error (IV028). */
export async function refuseUnreadable(tx: Tx, file: ReceivedFile, checked: Checked): Promise<Taken> {
  const problem = unreadable(file.name, checked);
  await finish(tx, file, {
    state: 'refused',
    summary: problem.what,
    findings: findingsOf(checked.findings),
    steps: [{ step: 'Schema gecontroleerd', outcome: 'failed', actor: machine, note: problem.why, problem }],
  });
  return { name: file.name, fileId: file.fileId, outcome: 'refused', summary: problem.what, problem };
}

/** Levels 2 and 3: the message is rejected as a whole and its answer says why. */
export async function rejectWhole(
  desk: Desk,
  tx: Tx,
  task: Task,
  findings: readonly Finding[],
): Promise<Taken> {
  const { file, checked } = task;
  const level = checked.level ?? 3;
  const bericht = answer(checked, {
    identificatie: answerIdentification(file),
    dagtekening: file.receivedOn,
    findings: findings.filter((finding) => finding.level > 2),
  });
  assert(bericht !== null, 'a message that can be read can be answered');
  const codes = [
    ...new Set(findings.map(({ rule, returnCode }) => `${rule}${returnCode ? ` (${returnCode})` : ''}`)),
  ];
  const summary = `Afgekeurd op niveau ${level}: ${codes.slice(0, 3).join(', ')}${codes.length > 3 ? ' …' : ''}`;
  await sendAnswer(desk, tx, file, { bericht, on: file.receivedOn, summary, isHistory: task.isHistory });
  await finish(tx, file, {
    state: 'rejected',
    summary,
    findings: findingsOf(findings),
    steps: [
      {
        step: level === 2 ? 'Inhoud gecontroleerd' : 'Samenhang gecontroleerd',
        outcome: 'failed',
        actor: machine,
        note: summary,
      },
      answered(bericht, 'afgekeurd'),
    ],
  });
  return { name: file.name, fileId: file.fileId, outcome: 'rejected', summary, problem: null };
}

export function answered(bericht: Bericht, verdict: string): Step {
  return {
    step: 'Beantwoord',
    outcome: 'ok',
    actor: machine,
    note: `${bericht.message} opgesteld: ${verdict}.`,
  };
}

export function findingsOf(findings: readonly Finding[]): FileFinding[] {
  return findings.map(({ rule, returnCode, level, at, line }) => ({ rule, returnCode, level, at, line }));
}
