// What was said before: seen while one writes and before one publishes, in every language, with
// JavaScript and without.
import { expectNotice, publish, send, signIn } from "../support/forms.ts";
import { awake, expect, test } from "../support/test.ts";
import { digits, type Lang, LANGUAGES, say } from "../support/words.ts";
import type { City, Person } from "../support/city.ts";
import type { Page } from "@playwright/test";

interface Words {
  said: [string, string];
  title: string;
  body: string;
}

/** What somebody has said, and what somebody else is about to say of the same. */
const TEXTS: Record<Lang, Words> = {
  ar: {
    said: ["مصابيح درب التوت مطفأة قرب المخبز", "ستة من سبعة مصابيح في درب التوت قرب المخبز لا تعمل منذ أسبوعين."],
    title: "مصابيح مطفأة في درب التوت قرب المخبز",
    body: "تعثرت أمي أمام البيت رقم ١٢ لأن المصابيح في درب التوت لا تعمل.",
  },
  fa: {
    said: ["چراغ‌های کوچهٔ شاتوت کنار نانوایی خاموش است", "دو هفته است که شش چراغ از هفت چراغ کوچهٔ شاتوت کنار نانوایی خاموش است."],
    title: "چراغ‌های کوچهٔ شاتوت نزدیک نانوایی خاموش‌اند",
    body: "مادرم جلوی پلاک ۱۲ زمین خورد، چون چراغ‌های کوچهٔ شاتوت خاموش است.",
  },
  en: {
    said: ["Street lamps are dead on Mulberry Lane by the bakery", "Six of the seven lamps on Mulberry Lane by the bakery have been dead for two weeks."],
    title: "Dead street lamps on Mulberry Lane near the bakery",
    body: "My mother fell at number 12 because the lamps on Mulberry Lane are dead.",
  },
};

/** Trees that streets are named after; the first is the one in the texts. */
const TREES: Record<Lang, string[]> = {
  ar: ["التوت", "الجوز", "اللوز", "السرو", "العرعر", "البندق", "الصفصاف", "الحور", "الكستناء", "الزيزفون", "الرمان", "الخروب"],
  fa: ["شاتوت", "گردو", "بادام", "سرو", "ارغوان", "فندق", "بید", "صنوبر", "بلوط", "نارون", "انار", "سنجد"],
  en: ["Mulberry", "Walnut", "Almond", "Cypress", "Juniper", "Hazel", "Willow", "Poplar", "Chestnut", "Linden", "Rowan", "Sycamore"],
};
const AGAIN: Record<Lang, string> = { ar: "مجدداً", fa: "دوباره", en: "again" };
let streets = 0;

/** The same of another street each time: what earlier tests have published is further from it. */
function elsewhere(lang: Lang): Words {
  const [first, tree] = [TREES[lang][0], TREES[lang][streets++ % TREES[lang].length]];
  const { said, title, body } = TEXTS[lang];
  const there = (text: string) => text.replaceAll(first, tree);
  // Close enough to be probable, and closer than what is said of any other street.
  return { said: [there(said[0]), there(said[1])], title: `${there(said[0])} ${AGAIN[lang]}`, body: there(`${said[1]} ${title}. ${body}`) };
}

/** An idea of somebody's that the search knows of by now. */
async function said(city: City, lang: Lang, words: Words, by?: Person): Promise<number> {
  const [title, body] = words.said;
  const id = await city.idea(by ?? (await city.resident()), title, body, lang);
  await expect
    .poll(async () => (await city.post(`/${lang}/ideas/similar`, { title, body })).text(), { timeout: 20_000 })
    .toContain(`data-idea="${id}"`);
  return id;
}

async function fillIn(page: Page, words: Words): Promise<void> {
  await page.locator("#kind-complaint").check();
  await page.locator("#topic").selectOption("lighting");
  await page.locator("#title").fill(words.title);
  await page.locator("#body").fill(words.body);
}

