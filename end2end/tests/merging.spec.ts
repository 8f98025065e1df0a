// What was said twice becomes one idea with all its voices, and can be parted again: in every
// language, with JavaScript and without.
import { expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { digits, type Lang, LANGUAGES, say } from "../support/words.ts";

const TEXTS: Record<Lang, { kept: string; merged: string; reason: string; comment: string }> = {
  ar: {
    kept: "مظلة فوق ملعب الأطفال في الحديقة",
    merged: "ملعب الأطفال بلا ظل والحديد يحرق",
    reason: "الملعب نفسه والظل نفسه",
    comment: "ابني احترقت يده بالزحليقة أمس.",
  },
  fa: {
    kept: "سایه‌بان برای زمین بازی کودکان پارک",
    merged: "وسایل بازی زیر آفتاب داغ می‌شود",
    reason: "همان زمین بازی، همان سایه",
    comment: "دیروز دست پسرم روی سرسره سوخت.",
  },
  en: {
    kept: "A sail of shade over the playground in the park",
    merged: "The slide in the playground burns in the sun",
    reason: "The same playground, the same shade",
    comment: "My son burnt his hand on the slide.",
  },
};

for (const lang of LANGUAGES) {
  for (const scripts of [true, false]) {
    test.describe(`in ${lang}, ${scripts ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled: scripts });
      const words = TEXTS[lang];

      test("two ideas become one with all their voices, and are parted again", async ({ page, city, open, signedIn }) => {
        const [salma, ali, both] = [await city.resident(), await city.resident(), await city.resident()];
        const kept = await city.idea(salma, words.kept, words.kept, lang);
        const merged = await city.idea(ali, words.merged, words.merged, lang);
        await city.comment(ali, merged, words.comment);
        for (const idea of [kept, merged]) await city.post(`/${lang}/ideas/${idea}/support`, {}, both);

        await signedIn(await city.demo("moderator"));
        await open(`/${lang}/ideas/${merged}`);
        await page.getByRole("link", { name: say(lang, "merge-link") }).click();
        await page.locator("#into").fill(`${city.url}/en/ideas/${kept}`);
        await page.getByRole("button", { name: say(lang, "merge-look") }).click();
        const voices = page.locator(".figures tbody tr").first().locator("td");
        await expect(voices).toHaveText([digits(lang, 2), digits(lang, 2), digits(lang, 3)]);
        await page.locator("#reason").fill(words.reason);
        expect(await send(page, page.locator("#merge-form button"))).toBe(303);
        await expectNotice(page, lang, "notice-merged");
        await expect(page).toHaveURL(new RegExp(`/${lang}/ideas/${kept}#joined$`));
        const joined = page.locator(`#joined-${merged}`);
        await expect(joined).toContainText(words.merged);
        await expect(joined).toContainText(words.reason);
        await expect(page.locator("#comments")).toContainText(words.comment);
        await expect(page.locator(".support-total b")).toHaveText(digits(lang, 3));

        // Who follows the old address arrives, also with one's voice.
        await signedIn(ali);
        await open(`/${lang}/ideas/${merged}`);
        await expect(page).toHaveURL(new RegExp(`/${lang}/ideas/${kept}$`));
        await expect(page.locator(".support-panel [aria-pressed=true]")).toBeVisible();

        await signedIn(await city.demo("moderator"));
        await open(`/${lang}/ideas/${kept}`);
        expect(await send(page, page.locator(`#joined-${merged} form button`))).toBe(303);
        await expectNotice(page, lang, "notice-merge-undone");
        await expect(page).toHaveURL(new RegExp(`/${lang}/ideas/${merged}$`));
        await expect(page.locator("h1")).toContainText(words.merged);
        await expect(page.locator("#comments")).toContainText(words.comment);
      });
    });
  }
}
