// What a page must keep to whatever it shows: direction, width, focus, targets, motion, paper.
import type { Page } from "@playwright/test";
import { go, PLACES } from "../support/places.ts";
import { expect, test } from "../support/test.ts";
import { DIRECTION, LANGUAGES, say } from "../support/words.ts";

for (const lang of ["ar", "en"] as const) {
  test(`no page in ${lang} scrolls sideways on a screen of 320 pixels, or cuts off a word`, async ({ page, scene }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const place of PLACES) {
      await go(page, lang, place, scene);
      const { width, cut } = await page.evaluate(() => {
        const cut = [];
        for (const element of document.querySelectorAll<HTMLElement>("main *, header *, footer *")) {
          const box = element.getBoundingClientRect();
          const shown = box.width > 1 && element.checkVisibility() && !element.closest(".visually-hidden, .skip, svg");
          if (shown && (box.left < -0.5 || box.right > innerWidth + 0.5)) cut.push(element.outerHTML.slice(0, 120));
        }
        return { width: document.scrollingElement!.scrollWidth, cut };
      });
      expect.soft(width, place.name).toBeLessThanOrEqual(320);
      expect.soft(cut, place.name).toEqual([]);
    }
  });
}

test("a word without end widens no page", async ({ page, open, city, signedIn }) => {
  const word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
  const author = await city.resident();
  const idea = await city.idea(author, `${word} please`, "x".repeat(300));
  await city.comment(await city.resident(), idea, `\`${word.repeat(2)}\` and ${word.repeat(2)}\n\n> ${word}\n\n- ${word}`);
  await signedIn(author);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [`/ar/ideas/${idea}`, "/en?sort=newest", `/en/search?q=${word}`, "/fa/notices"]) {
      await open(path);
      expect.soft(await page.evaluate(() => document.scrollingElement!.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  }
});

for (const lang of LANGUAGES) {
  test(`pages in ${lang} and the texts on them tell their language and direction`, async ({ page, open, scene }) => {
    await open(`/${lang}?sort=supported`);
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", lang);
    await expect(html).toHaveAttribute("dir", DIRECTION[lang]);
    // The demo is written in three languages: each title in its own, in its own direction.
    const titles = await page.locator(".idea-card-title").evaluateAll((all) =>
      all.map((title) => {
        const link = title.querySelector("a")!;
        return { lang: (title as HTMLElement).lang, text: link.textContent!, direction: link.matches(":dir(rtl)") ? "rtl" : "ltr" };
      }),
    );
    expect(new Set(titles.map((title) => title.lang)).size).toBeGreaterThan(1);
    for (const title of titles) {
      const first = title.text.match(/\p{L}/u)![0];
      expect(title.direction, title.text).toBe(/\p{Script=Arabic}/u.test(first) ? "rtl" : "ltr");
      expect(title.direction, title.text).toBe(title.lang === "en" ? "ltr" : "rtl");
    }
    await open(`/${lang}/ideas/${scene.idea}`);
    await expect(page.locator(".idea-body")).toHaveAttribute("lang", /^(ar|fa|en)$/);
    for (const text of await page.locator(".comment .prose").all()) {
      await expect(text).toHaveAttribute("lang", /^(ar|fa|en)$/);
    }
    // The bullets of a list, the line of a quote: on the side where the text begins.
    const blocks = page.locator(".prose :is(p, ul, ol, li, blockquote)");
    const wrong = await blocks.evaluateAll((all) =>
      all.filter((block) => {
        const first = block.textContent!.match(/\p{L}/u)?.[0];
        return first && block.matches(":dir(rtl)") !== /\p{Script=Arabic}/u.test(first);
      }).map((block) => block.outerHTML.slice(0, 100)),
    );
    expect(wrong).toEqual([]);
  });
}

/** What tells where the focus is. */
const marks = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // The radio button itself is drawn on its label.
    const shown = [element, element.nextElementSibling].filter((one) => one instanceof HTMLElement);
    const read = () =>
      shown.map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(one as Element);
        return [outlineStyle === "none" ? "" : `${outlineWidth} ${outlineColor}`, boxShadow, borderColor].join();
      });
    const focused = read();
    const all = [...document.querySelectorAll("*")];
    const box = element.getBoundingClientRect();
    const found = { what: element.outerHTML.slice(0, 100), place: all.indexOf(element), height: box.height };
    element.blur();
    const blurred = read();
    element.focus();
    return { ...found, visible: focused.some((style, at) => style !== blurred[at]) };
  });

const FOCUS: [string, (idea: number) => string][] = [
  ["home", () => "/ar"],
  ["an idea", (idea) => `/en/ideas/${idea}`],
  ["the form", () => "/ar/ideas/new"],
];
for (const [name, path] of FOCUS) {
  test(`by keyboard one sees where one is on ${name}, and goes through it in order`, async ({ page, open, scene }) => {
    await open(path(scene.idea));
    let last = -1;
    for (let stop = 0; stop < 15; stop++) {
      await page.keyboard.press("Tab");
      const at = await marks(page);
      expect(at.visible, `the focus is seen on ${at.what}`).toBe(true);
      expect(at.place, at.what).toBeGreaterThan(last);
      last = at.place;
    }
  });
}

test("the first stop leads past the header", async ({ page, open }) => {
  await open("/fa");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: say("fa", "skip") });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("main :focus")).toHaveCount(1);
});

test("whatever one presses is large enough for a finger", async ({ page, open, scene }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/ar", "/fa/search", "/en/search?q=school", "/en?sort=newest&kind=complaint", `/ar/ideas/${scene.idea}`, "/en/ideas/new", "/fa/sign-up"]) {
    await open(path);
    const small = await page.evaluate(() => {
      const all = document.querySelectorAll<HTMLElement>("a[href], button, summary, select, input:not([type=hidden]), label");
      const found = [];
      for (const element of all) {
        const { width, height } = element.getBoundingClientRect();
        // WCAG 2.5.8 leaves out links within a sentence, and what is not seen.
        const inline = getComputedStyle(element).display === "inline" && !!element.closest("p, .prose, .facts, .kicker, h1, h2, h3");
        const hidden = width <= 1 || !element.checkVisibility() || !!element.closest(".visually-hidden, .skip");
        const covered = element.matches(".choice input") || element.matches("label[for]");
        if (!inline && !hidden && !covered && (width < 24 || height < 24)) found.push(`${width}×${height} ${element.outerHTML.slice(0, 90)}`);
      }
      return found;
    });
    expect.soft(small, path).toEqual([]);
  }
});

test("nothing moves for those who ask for stillness", async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open("/en");
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
    }).length,
  );
  expect(moving).toBe(0);
});

test("colours that the reader forces, and paper, show everything that counts", async ({ page, open, scene }) => {
  await open(`/ar/ideas/${scene.idea}`);
  await page.emulateMedia({ forcedColors: "active" });
  await expect(page.locator(".support-button").first()).toBeVisible();
  await page.screenshot({ path: "shots/idea-ar-forced-colours.png" });
  await page.emulateMedia({ forcedColors: "none", media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".idea-body")).toBeVisible();
  await expect(page.locator(".site-nav")).toBeHidden();
  await expect(page.locator("#comment-form")).toBeHidden();
  await page.pdf({ path: "shots/idea-ar-print.pdf" });
});