/** Does what makes the form ask, and waits until the answer to just these words is on the page. */
async function answered(page: Page, field: "title" | "body", typed: string, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => {
    const asked = response.url().endsWith("/ideas/similar") && response.request().postData();
    return !!asked && new URLSearchParams(asked).get(field) === typed;
  });
  await act();
  await (await answer).finished();
  // Two frames: by the second what the script did with the answer is drawn.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

for (const lang of LANGUAGES) {
  for (const scripts of [true, false]) {
    test.describe(`in ${lang}, ${scripts ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled: scripts });

      test("before an idea is published that was said before, its author is asked, and can stand behind it", async ({
        page, open, city, signedIn,
      }) => {
        const words = elsewhere(lang);
        const id = await said(city, lang, words);
        await signedIn(await city.resident());
        await open(`/${lang}/ideas/new`);
        await fillIn(page, words);
        const button = page.getByRole("button", { name: say(lang, "idea-form-publish"), exact: true });
        expect(await send(page, button)).toBe(200);
        if (scripts) await awake(page);
        await expect(page.locator("#similar-question")).toBeFocused();
        await expect(page.locator("#title")).toHaveValue(words.title);
        await expect(page.locator("#body")).toHaveValue(words.body);
        await expect(page.locator("#kind-complaint")).toBeChecked();
        const item = page.locator(`.similar-question [data-idea="${id}"]`);
        await expect(item.locator(".similar-strength")).toHaveText(say(lang, "similar-probable"));
        await expect(item.locator(".stage")).toHaveText(say(lang, "stage-submitted"));
        await expect(item.locator("mark").first()).toBeVisible();
        await expect(item.locator(".why li").first()).toBeVisible();

        expect(await send(page, item.getByRole("button"))).toBe(303);
        await expect(page).toHaveURL(new RegExp(`/${lang}/ideas/${id}$`));
        await expectNotice(page, lang, "notice-same-with-case");
        await expect(page.locator(".support-total b")).toHaveText(digits(lang, 2));
        await expect(page.getByText(say(lang, "follow-state"), { exact: true })).toBeVisible();
        await expect(page.locator(".case")).toContainText(words.title);
        await expect(page.locator(".case .prose")).toContainText(words.body);
        await open(`/${lang}/ideas/new`);
        await expect(page.locator("#body")).toHaveValue("");
      });

      test("whose idea is another matter says so once, and it is published", async ({ page, open, city, signedIn }) => {
        const words = elsewhere(lang);
        await said(city, lang, words);
        await signedIn(await city.resident());
        await open(`/${lang}/ideas/new`);
        await fillIn(page, words);
        expect(await publish(page, lang)).toBe(303);
        await expectNotice(page, lang, "notice-idea-published");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
      });

      test("a visitor stands behind an idea, and it counts once they have signed in", async ({ page, open, city }) => {
        const words = elsewhere(lang);
        const id = await said(city, lang, words);
        const person = await city.resident();
        await open(`/${lang}/ideas/new`);
        await fillIn(page, words);
        await send(page, page.getByRole("button", { name: say(lang, "idea-form-publish"), exact: true }));
        await send(page, page.locator(`.similar-question [data-idea="${id}"]`).getByRole("button"));
        await expect(page).toHaveURL(new RegExp(`/${lang}/sign-in`));
        await expect(page.locator(".notice")).toContainText(words.said[0]);
        await signIn(page, person.email, person.password);
        await expectNotice(page, lang, "notice-same-with-case");
        await expect(page.locator(".case")).toContainText(words.body);
      });
    });
  }

  test(`in ${lang}, what was said before shows below the field that one types in, and nothing moves`, async ({
    page, open, city, signedIn,
  }) => {
    const words = elsewhere(lang);
    const id = await said(city, lang, words);
    await signedIn(await city.resident());
    await open(`/${lang}/ideas/new`);
    const [title, panel] = [page.locator("#title"), page.locator("[data-similar=title]")];
    await expect(panel).toBeHidden();
    await title.scrollIntoViewIfNeeded();
    await title.focus();
    const before = await title.boundingBox();
    await title.pressSequentially(words.title);
    const item = panel.locator(`[data-idea="${id}"]`);
    await expect(item).toBeVisible();
    expect(await title.boundingBox()).toEqual(before);
    await expect(title).toBeFocused();
    await expect(title).toHaveValue(words.title);
    const count = await panel.locator("[data-idea]").count();
    await expect(page.locator("#live")).toHaveText((await panel.locator(".similar-head").innerText()).trim());
    if (count > 2) await expect(page.locator("#live")).toContainText(digits(lang, count));

    // Going on with the text, what is above stays, and is not shown twice.
    const body = page.locator("#body");
    await body.focus();
    await answered(page, "body", words.body, () => body.pressSequentially(words.body));
    await expect(item).toBeVisible();
    await expect(page.locator(`[data-similar=body] [data-idea="${id}"]`)).toHaveCount(0);
    await expect(body).toBeFocused();

    // "Mine is different" clears the list, puts one back where one wrote, and is remembered.
    await panel.getByRole("button", { name: say(lang, "similar-different") }).click();
    await expect(panel).toBeHidden();
    await expect(title).toBeFocused();
    await expect(page.locator("[name=different]")).toHaveValue(new RegExp(`\\b${id}\\b`));
    await expect(page.locator("[data-draft-status]")).toHaveText(say(lang, "draft-kept"));
    await title.press("End");
    await answered(page, "title", `${words.title}!`, () => title.pressSequentially("!"));
    await expect(page.locator(`#idea-form [data-idea="${id}"]`)).toHaveCount(0);
    await page.reload();
    await expect(page.locator("[name=different]")).toHaveValue(new RegExp(`\\b${id}\\b`));
  });
}

