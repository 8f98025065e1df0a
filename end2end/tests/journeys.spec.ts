// What residents come for, in every language, with JavaScript and without.
import { expectErrors, expectNotice, publish, send } from "../support/forms.ts";
import { awake, expect, test } from "../support/test.ts";
import { digits, DIRECTION, type Lang, LANGUAGES, parse, say } from "../support/words.ts";

/** Written by nobody's keyboard but as people of each language write. */
const TEXTS: Record<Lang, { name: string; title: string; body: string; comment: string; reply: string }> = {
  ar: {
    name: "سلمى الحدّاد",
    title: "مقاعد مظللة في محطات الحافلات",
    body: "ننتظر الحافلة نصف ساعة تحت الشمس.\n\n- مقعد لكبار السن\n- مظلة من القماش",
    comment: "أؤيد الفكرة، وأقترح البدء بمحطة السوق.",
    reply: "نعم، محطة السوق أولاً.",
  },
  fa: {
    name: "نیک‌روز بهرامی",
    title: "نیمکت سایه‌دار در ایستگاه‌های اتوبوس",
    body: "نیم ساعت زیر آفتاب منتظر می‌مانیم.\n\n- نیمکت برای سالمندان\n- سایه‌بان پارچه‌ای",
    comment: "موافقم؛ از ایستگاه بازار آغاز کنید.",
    reply: "بله، اول ایستگاه بازار.",
  },
  en: {
    name: "Nadia O’Brien",
    title: "Benches in the shade at bus stops",
    body: "We wait half an hour in the sun.\n\n- a seat for old people\n- a canvas roof",
    comment: "I agree; begin with the market stop.",
    reply: "Yes, the market first.",
  },
};

let made = 0;

