// Every kind of page that there is, each with the way to it.
import { expect, type Page } from "@playwright/test";
import { awake, send } from "./forms.ts";
import type { City, Person } from "./city.ts";
import { type Lang, say } from "./words.ts";

export interface Scene {
  city: City;
  /** Who has written the comment below. */
  resident: Person;
  /** The demo's longest discussion, to which the resident has added a comment and changed it. */
  idea: number;
  comment: number;
  /** An idea that an officer may answer. */
  assigned: number;
  /** An idea in which another stands. */
  kept: number;
  /** The resident's comment that a moderator wants to make an idea, and the question. */
  asked: { comment: number; split: number };
  /** A question that the resident has said yes to. */
  agreed: { comment: number; split: number };
}

export interface Place {
  name: string;
  as?: "resident" | "officer" | "moderator" | "administrator";
  /** Path without the language. */
  path: (scene: Scene) => string;
  /** What is done there before it is looked at. */
  then?: (page: Page, lang: Lang, scene: Scene) => Promise<void>;
}

const LONG_TEXT = "We wait.\n\n1. **Shade**\n2. A [timetable](https://example.org/timetable)\n\n> for the elderly";

async function comeBack(page: Page, button: string, status: number): Promise<void> {
  expect(await send(page, page.locator(button))).toBe(status);
  await awake(page);
}

/** Opens what is folded, where it is not open already for want of nothing to fold. */
async function unfold(page: Page, summary: string): Promise<void> {
  const folded = page.locator(summary);
  if (await folded.isVisible()) await folded.click({ force: true });
}

