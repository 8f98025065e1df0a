// Pictures of the main pages, to be looked at: shots/<page>-<language>-<width>-<scheme>.png.
import { go, PLACES } from "../support/places.ts";
import { expect, test } from "../support/test.ts";
import { LANGUAGES } from "../support/words.ts";

const PICTURES: [string, string][] = [
  ["home", "home"],
  ["idea", "an idea with a long discussion"],
  ["form-errors", "the form for an idea, with mistakes"],
  ["sign-up", "signing up"],
];

for (const lang of LANGUAGES) {
  test(`pictures in ${lang}`, async ({ page, scene }) => {
    test.slow();
    for (const [file, name] of PICTURES) {
      await go(page, lang, PLACES.find((place) => place.name === name)!, scene);
      await page.evaluate(() => document.fonts.ready);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const path = `shots/${file}-${lang}-${width}-${colorScheme}.png`;
          // The length of the list adds nothing to see.
          const clip = { x: 0, y: 0, width, height: width === 360 ? 2600 : 1800 };
          const image = await page.screenshot({ path, fullPage: true, clip, scale: "css" });
          expect(image.length).toBeGreaterThan(5000);
        }
      }
    }
  });
}
