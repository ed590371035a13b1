/** Turns the kill switch of a folder on, and says so as soon as it is. Argument: the folder. */
import { writeSync } from 'node:fs';
import { openKillSwitch } from '../../../../harness/guard/kill/open-kill-switch.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';

const [folder = ''] = process.argv.slice(2);
const log = createLog({ level: 'error', format: 'json', clock: systemClock, write() {} });
const kill = openKillSwitch({ folder, clock: systemClock, log });
kill.kill('so');
writeSync(1, 'on\n');
kill.close();