export const PLACES: Place[] = [
  { name: "home", path: () => "" },
  { name: "home, signed in", as: "resident", path: () => "" },
  { name: "a filtered list", path: () => "?sort=newest&kind=complaint&topic=lighting" },
  { name: "an empty list", path: () => "?kind=praise&stage=declined&area=saltworks" },
  { name: "the search, before anything is looked for", path: () => "/search" },
  { name: "what was found", path: () => "/search?q=school" },
  {
    name: "what was found, narrowed",
    as: "resident",
    path: () => "/search?q=school&kind=complaint&sort=newest",
    then: (page) => unfold(page, ".facets > summary"),
  },
  { name: "nothing found", path: () => "/search?q=qwxzvkj&kind=praise" },
  {
    name: "probable duplicates",
    as: "moderator",
    path: () => "/moderation/duplicates",
    then: (page) => unfold(page, ".menu-button"),
  },
  { name: "the inbox", as: "moderator", path: () => "/moderation" },
  { name: "an idea in the inbox", as: "moderator", path: ({ idea }) => `/moderation?item=idea-${idea}` },
  { name: "what was reported, in the inbox", as: "moderator", path: () => "/moderation?what=flags" },
  {
    name: "a decision without a reason",
    as: "moderator",
    path: ({ idea }) => `/moderation?item=idea-${idea}`,
    then: (page) => comeBack(page, "#decision [value=hide]", 422),
  },
  { name: "the log of decisions", as: "moderator", path: () => "/moderation/log" },
  { name: "the public log", path: () => "/moderation/public-log" },
  { name: "saved replies", as: "moderator", path: () => "/moderation/replies" },
  { name: "reporting a comment", as: "moderator", path: ({ comment }) => `/flags/new?thing=comment-${comment}` },
  { name: "probable duplicates of an idea", as: "moderator", path: ({ idea }) => `/ideas/${idea}/duplicates` },
  { name: "merging, before another idea is chosen", as: "moderator", path: ({ idea }) => `/ideas/${idea}/merge` },
  { name: "what a merge comes to", as: "moderator", path: ({ idea, assigned }) => `/ideas/${idea}/merge?into=${assigned}` },
  { name: "a merge that cannot be", as: "moderator", path: ({ idea }) => `/ideas/${idea}/merge?into=${idea}` },
  { name: "an idea in which others stand", as: "moderator", path: ({ kept }) => `/ideas/${kept}` },
  {
    name: "splitting an idea, with mistakes",
    as: "moderator",
    path: ({ idea }) => `/ideas/${idea}/split`,
    then: (page) => comeBack(page, "#split-form .button-primary", 422),
  },
  { name: "a split that waits", as: "moderator", path: ({ asked }) => `/comments/${asked.comment}/split` },
  {
    name: "answering a split, with mistakes",
    as: "resident",
    path: ({ asked }) => `/splits/${asked.split}`,
    then: async (page) => {
      await page.locator("#title").fill("");
      await comeBack(page, "#split-form .button-primary", 422);
    },
  },
  { name: "a split that was agreed to", as: "resident", path: ({ agreed }) => `/splits/${agreed.split}` },
  { name: "a comment that became an idea", as: "moderator", path: ({ agreed }) => `/comments/${agreed.comment}` },
  { name: "the roadmap by stage", path: () => "/roadmap" },
  {
    name: "the roadmap by stage, to an officer",
    as: "officer",
    path: () => "/roadmap",
    then: (page) => unfold(page, ".item-move > summary >> nth=0"),
  },
  { name: "the roadmap, to a moderator, of one agency", as: "moderator", path: () => "/roadmap?agency=parks&year=2026" },
  { name: "the roadmap over time", path: () => "/roadmap?view=timeline" },
  { name: "what was delivered", path: () => "/roadmap?view=changelog" },
  { name: "you asked, we did", path: () => "/roadmap/done" },
  { name: "a promise", path: () => "/roadmap/1" },
  { name: "a promise that was kept", path: () => "/roadmap/13" },
  { name: "a promise that is looked at again", as: "moderator", path: () => "/roadmap/16" },
  { name: "a promise that was declined", path: () => "/roadmap/17" },
  {
    name: "a promise, managed, with mistakes",
    as: "officer",
    path: () => "/roadmap/4/manage",
    then: (page) => comeBack(page, "#change-form .button-primary", 422),
  },
  {
    name: "the form for a promise, with mistakes",
    as: "moderator",
    path: ({ idea }) => `/roadmap/new?idea=${idea}`,
    then: (page) => comeBack(page, "#item-form .button-primary", 422),
  },
  { name: "an idea with a long discussion", path: ({ idea }) => `/ideas/${idea}` },
  {
    name: "an idea, signed in",
    as: "resident",
    path: ({ idea }) => `/ideas/${idea}`,
    then: async (page) => {
      // With everything unfolded that can be.
      for (const summary of await page.locator(".comment summary").all()) await summary.click();
      await page.locator(".menu-button").click();
    },
  },
  {
    name: "an idea, to its officer, with mistakes",
    as: "officer",
    path: ({ assigned }) => `/ideas/${assigned}`,
    then: (page) => comeBack(page, "#answer-form .button-primary", 422),
  },
  { name: "one thread", path: ({ idea, comment }) => `/ideas/${idea}?thread=${comment}` },
  {
    name: "handing an idea over, with mistakes",
    as: "officer",
    path: ({ assigned }) => `/ideas/${assigned}`,
    then: async (page) => {
      for (const summary of await page.locator(".clock summary").all()) await summary.click();
      await comeBack(page, ".clock-controls form[action$='/assignments'] .button-primary", 422);
    },
  },
  { name: "the agencies", path: () => "/agencies" },
  { name: "an agency", path: () => "/agencies/public-works", then: (page) => unfold(page, ".agency .disclosure > summary") },
  { name: "an agency's queue", as: "officer", path: () => "/agencies/public-works/queue" },
  { name: "setting agencies up", as: "administrator", path: () => "/administration/agencies" },
  {
    name: "setting an agency up, with mistakes",
    as: "administrator",
    path: () => "/administration/agencies/new",
    then: (page) => comeBack(page, "main .button-primary", 422),
  },
  { name: "an agency's setting", as: "administrator", path: () => "/administration/agencies/public-works" },
  { name: "what moderators look after", as: "administrator", path: () => "/administration/moderators" },
  { name: "the form for an idea", path: () => "/ideas/new" },
  {
    name: "the form for an idea, with mistakes",
    path: () => "/ideas/new",
    then: async (page) => {
      await page.locator("#body").fill(LONG_TEXT);
      await comeBack(page, "#idea-form .button-primary", 422);
    },
  },
  {
    name: "the form for an idea that was said before",
    path: () => "/ideas/new",
    then: async (page, lang, { idea }) => {
      await page.goto(`/${lang}/ideas/${idea}`);
      const [title, body] = [await page.locator("h1").innerText(), await page.locator(".idea-body").innerText()];
      await page.goto(`/${lang}/ideas/new`);
      await page.locator("#kind-complaint").check();
      await page.locator("#title").fill(title);
      await page.locator("#body").fill(body);
      await page.locator("#topic").selectOption("lighting");
      await comeBack(page, "#idea-form .button-primary", 200);
    },
  },
  {
    name: "the preview of an idea",
    as: "resident",
    path: () => "/ideas/new",
    then: async (page, lang) => {
      await page.locator("#kind-idea").check();
      await page.locator("#title").fill("Shade at the bus stops");
      await page.locator("#body").fill(LONG_TEXT);
      await page.locator("#idea-form").getByRole("button", { name: say(lang, "preview") }).click();
      await expect(page.locator("[data-preview] li")).toHaveCount(2);
    },
  },
  { name: "notices", as: "resident", path: () => "/notices" },
  { name: "what one follows", as: "resident", path: () => "/following" },
  { name: "the list of a topic, signed in", as: "resident", path: () => "?topic=lighting" },
  { name: "signing in", path: () => "/sign-in" },
  {
    name: "signing in, refused",
    path: () => "/sign-in",
    then: async (page) => {
      await page.locator("#email").fill("nobody@example.org");
      await page.locator("#password").fill("not the password at all");
      await comeBack(page, "#sign-in-form button", 422);
    },
  },
  { name: "signing up", path: () => "/sign-up" },
  {
    name: "signing up, with mistakes",
    path: () => "/sign-up",
    then: (page) => comeBack(page, "#sign-up-form button", 422),
  },
  { name: "changing a comment", as: "resident", path: ({ comment }) => `/comments/${comment}/edit` },
  { name: "what a comment said earlier", path: ({ comment }) => `/comments/${comment}/history` },
  { name: "an address that is not here", path: () => "/nothing/here" },
];

