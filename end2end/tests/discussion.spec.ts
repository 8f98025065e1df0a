// What happens to comments after they were written, and how the city answers.
import { expectErrors, expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { digits, say } from "../support/words.ts";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a changed comment says so, and what it said before stays readable", async ({ page, open, city, signedIn }) => {
      const author = await signedIn(await city.resident());
      const idea = await city.idea(author, "More buses on feast days");
      const id = await city.comment(author, idea, "Every ten minutes would do.");
      await open(`/ar/comments/${id}`);
      const comment = page.locator(`#comment-${id}`);
      await comment.getByRole("link", { name: say("ar", "comment-edit") }).click();

      const field = page.locator("#comment-form textarea");
      await expect(field).toHaveValue("Every ten minutes would do.");
      await field.fill("");
      const save = page.getByRole("button", { name: say("ar", "comment-save"), exact: true });
      expect(await send(page, save)).toBe(422);
      await expectErrors(page, ["comment-form-body"]);
      await field.fill("Every **fifteen** minutes would do.");
      await send(page, save);
      await expectNotice(page, "ar", "notice-comment-edited");

      await expect(comment).toContainText("fifteen");
      await comment.getByRole("link", { name: say("ar", "comment-edited") }).click();
      await expect(page.locator(".quote")).toContainText("fifteen");
      await expect(page.locator(".history-list")).toContainText("Every ten minutes would do.");
      await page.getByRole("link", { name: say("ar", "comment-back") }).click();
      await expect(comment).toBeVisible();
    });

    test("switching the language while changing a comment keeps what was typed", async ({ page, open, city, signedIn }) => {
      const author = await signedIn(await city.resident());
      const id = await city.comment(author, await city.idea(author, "A map of the sewers"), "Yes.");
      await open(`/en/comments/${id}/edit`);
      await page.locator("#comment-form textarea").fill("Yes, in three languages.");
      await send(page, page.locator(".languages").getByRole("button", { name: say("fa", "locale-name") }));
      await expect(page.locator("html")).toHaveAttribute("lang", "fa");
      await expect(page.locator("#comment-form textarea")).toHaveValue("Yes, in three languages.");
    });

    test("a deleted comment that was answered leaves a placeholder above the answers", async ({
      page, open, city, signedIn,
    }) => {
      const author = await signedIn(await city.resident());
      const idea = await city.idea(author, "A bench at the tide pool");
      const first = await city.comment(author, idea, "Words that I regret.");
      const reply = await city.comment(await city.resident(), idea, "I answer these words.", first);
      await open(`/fa/ideas/${idea}`);
      const comment = page.locator(`#comment-${first}`);
      await comment.locator("summary", { hasText: say("fa", "comment-delete") }).click();
      await send(page, comment.getByRole("button", { name: say("fa", "comment-delete-confirm") }));
      await expectNotice(page, "fa", "notice-comment-deleted");
      await expect(comment.locator(".comment-gone")).toHaveText(say("fa", "comment-deleted"));
      await expect(page.locator("body")).not.toContainText("Words that I regret.");
      await expect(comment.locator(`#comment-${reply}`)).toContainText("I answer these words.");
    });

    test("finding a comment helpful is counted, once, and can be taken back", async ({ page, open, city, signedIn }) => {
      const author = await city.resident();
      const idea = await city.idea(author, "Quiet hours on the quay");
      const id = await city.comment(author, idea, "The cranes beep backwards all night.");
      await signedIn(await city.resident());
      await open(`/fa/ideas/${idea}`);
      const button = page.locator(`#comment-${id}`).getByRole("button", { name: say("fa", "comment-helpful") });
      await expect(button).toHaveAttribute("aria-pressed", "false");
      await button.click();
      await expect(button).toHaveAttribute("aria-pressed", "true");
      await expect(button.locator(".count")).toHaveText(digits("fa", 1));
      await button.click();
      await expect(button).toHaveAttribute("aria-pressed", "false");
    });

    test("an officer answers an idea of their own agency, and it leads the list of answered ones", async ({
      page, open, city, signedIn,
    }) => {
      await signedIn(await city.demo("officer"));
      const own = await city.list("?agency=public-works");
      const other = await city.list("?agency=transit");
      await open(`/ar/ideas/${other[0].id}`);
      await expect(page.locator("#answer-form")).toHaveCount(0);

      await open(`/ar/ideas/${own[scripts ? 0 : 1].id}`);
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      const publish = page.getByRole("button", { name: say("ar", "answer-publish") });
      await page.locator("#answer-body").fill("يبدأ الإصلاح **الأحد**.");
      expect(await send(page, publish)).toBe(422);
      await expectErrors(page, ["answer-stage"]);
      await expect(page.locator("#answer-body")).toHaveValue("يبدأ الإصلاح **الأحد**.");
      await page.locator("#answer-stage").selectOption("planned");
      await send(page, publish);
      await expectNotice(page, "ar", "notice-answered");
      const answer = page.locator(".answer").last();
      await expect(answer.locator("strong")).toHaveText("الأحد");
      await expect(answer.locator(".stage")).toHaveAttribute("data-stage", "planned");
      await expect(page.locator(".idea-head .stage")).toHaveText(say("ar", "stage-planned"));

      await open("/ar?sort=answered");
      const first = page.locator(".idea-card").first();
      await expect(first.getByRole("heading")).toHaveText(title);
      await expect(first.locator(".stage")).toHaveText(say("ar", "stage-planned"));
    });
  });
}

test.describe("a page that shows a form again", () => {
  test.use({ javaScriptEnabled: false });

  test("leads to the same idea in another language and after signing in", async ({ page, open, city }) => {
    const idea = await city.idea(await city.resident(), "Numbers on the bus stops");
    await open(`/en/ideas/${idea}`);
    await send(page, page.getByRole("button", { name: say("en", "comment-publish") }));
    await expect(page.locator("[data-error-summary]")).toBeVisible();
    const ways = [
      page.locator(".languages").getByText(say("fa", "locale-name")),
      page.locator(".account").getByRole("link", { name: say("en", "sign-in") }),
    ];
    await expect(ways[1]).toHaveAttribute("href", new RegExp(`next=%2Fideas%2F${idea}$`));
    await ways[0].click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Numbers on the bus stops");
    await expect(page.locator("html")).toHaveAttribute("lang", "fa");
  });
});
