// WCAG 2.2 A and AA, as far as axe can tell, on every kind of page, in light and dark.
import { AxeBuilder } from "@axe-core/playwright";
import { go, PLACES } from "../support/places.ts";
import { expect, test } from "../support/test.ts";
import { type Lang, LANGUAGES } from "../support/words.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** In Persian, which shares its style with Arabic, two pages will do. */
const PERSIAN = ["home", "the form for an idea, with mistakes"];

const wanted = (lang: Lang, name: string) => lang !== "fa" || PERSIAN.includes(name);

for (const lang of LANGUAGES) {
  for (const place of PLACES.filter(({ name }) => wanted(lang, name))) {
    test(`${place.name} can be used by everyone, in ${lang}, light and dark`, async ({ page, scene }) => {
      await go(page, lang, place, scene);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page }).withTags(TAGS).setLegacyMode();
        // What is not a matter of colour was found in the light.
        if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
        const { violations } = await axe.analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id} (${colorScheme}): ${html}\n${failureSummary}`),
        );
        expect(found.join("\n\n")).toBe("");
      }
    });
  }
}
