import { openHouse, type House } from '../house.ts';
import { openDesk, type Desk } from '../jobs/desk.ts';
import { complain, exitCodes } from './output.ts';

/** Opens the house for one command and closes it however the command ends. Returns the exit code. */
export async function withHouse(work: (house: House, desk: Desk) => Promise<number>): Promise<number> {
  let house: House;
  try {
    house = await openHouse();
  } catch (error) {
    complain(
      `De database kan niet worden geopend: ${error instanceof Error ? error.message : String(error)}`,
    );
    return exitCodes.cannot;
  }
  try {
    return await work(house, openDesk(house.db, house.keys));
  } finally {
    await house.close();
  }
}
