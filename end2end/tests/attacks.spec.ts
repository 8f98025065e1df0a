// Somebody writes code where words belong. Nowhere does it run, and nowhere does it become part
// of a page. (Also the policy would stop it: but then Chromium complains, which fails the test.)
import type { Page } from "@playwright/test";
import { publish, send, signIn } from "../support/forms.ts";
import { awake, expect, test } from "../support/test.ts";
import { say } from "../support/words.ts";

const RUN = "window.__pwned=1";
const ATTACK = [
  `</title></textarea></script><script>${RUN}</script>`,
  `"'><img src=x onerror=${RUN}><svg/onload=${RUN}>`,
].join("");
const LONG = [
  ATTACK,
  `[link](javascript:${RUN}) <javascript:${RUN}> ![image](x"onerror="${RUN})`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<a href="&#x6A;avascript:${RUN}" style="position:fixed;inset:0">click</a>`,
  `<form action=//evil.example><button formaction="javascript:${RUN}">send</button></form>`,
].join("\n\n");
const NAME = `<img src=x onerror=${RUN}>`;

/** Nothing of the attack has run, and nothing of it stands in the page as markup. */
async function unharmed(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const wrong = [];
    if ("__pwned" in window) wrong.push("it ran");
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        const runs = /^on/i.test(name) || name === "style" || name === "srcdoc";
        if (runs || /^\s*(javascript|data|vbscript):/i.test(value)) wrong.push(`<${element.tagName} ${name}="${value}">`);
      }
    }
    const inside = ".prose iframe, .prose form, .prose script, .prose style, .prose svg, .prose object, [src=x]";
    for (const element of document.querySelectorAll(`${inside}, script:not([src])`)) wrong.push(element.outerHTML);
    return wrong;
  });
  expect(found, page.url()).toEqual([]);
}

test("code in every field that people fill in stays text on every page", async ({ page, open, city }) => {
  // As a new resident with such a name, through the forms.
  await open("/en/sign-up");
  await page.locator("#email").fill(`${ATTACK}@example.org`);
  await page.locator("#name").fill(NAME);
  await page.locator("#password").fill("short");
  await send(page, page.locator("#sign-up-form button"));
  await expect(page.locator("#name")).toHaveValue(NAME);
  await unharmed(page);
  await page.locator("#email").fill("attacker@example.org");
  await page.locator("#password").fill("a window open to the sea");
  await send(page, page.locator("#sign-up-form button"));
  await expect(page.locator(".menu-name")).toHaveText(NAME);
  await unharmed(page);

  await open("/en/ideas/new");
  await page.locator("#kind-idea").check();
  await page.locator("#title").fill(ATTACK.slice(0, 120));
  await page.locator("#body").fill(LONG);
  await page.getByRole("button", { name: say("en", "preview") }).click();
  await expect(page.locator("[data-preview] .prose")).not.toBeEmpty();
  await unharmed(page);
  await send(page, page.getByRole("button", { name: say("en", "idea-form-save") }));
  await expect(page.locator("#body")).toHaveValue(LONG);
  await unharmed(page);
  await send(page, page.getByRole("button", { name: say("en", "idea-form-publish"), exact: true }));
  await expectErrorsUnharmed(page);
  await page.locator("#topic").selectOption("safety");
  await publish(page, "en");
  await expect(page).toHaveURL(/\/en\/ideas\/\d+$/);
  await awake(page);
  await unharmed(page);
  const idea = page.url().match(/\d+$/)![0];

  await page.locator("#comment-form textarea").fill(LONG);
  await send(page, page.getByRole("button", { name: say("en", "comment-publish") }));
  const comment = page.url().match(/#comment-(\d+)/)![1];
  await open(`/en/comments/${comment}/edit`);
  await page.locator("#comment-form textarea").fill(`${LONG}\n\nonce more`);
  await send(page, page.getByRole("button", { name: say("en", "comment-save"), exact: true }));
  await page.locator(`#comment-${comment} summary`, { hasText: say("en", "comment-reply") }).click();
  await page.locator(`#reply-${comment} textarea`).fill(ATTACK);
  await send(page, page.getByRole("button", { name: say("en", "reply-publish") }));

  // Somebody says "mine too" with the same.
  await city.post(`/en/ideas/${idea}/same`, { title: ATTACK.slice(0, 110), body: LONG }, await city.resident());
  await open(`/en/ideas/${idea}`);
  await expect(page.locator(".case .prose")).not.toBeEmpty();

  const query = encodeURIComponent(ATTACK);
  for (const lang of ["ar", "en"]) {
    for (const path of [
      "?sort=newest",
      `?sort=${query}&kind=${query}&topic=${query}&area=${query}&agency=${query}&stage=${query}&after=${query}`,
      `/ideas/${idea}`,
      `/ideas/${idea}?cases=all&before=${query}`,
      `/ideas/${idea}?comments=helpful&thread=${comment}&after=${query}`,
      `/ideas/${query}`,
      `/comments/${comment}/edit`,
      `/comments/${comment}/history`,
      "/ideas/new",
      `/sign-in?next=${query}`,
      `/sign-up?next=${query}`,
      `/${query}`,
    ]) {
      await open(`/${lang}${path}`);
      await unharmed(page);
    }
  }
  // What waits for a visitor to sign in names the idea.
  await page.context().clearCookies({ name: "session" });
  await open(`/ar/ideas/${idea}`);
  await unharmed(page);
  await page.locator(".support-panel .support-button").click();
  await expect(page).toHaveURL(/\/ar\/sign-in/);
  await expect(page.locator(".notice")).toContainText("</title>");
  await unharmed(page);
});

async function expectErrorsUnharmed(page: Page): Promise<void> {
  await expect(page.locator("[data-error-summary]")).toBeVisible();
  await unharmed(page);
}

test("code in an officer's answer stays text", async ({ page, open, city, signedIn }) => {
  await signedIn(await city.demo("officer"));
  const [idea] = await city.list("?agency=public-works&sort=newest");
  await open(`/en/ideas/${idea.id}`);
  await page.locator("#answer-body").fill(LONG);
  await send(page, page.getByRole("button", { name: say("en", "answer-publish") }));
  await expectErrorsUnharmed(page);
  await page.locator("#answer-stage").selectOption("planned");
  await send(page, page.getByRole("button", { name: say("en", "answer-publish") }));
  await unharmed(page);
  await open(`/ar/ideas/${idea.id}`);
  await unharmed(page);
});

test("an address cannot lead from here to another site", async ({ page, open, city }) => {
  for (const target of ["//evil.example/", "https://evil.example/", "/\\evil.example", "/%09/evil.example"]) {
    await open(`/language/en?to=${encodeURIComponent(target)}`);
    expect(new URL(page.url()).origin).toBe(city.url);
  }
  await open(`/en/sign-in?next=${encodeURIComponent("//evil.example/")}`);
  const person = await city.resident();
  await signIn(page, person.email, person.password);
  expect(new URL(page.url()).origin).toBe(city.url);
});
