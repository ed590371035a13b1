import type { Page } from 'playwright-core';

export interface FaintText {
  readonly text: string;
  readonly ratio: number;
}

/** Every text that is less than 4.5 times as light or dark as the ground it stands on (WCAG AA). */
export function faintTexts(page: Page): Promise<FaintText[]> {
  return page.evaluate(LOOK);
}

// As text, because it runs in the page, whose types the tests do not have.
const LOOK = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (text === '' || element.tagName === 'NOSCRIPT' || element.tagName === 'SCRIPT') continue;
    const [light, dark] = [getComputedStyle(element).color, ground(element)]
      .map(luminance)
      .sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faint.push({ text, ratio });
  }
  return faint;
})()`;
