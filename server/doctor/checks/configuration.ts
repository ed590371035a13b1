import type { Check } from '../check.js';

/** With mistakes in it every other command refuses to start; the doctor goes on, on the defaults. */
export const configuration: Check = {
  id: 'configuration',
  title: 'Configuration',
  async look(app) {
    if (app.configTrouble) {
      const { message, next } = app.configTrouble;
      return { status: 'broken', found: message.replace(/\s*\n\s*/g, ' '), mend: next };
    }
    const { settings } = app.config;
    const changed = settings.filter(({ origin }) => origin.from !== 'default').length;
    const found =
      changed === 0
        ? `all ${settings.length} settings at their defaults`
        : `${changed} of ${settings.length} settings changed`;
    return { status: 'ok', found: `${found}; ${app.configFile ?? 'no ibs.yaml'}` };
  },
};
