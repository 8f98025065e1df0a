// What gets better with JavaScript, beyond working at all.
import { expect, test } from "../support/test.ts";
import { digits, LANGUAGES, parse, say } from "../support/words.ts";

for (const lang of LANGUAGES) {
  test(`characters are counted as one types, in the digits of ${lang}`, async ({ page, open }) => {
    await open(`/${lang}/ideas/new`);
    const shown = (have: number) => say(lang, "count-characters", { have: digits(lang, have), max: digits(lang, 120) });
    const count = page.locator("#title-count");
    await expect(count).toHaveText(shown(0));
    await page.locator("#title").pressSequentially("می‌خواهم");
    await expect(count).toHaveText(shown(8));
    // As the server counts: an accent of its own is no character, nor is half of an emoji.
    await page.locator("#title").fill("e\u0301🌊");
    await expect(count).toHaveText(shown(2));
    await page.locator("#title").fill("a".repeat(121));
    await expect(count).toHaveText(shown(121));
    await expect(count).toHaveAttribute("data-over");
    await expect(page.locator("#live")).toHaveText(shown(121));
  });
}

test("a preview follows what one types", async ({ page, open }) => {
  await open("/fa/ideas/new");
  await page.locator("#body").fill("سلام **شهر**");
  await page.locator("#idea-form").getByRole("button", { name: say("fa", "preview") }).click();
  const preview = page.locator("[data-preview]");
  await expect(preview.getByRole("heading", { name: say("fa", "preview-title") })).toBeVisible();
  await expect(preview.locator("strong")).toHaveText("شهر");
  await page.locator("#body").fill("سلام **دریا**");
  await expect(preview.locator("strong")).toHaveText("دریا");
  await expect(page).toHaveURL(/\/fa\/ideas\/new$/);
});

test("a preview shows the whole idea and is where one looks", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open("/ar/ideas/new");
  await page.locator("#title").fill("مقاعد في ظل الأشجار");
  await page.locator("#body").fill("كلمات ".repeat(200));
  await page.locator("#idea-form").getByRole("button", { name: say("ar", "preview") }).click();
  const preview = page.locator("#preview");
  await expect(preview).toBeFocused();
  await expect(preview).toBeInViewport();
  await expect(preview.getByRole("heading", { name: "مقاعد في ظل الأشجار" })).toBeVisible();
});

test("what is new tells how long ago it was, and on what day when asked", async ({ page, open, city }) => {
  const id = await city.idea(await city.resident(), "A clock on the harbour tower");
  for (const [lang, locale] of [["ar", "ar-u-nu-arab"], ["fa", "fa-u-nu-arabext"], ["en", "en-GB"]]) {
    await open(`/${lang}/ideas/${id}`);
    const time = page.locator(".idea-head time");
    const now = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    await expect(time).toHaveText(new RegExp(`^(${now.format(0, "second")}|${now.format(-1, "minute")})$`));
    await expect(time).toHaveAttribute("title", /\S+ \S+ \S+/);
  }
});

test("support in a long list leaves the reader where they are, and says what was done", async ({
  page, open, city, signedIn,
}) => {
  await signedIn(await city.resident());
  await open("/en?sort=newest");
  const card = page.locator(".idea-card").nth(12);
  const button = card.locator(".support-button");
  await button.scrollIntoViewIfNeeded();
  const from = await page.evaluate(() => scrollY);
  expect(from).toBeGreaterThan(500);
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#live")).toHaveText(say("en", "notice-supported"));
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(button).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(from);
  await page.keyboard.press("Enter");
  await expect(page.locator("#live")).toHaveText(say("en", "notice-withdrawn"));
  await expect(button).toBeFocused();
});

test("a voice that could not be counted is put back, and the reader told", async ({ browser, city }) => {
  // In a window of its own: that requests fail here is meant.
  const context = await browser.newContext({ baseURL: city.url });
  const { session } = await city.resident();
  await context.addCookies([{ name: "session", value: session, url: city.url }]);
  const page = await context.newPage();
  await page.goto("/ar?sort=newest");
  await expect(page.locator("html[data-awake]")).toBeAttached();
  await page.route("**/support", (route) => route.abort());
  const button = page.locator(".support-button").nth(3);
  const before = await button.innerText();
  await button.click();
  await expect(page.locator("#live")).toHaveText(say("ar", "support-failed"));
  await expect(button).toHaveAttribute("aria-pressed", "false");
  expect(await button.innerText()).toBe(before);
  await context.close();
});

test("counted words take the plural of their language, large numbers too", async ({ page, open, city }) => {
  const forms: Record<string, string> = { one: "صوت", two: "صوتان", few: "أصوات", many: "صوتاً", other: "صوت" };
  for (const { id } of (await city.list("?sort=supported")).slice(0, 6)) {
    await open(`/ar/ideas/${id}`);
    const shown = page.locator(".support-total");
    const votes = parse("ar", await shown.locator("b").innerText());
    const form = forms[new Intl.PluralRules("ar").select(votes)];
    await expect(shown).toHaveText(new RegExp(` ${form}$`), { timeout: 1000 });
  }
});
