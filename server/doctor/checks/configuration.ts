import type { Check } from '../check.js';

/** A configuration with mistakes in it never gets this far: the program refuses to start with it. */
export const configuration: Check = {
  id: 'configuration',
  title: 'Configuration',
  async look(app) {
    const { settings } = app.config;
    const changed = settings.filter(({ origin }) => origin.from !== 'default').length;
    const found =
      changed === 0
        ? `all ${settings.length} settings at their defaults`
        : `${changed} of ${settings.length} settings changed`;
    return { status: 'ok', found: `${found}; ${app.configFile ?? 'no ibs.yaml'}` };
  },
};