for (const lang of LANGUAGES) {
  for (const scripts of [true, false]) {
    test.describe(`in ${lang}, ${scripts ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled: scripts });
      const words = TEXTS[lang];

      test("a visitor makes an account, and a mistake on the way costs nothing typed", async ({ page, open }) => {
        const unique = `${process.pid}-${made++}`;
        await open(`/${lang}/sign-up`);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        await expect(page.locator("html")).toHaveAttribute("dir", DIRECTION[lang]);
        await page.getByLabel(say(lang, "field-email")).fill("not an address");
        await page.getByLabel(say(lang, "field-name")).fill(`${words.name} ${unique}`);
        await page.getByLabel(say(lang, "field-password")).fill("short");
        const submit = page.locator("#sign-up-form").getByRole("button", { name: say(lang, "sign-up") });
        expect(await send(page, submit)).toBe(422);
        await expectErrors(page, ["email", "password"]);
        await expect(page).toHaveTitle(new RegExp(`^${say(lang, "error-prefix")}`));
        await expect(page.locator("#email")).toHaveValue("not an address");
        await expect(page.locator("#name")).toHaveValue(`${words.name} ${unique}`);
        await expect(page.locator("#password")).toHaveValue("");

        await page.locator("#email").fill(`journey-${unique}@example.org`);
        await page.locator("#password").fill("a window open to the sea");
        expect(await send(page, submit)).toBe(303);
        await expectNotice(page, lang, "notice-welcome");
        await expect(page.locator(".menu-name")).toHaveText(`${words.name} ${unique}`);
        await page.reload();
        await expect(page.locator(".notice-ok")).toHaveCount(0);
      });

      test("an idea with mistakes comes back whole, and is published once they are set right", async ({
        page, open, city, signedIn,
      }) => {
        await signedIn(await city.resident());
        await open(`/${lang}/ideas/new`);
        await page.getByLabel(say(lang, "kind-complaint")).check();
        await page.locator("#title").fill("؟؟");
        await page.locator("#body").fill(words.body);
        await page.locator("#area").selectOption("corniche");
        const button = page.getByRole("button", { name: say(lang, "idea-form-publish"), exact: true });
        expect(await send(page, button)).toBe(422);
        await expectErrors(page, ["title", "topic"]);
        await expect(page.locator("#kind-complaint")).toBeChecked();
        await expect(page.locator("#title")).toHaveValue("؟؟");
        await expect(page.locator("#body")).toHaveValue(words.body);
        await expect(page.locator("#area")).toHaveValue("corniche");

        await page.locator("#title").fill(words.title);
        await page.locator("#topic").selectOption("transport");
        expect(await publish(page, lang)).toBe(303);
        await expectNotice(page, lang, "notice-idea-published");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
        await expect(page.locator(".idea-body li")).toHaveCount(2);
        // Its author's voice is its first, and is not asked for again.
        await expect(page.locator(".support-total b")).toHaveText(digits(lang, 1));
        await expect(page.locator(".support-panel [aria-pressed]")).toHaveAttribute("aria-pressed", "true");
      });

      test("support is counted at once and withdrawn at once, on the idea and in the list", async ({
        page, open, city, signedIn,
      }) => {
        await signedIn(await city.resident());
        const id = (await city.list("?sort=supported"))[3].id;
        await open(`/${lang}/ideas/${id}`);
        const button = page.locator(".support-panel").getByRole("button", { name: say(lang, "support-button") });
        const shown = page.locator(".support-total b");
        const before = parse(lang, await shown.innerText());
        await expect(button).toHaveAttribute("aria-pressed", "false");
        await expect(page.getByText(say(lang, "follow-question"))).toHaveCount(0);

        await button.click();
        await expect(shown).toHaveText(digits(lang, before + 1));
        await expect(button).toHaveAttribute("aria-pressed", "true");
        // Following is offered, not done.
        await expect(page.getByText(say(lang, "follow-question"))).toBeVisible();
        await expect(page.getByText(say(lang, "follow-state"), { exact: true })).toHaveCount(0);
        await page.reload();
        await expect(shown).toHaveText(digits(lang, before + 1));
        await expect(button).toHaveAttribute("aria-pressed", "true");
        await expect(page.getByText(say(lang, "follow-state"), { exact: true })).toHaveCount(0);

        await open(`/${lang}?sort=supported`);
        const onCard = page.locator(`#idea-${id}`).getByRole("button", { name: say(lang, "support-button") });
        await expect(onCard).toHaveAttribute("aria-pressed", "true");
        await onCard.click();
        await expect(onCard).toHaveAttribute("aria-pressed", "false");
        await expect(onCard.locator(".support-count")).toHaveText(`${digits(lang, before)} `);
        await expect(page).toHaveURL(new RegExp(`/${lang}\\?sort=supported`));
        await page.reload();
        await expect(onCard).toHaveAttribute("aria-pressed", "false");
      });

      test("a comment and a reply to it are read where they were written", async ({ page, open, city, signedIn }) => {
        const author = await signedIn(await city.resident());
        const id = await city.idea(author, "A lamp for the steps to the harbour");
        await open(`/${lang}/ideas/${id}`);
        const form = page.locator("#comment-form");
        const post = form.getByRole("button", { name: say(lang, "comment-publish") });
        expect(await send(page, post)).toBe(422);
        await expectErrors(page, ["comment-form-body"]);
        await form.locator("textarea").fill(words.comment);
        expect(await send(page, post)).toBe(303);
        await expectNotice(page, lang, "notice-commented");

        const comment = page.locator(".comment", { hasText: words.comment });
        await expect(comment).toBeVisible();
        await expect(form.locator("textarea")).toHaveValue("");
        await comment.locator("summary", { hasText: say(lang, "comment-reply") }).click();
        await comment.locator("textarea").fill(words.reply);
        await send(page, comment.getByRole("button", { name: say(lang, "reply-publish") }));
        const reply = page.locator(".comment-replies .comment", { hasText: words.reply });
        await expect(reply).toBeVisible();
        await expect(reply.locator(".comment-author")).toHaveText(author.name);
        await expect(page).toHaveURL(/#comment-\d+$/);
      });

      test("filters and order stand in the address, so that reloading and switching the language keep them", async ({
        page, open,
      }) => {
        await open(`/${lang}`);
        await page.locator("#filter-kind").selectOption("complaint");
        await page.locator("#filter-topic").selectOption("lighting");
        await page.locator(".filters-form").getByRole("button").click();
        await expect(page).toHaveURL(/kind=complaint&topic=lighting/);
        await page.locator(".tabs").getByRole("link", { name: say(lang, "sort-newest") }).click();
        await expect(page).toHaveURL(/sort=newest&kind=complaint&topic=lighting/);
        await page.reload();

        const kept = async (now: Lang) => {
          await expect(page.locator("html")).toHaveAttribute("lang", now);
          await expect(page.locator("#filter-kind")).toHaveValue("complaint");
          await expect(page.locator("#filter-topic")).toHaveValue("lighting");
          await expect(page.locator(".tabs [aria-current]")).toHaveText(say(now, "sort-newest"));
          await expect(page.locator(".chip")).toHaveCount(2);
          const kinds = await page.locator(".idea-card .kind").allInnerTexts();
          expect(kinds.length).toBeGreaterThan(0);
          expect(new Set(kinds)).toEqual(new Set([say(now, "kind-complaint")]));
        };
        await kept(lang);
        const other = lang === "fa" ? "ar" : "fa";
        await page.locator(".languages").getByText(say(other, "locale-name")).click();
        await expect(page).toHaveURL(new RegExp(`/${other}\\?sort=newest&kind=complaint&topic=lighting`));
        await kept(other);
        await page.locator(".chip").first().click();
        await expect(page).toHaveURL(/\?sort=newest&topic=lighting/);
        await expect(page.locator(".chip")).toHaveCount(1);
      });

      test("switching the language in the middle of an idea keeps every word of it", async ({ page, open }) => {
        await open(`/${lang}/ideas/new`);
        await page.getByLabel(say(lang, "kind-question")).check();
        await page.locator("#title").fill(words.title);
        await page.locator("#body").fill(words.body);
        await page.locator("#topic").selectOption("schools");
        for (const other of LANGUAGES.filter((code) => code !== lang)) {
          await send(page, page.locator(".languages").getByRole("button", { name: say(other, "locale-name") }));
          await expect(page.locator("html")).toHaveAttribute("lang", other);
          if (scripts) await awake(page);
          await expect(page.locator("#kind-question")).toBeChecked();
          await expect(page.locator("#title")).toHaveValue(words.title);
          await expect(page.locator("#body")).toHaveValue(words.body);
          await expect(page.locator("#topic")).toHaveValue("schools");
          await expect(page.locator("[data-error-summary]")).toHaveCount(0);
        }
      });
    });
  }
}