test("an answer that comes late moves nothing that has the focus by then", async ({ page, open, city }) => {
  const words = elsewhere("en");
  const id = await said(city, "en", words);
  await open("/en/ideas/new");
  let release = () => {};
  const focused = new Promise<void>((done) => (release = done));
  await page.route("**/ideas/similar", async (route) => {
    await focused;
    await route.continue();
  });
  const asked = page.waitForRequest("**/ideas/similar");
  await page.locator("#title").fill(words.title);
  await asked;
  const body = page.locator("#body");
  await body.focus();
  const before = await body.boundingBox();
  release();
  await expect(page.locator(`[data-similar=body] [data-idea="${id}"]`)).toBeVisible();
  await expect(page.locator("[data-similar=title]")).toBeHidden();
  expect(await body.boundingBox()).toEqual(before);
  await expect(body).toBeFocused();
});

test("while nothing can be found, one writes and publishes as ever", async ({ browser, city }) => {
  // In a window of its own: that requests fail here is meant.
  const context = await browser.newContext({ baseURL: city.url });
  const { session } = await city.resident();
  await context.addCookies([{ name: "session", value: session, url: city.url }]);
  const page = await context.newPage();
  await page.goto("/en/ideas/new");
  await awake(page);
  await page.route("**/ideas/similar", (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/ideas/similar"));
  await fillIn(page, elsewhere("en"));
  await failed;
  await expect(page.locator("[data-similar=title]")).toBeHidden();
  await expect(page.locator("[data-similar=body]")).toBeHidden();
  await expect(page.locator("#live")).toHaveText("");
  expect(await publish(page, "en")).toBe(303);
  await context.close();
});

test("the key Enter publishes, and does not change the language", async ({ page, open }) => {
  await open("/en/ideas/new");
  await page.locator("#title").fill("short");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest()),
    page.locator("#title").press("Enter"),
  ]);
  expect(answer.status()).toBe(422);
  expect(new URL(answer.url()).pathname).toBe("/en/ideas");
});

test("an author corrects the language of their text", async ({ page, open, city, signedIn }) => {
  const id = await city.idea(await signedIn(await city.resident()), "Shade, please: shade! (سایه)");
  await open(`/en/ideas/${id}`);
  await page.locator(".idea-language summary").click();
  await page.locator("#language").selectOption("fa");
  await send(page, page.getByRole("button", { name: say("en", "idea-language-correct") }));
  await expectNotice(page, "en", "notice-language-corrected");
  await expect(page.locator(".idea-body")).toHaveAttribute("lang", "fa");
});
