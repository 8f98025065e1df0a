// WCAG 2.2 A and AA, as far as axe can tell, on every kind of page, in light and dark.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { go, PLACES } from "../support/places.ts";
import { expect, test } from "../support/test.ts";
import { LANGUAGES } from "../support/words.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** In Persian, which shares its style with Arabic, two pages will do. */
const PERSIAN = ["home", "the form for an idea, with mistakes"];

const languages = (name: string) => LANGUAGES.filter((lang) => lang !== "fa" || PERSIAN.includes(name));

async function violations(page: Page, dark: boolean): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], iframes: false });
  // What is not a matter of colour was found in the light.
  if (dark) axe.withRules(["color-contrast", "link-in-text-block"]);
  else axe.withTags(TAGS);
  const result = await axe.setLegacyMode().analyze();
  expect(result.passes.length, "axe has looked").toBeGreaterThan(0);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

for (const place of PLACES) {
  test(`${place.name} can be used by everyone`, async ({ page, scene }) => {
    for (const lang of languages(place.name)) {
      await page.emulateMedia({ colorScheme: "light" });
      await go(page, lang, place, scene);
      expect.soft(await violations(page, false), `${lang}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await violations(page, true), `${lang}, dark`).toEqual([]);
    }
  });
}
