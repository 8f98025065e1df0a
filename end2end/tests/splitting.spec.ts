// What is another matter becomes an idea of its own, when its author agrees: in every language, with
// JavaScript and without.
import { expectErrors, expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { type Lang, LANGUAGES, say } from "../support/words.ts";

const TEXTS: Record<Lang, { idea: string; agree: string; matter: string; title: string; own: string; reason: string }> = {
  ar: {
    idea: "سور أخضر حول ملعب المدرسة",
    agree: "أوافق على السور.",
    matter: "لكن البوابة الخلفية لا تُغلق، وتدخل منها الكلاب ليلًا.",
    title: "بوابة المدرسة الخلفية لا تُغلق",
    own: "البوابة الخلفية للمدرسة بلا قفل",
    reason: "البوابة موضوع آخر، ولها جهة أخرى.",
  },
  fa: {
    idea: "پرچین سبز دور زمین بازی مدرسه",
    agree: "با پرچین موافقم.",
    matter: "اما درِ پشتی بسته نمی‌شود و شب‌ها سگ‌ها می‌آیند تو.",
    title: "درِ پشتی مدرسه بسته نمی‌شود",
    own: "درِ پشتی مدرسه قفل ندارد",
    reason: "در موضوع دیگری است و دستگاه دیگری پاسخگوی آن است.",
  },
  en: {
    idea: "A hedge around the playground of the school",
    agree: "The hedge is a good idea.",
    matter: "But the back gate does not shut, and dogs come in at night.",
    title: "The back gate of the school does not shut",
    own: "No lock on the back gate of the school",
    reason: "The gate is another matter, and another agency’s.",
  },
};

for (const lang of LANGUAGES) {
  for (const scripts of [true, false]) {
    test.describe(`in ${lang}, ${scripts ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled: scripts });
      const words = TEXTS[lang];

      test("a comment becomes an idea in its author's words, once they agree", async ({ page, city, open, signedIn }) => {
        const [salma, noor] = [await city.resident(), await city.resident()];
        const idea = await city.idea(salma, words.idea, words.idea, lang);
        const comment = await city.comment(noor, idea, `${words.agree}\n\n${words.matter}`);

        // The moderator takes a passage, and cannot put it in other words.
        await signedIn(await city.demo("moderator"));
        await open(`/${lang}/ideas/${idea}`);
        const said = page.locator(`#comment-${comment}`);
        await said.getByRole("link", { name: say(lang, "split-link-comment") }).click();
        const form = page.locator("#split-form");
        await expect(form.locator("#topic")).toHaveValue("parks");
        await form.locator("#title").fill(words.title);
        await form.locator("#body").fill(`${words.matter} ${words.reason}`);
        await form.locator("#reason").fill(words.reason);
        expect(await send(page, form.locator(".button-primary"))).toBe(422);
        if (scripts) await expectErrors(page, ["body"]);
        await expect(page.locator("#body-error")).toContainText(say(lang, "error-not-their-words"));
        await form.locator("#body").fill(words.matter);
        expect(await send(page, form.locator(".button-primary"))).toBe(303);
        await expectNotice(page, lang, "notice-split-proposed");
        await expect(page.getByRole("heading", { name: say(lang, "split-asked") })).toBeVisible();

        // The author is told, changes the title, and agrees.
        await signedIn(noor);
        await open(`/${lang}/notices`);
        const told = page.getByRole("link", { name: say(lang, "told-split") });
        await expect(async () => {
          await page.reload();
          await expect(told).toBeVisible({ timeout: 1000 });
        }).toPass();
        await told.click();
        await expect(page.locator("h1")).toHaveText(say(lang, "split-ask-comment"));
        await expect(page.locator("main")).toContainText(words.reason);
        await expect(page.locator("#body")).toHaveValue(words.matter);
        await page.locator("#title").fill(words.own);
        expect(await send(page, page.locator("[name=answer][value=agreed]"))).toBe(303);
        await expectNotice(page, lang, "notice-idea-published");
        await expect(page.locator("h1")).toHaveText(words.own);
        await expect(page.locator(".support-panel [aria-pressed=true]")).toBeVisible();

        // Each leads to the other.
        await page.locator(".idea-head").getByRole("link", { name: words.idea }).click();
        await expect(page).toHaveURL(new RegExp(`/${lang}/ideas/${idea}#comment-${comment}$`));
        await said.getByRole("link", { name: words.own }).click();
        await expect(page.locator("h1")).toHaveText(words.own);
      });
    });
  }
}

test("a question that nobody has answered is taken back, and the author finds it so", async ({ page, city, open, signedIn }) => {
  const words = TEXTS.en;
  const noor = await city.resident();
  const idea = await city.idea(noor, words.idea, `${words.agree}\n\n${words.matter}`);
  await signedIn(await city.demo("moderator"));
  await open(`/en/moderation?item=idea-${idea}`);
  await page.keyboard.press("KeyS");
  await page.locator("#title").fill(words.title);
  await page.locator("#body").fill(words.matter);
  await page.locator("#reason").fill(words.reason);
  expect(await send(page, page.locator("#split-form .button-primary"))).toBe(303);
  await signedIn(noor);
  await open(`/fa/ideas/${idea}`);
  await page.locator(".standing").getByRole("link").click();
  const asked = new URL(page.url()).pathname;
  await signedIn(await city.demo("moderator"));
  await open(`/en/ideas/${idea}/split`);
  expect(await send(page, page.getByRole("button", { name: say("en", "split-withdraw") }))).toBe(303);
  await expectNotice(page, "en", "notice-split-withdrawn");
  await signedIn(noor);
  await open(asked);
  await expect(page.locator("#split-form")).toHaveCount(0);
  await expect(page.locator(".split .notice")).toBeVisible();
});
