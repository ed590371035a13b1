import { clockFor } from '../../../harness/gateway/time/clock-setting.js';
import { gatewayText } from '../../gateway/text.js';
import type { Check } from '../check.js';

export const gateway: Check = {
  id: 'gateway',
  title: 'Paper gateway',
  async look(app) {
    if (app.gateway)
      return { status: 'ok', found: `any IB client can connect to ${gatewayText(app.gateway)}` };
    const { seed, clock } = app.config.values.gateway;
    clockFor(clock, app.clock);
    return {
      status: 'ok',
      found: `none in this process; \`ibs gateway\` starts one (seed ${seed}, clock ${clock})`,
    };
  },
};