/** Makes what the pages show besides the demo. */
export async function makeScene(city: City): Promise<Scene> {
  await city.searching();
  const resident = await city.resident("Maryam of the Old Harbour");
  const ideas = [...(await city.list("?sort=answered")), ...(await city.list("?sort=supported"))];
  const { id: idea } = ideas.reduce((most, one) => (one.comments > most.comments ? one : most));
  const [{ id: assigned }] = await city.list("?agency=public-works&sort=answered");
  const comment = await city.comment(resident, idea, "I walk past it **every** evening.");
  await city.post(`/en/comments/${comment}/edit`, { body: "I walk past it every *single* evening." }, resident);
  const kept = await city.idea(resident, "A bench at the ferry landing", "Those who wait for the ferry stand.");
  const merged = await city.idea(resident, "Nowhere to sit where the ferry lands", "We wait an hour on our feet.");
  await city.comment(resident, merged, "My mother is eighty.");
  await city.post(`/en/ideas/${merged}/merges`, { into: String(kept), reason: "One landing" }, await city.demo("moderator"));
  const split = async (body: string) => {
    const said = await city.comment(resident, kept, body);
    const words = { kind: "idea", topic: "parks", area: "", title: body, body, reason: "Another matter." };
    await city.post(`/en/comments/${said}/splits`, words, await city.demo("moderator"));
    const page = await fetch(`${city.url}/en/ideas/${kept}`, { headers: { cookie: `session=${resident.session}` } });
    const number = Number((await page.text()).match(/\/splits\/(\d+)/)?.[1]);
    return { comment: said, split: number, words };
  };
  const { words, ...agreed } = await split("And a light at the ticket booth, please.");
  await city.post(`/en/splits/${agreed.split}/answer`, { ...words, answer: "agreed" }, resident);
  const { words: _, ...asked } = await split("And somewhere to lock a bicycle up.");
  return { city, resident, idea, comment, assigned, kept, asked, agreed };
}

/** Opens a place as whoever it is meant for. */
export async function go(page: Page, lang: Lang, place: Place, scene: Scene): Promise<void> {
  const { city } = scene;
  await page.context().clearCookies();
  if (place.as) {
    const { session } = place.as === "resident" ? scene.resident : await city.demo(place.as);
    await page.context().addCookies([{ name: "session", value: session, url: city.url }]);
  }
  await page.goto(`/${lang}${place.path(scene)}`);
  await awake(page);
  await place.then?.(page, lang, scene);
}
