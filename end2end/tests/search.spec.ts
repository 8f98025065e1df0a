// Finding what was said before, in every language, with JavaScript and without.
import { awake, expect, test } from "../support/test.ts";
import { type Lang, LANGUAGES, parse, say } from "../support/words.ts";

/** What residents type, and the title of the demo's idea that they mean: other spellings, endings
 * and forms than it has, and a word that it has beside words that it lacks. */
const LOOKED_FOR: Record<Lang, { words: string; title: string; kind: string; many: string }> = {
  ar: {
    words: "مظله موقف الحافلات على الكرنيش",
    title: "مظلات لمواقف الخط 7 على الكورنيش",
    kind: "complaint",
    many: "مدرسة",
  },
  fa: {
    words: "سطل بازارماهي سر ريز",
    title: "سطل‌های بازار ماهی از ظهر به بعد سرریز می‌شود",
    kind: "complaint",
    many: "مدرسه",
  },
  en: {
    words: "street lamp on Poters Street",
    title: "Street lamps out on Potters' Street, right outside Lantern Primary",
    kind: "complaint",
    many: "school",
  },
};

for (const lang of LANGUAGES) {
  for (const scripts of [true, false]) {
    test.describe(`searching in ${lang}, ${scripts ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled: scripts });
      const { words, title, kind, many } = LOOKED_FOR[lang];

      test.beforeEach(async ({ city }) => city.searching());

      test("from the head of any page one finds an idea spelt otherwise, with the words marked", async ({ page, open }) => {
        await open(`/${lang}/ideas/new`);
        const field = page.getByRole("search").getByRole("searchbox", { name: say(lang, "search-label") });
        await field.fill(words);
        await page.getByRole("search").getByRole("button", { name: say(lang, "search"), exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`/${lang}/search\\?q=`));
        const found = page.locator("article", { has: page.getByRole("link", { name: title }) });
        await expect(found).toBeVisible();
        await expect(found.locator("mark").first()).toBeVisible();
        await expect(page.getByRole("searchbox")).toHaveValue(words);
      });

      test("a facet narrows what was found by as many as it says, and is taken back", async ({ page, open }) => {
        await open(`/${lang}/search?q=${encodeURIComponent(many)}`);
        const heading = page.locator("#search-title");
        const all = parse(lang, await heading.innerText());
        const choice = page.locator(".facet-choice", { hasText: say(lang, `kind-${kind}`) });
        const count = parse(lang, await choice.locator(".facet-count").innerText());
        expect(count).toBeLessThan(all);
        await choice.click();
        await expect(page).toHaveURL(new RegExp(`kind=${kind}`));
        expect(parse(lang, await heading.innerText())).toBe(count);
        await expect(page.locator(".facet-choice[aria-current]")).toHaveCount(1);
        await page.locator(".chip").click();
        expect(parse(lang, await heading.innerText())).toBe(all);
      });

      test("the address of a search shows anyone the same", async ({ page, open, browser }) => {
        await open(`/${lang}/search?q=${encodeURIComponent(many)}&kind=${kind}&sort=newest`);
        const titles = await page.locator(".idea-card-title").allInnerTexts();
        expect(titles.length).toBeGreaterThan(0);
        const other = await browser.newPage({ javaScriptEnabled: scripts });
        await other.goto(page.url());
        expect(await other.locator(".idea-card-title").allInnerTexts()).toEqual(titles);
        await other.close();
      });

      test("another language keeps the words and what was chosen", async ({ page, open }) => {
        const to = lang === "fa" ? "en" : "fa";
        await open(`/${lang}/search?q=${encodeURIComponent(words)}&kind=${kind}`);
        await page.locator(`.languages [lang="${to}"]`).click();
        await expect(page).toHaveURL(new RegExp(`/${to}/search\\?q=.*kind=${kind}`));
        if (scripts) await awake(page);
        await expect(page.getByRole("searchbox")).toHaveValue(words);
        await expect(page.locator(".chip")).toHaveCount(1);
        await expect(page.locator("html")).toHaveAttribute("lang", to);
      });

      test("where nothing is found there is a way on", async ({ page, open }) => {
        await open(`/${lang}/search?q=qwxzvkj`);
        await page.getByRole("link", { name: say(lang, "search-submit") }).click();
        await expect(page).toHaveURL(new RegExp(`/${lang}/ideas/new\\?title=qwxzvkj$`));
      });
    });
  }
}

test("a search has a feed, which readers of feeds find in its head", async ({ page, open, city }) => {
  await city.searching();
  await open("/en/search?q=school");
  const href = await page.locator('link[rel="alternate"][type="application/atom+xml"]').getAttribute("href");
  const answer = await page.request.get(href!);
  expect(answer.headers()["content-type"]).toContain("application/atom+xml");
  const entries = await page.evaluate((xml) => {
    const feed = new DOMParser().parseFromString(xml, "application/xml");
    return [...feed.querySelectorAll("entry")].map((entry) => entry.querySelector("link")!.getAttribute("href"));
  }, await answer.text());
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) expect(entry).toMatch(new RegExp(`^${city.url}/en/ideas/\\d+$`));
});

test("on a narrow screen a glass leads to the field", async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open("/ar");
  await expect(page.getByRole("search")).toBeHidden();
  await page.getByRole("link", { name: say("ar", "search"), exact: true }).click();
  await expect(page.getByRole("searchbox")).toBeVisible();
});
