import { houseOf, type House } from '../house.ts';
import { openDesk, type Desk } from '../jobs/desk.ts';
import { exitCodes, printProblem } from './output.ts';

/** Opens the house for one command and closes it however the command ends. Returns the exit code. */
export async function withHouse(work: (house: House, desk: Desk) => Promise<number>): Promise<number> {
  const opened = await houseOf();
  if (!opened.ok) {
    printProblem(opened.error);
    return exitCodes.cannot;
  }
  const house = opened.value;
  try {
    return await work(house, openDesk(house.db, house.keys));
  } finally {
    await house.close();
  }
}
