// A demo city of its own: one server on a free port, its data in a folder that is thrown away.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../..");
const binary = process.env.MASMOU_BIN ?? join(root, "target/debug/masmou");
const assets = process.env.MASMOU_ASSETS ?? join(root, "target/assets");

/** Of the four accounts that the demo city's footer tells. */
export const PASSWORD = "open the harbour gate";

export type DemoAccount = "resident" | "officer" | "moderator" | "administrator";

/** Somebody who can sign in. */
export interface Person {
  name: string;
  email: string;
  password: string;
  /** Value of the session's cookie. */
  session: string;
}

export class City {
  private sessions = new Map<string, Promise<string>>();
  private residents = 0;
  private log = "";

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {
    process.stderr?.on("data", (chunk) => (this.log += chunk));
  }

  /** Starts a server and waits until it answers. */
  static async start(): Promise<City> {
    const folder = await mkdtemp(join(tmpdir(), "masmou-journeys-"));
    const listen = `127.0.0.1:${await freePort()}`;
    const url = `http://${listen}`;
    const settings = {
      MASMOU_LISTEN: listen,
      MASMOU_PUBLIC_URL: url,
      MASMOU_DATA_DIR: folder,
      MASMOU_RATE_LIMITS: "false",
      MASMOU_ASSETS: assets,
      RUST_LOG: "warn",
    };
    // Nothing else of the environment: a variable meant for another server would change this one.
    const process = spawn(binary, ["demo"], { cwd: folder, env: settings, stdio: ["ignore", "ignore", "pipe"] });
    const city = new City(url, folder, process);
    await city.answering();
    return city;
  }

  private async answering(): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(40)) {
      if (this.process.exitCode !== null) break;
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
    }
    this.process.kill("SIGKILL");
    throw new Error(`The server did not start:\n${this.log}`);
  }

  /** Waits until the search answers: its index is built after the server has begun to serve. */
  async searching(): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
      const answer = await fetch(`${this.url}/en/search?q=lamp`);
      if (answer.ok && (await answer.text()).includes('<article id="idea-')) return;
    }
    throw new Error("The search finds nothing.");
  }

  /** Ends the server. What it complained of while it ran is an error here. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      const late = setTimeout(() => this.process.kill("SIGKILL"), 5000);
      await once(this.process, "exit");
      clearTimeout(late);
    }
    await rm(this.folder, { recursive: true, force: true });
    const bad = this.log.split("\n").filter((line) => /ERROR|panicked/.test(line));
    if (bad.length > 0) throw new Error(`The server complained:\n${bad.join("\n")}`);
  }

  /** One of the demo's accounts, signed in. */
  async demo(account: DemoAccount): Promise<Person> {
    const email = `${account}@demo.masmou.example`;
    const signedIn = this.sessions.get(email) ?? this.enter("/en/sign-in", { email, password: PASSWORD });
    this.sessions.set(email, signedIn);
    return { name: "", email, password: PASSWORD, session: await signedIn };
  }

  /** A new resident, signed in. */
  async resident(name = `Neighbour of ${Date.now().toString(36)}${this.residents++}`): Promise<Person> {
    const email = `new-${process.pid}-${this.residents++}@example.org`;
    const session = await this.enter("/en/sign-up", { email, name, password: PASSWORD });
    return { name, email, password: PASSWORD, session };
  }

  private async enter(path: string, fields: Record<string, string>): Promise<string> {
    const answer = await this.post(path, fields);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("session="));
    if (!cookie) throw new Error(`${path} answered ${answer.status} and no session for ${fields.email}`);
    return cookie.slice("session=".length).split(";")[0];
  }

  /** Sends a form without a browser, to make a scene. */
  async post(path: string, fields: Record<string, string>, person?: Person): Promise<Response> {
    const headers: Record<string, string> = { origin: this.url };
    if (person) headers.cookie = `session=${person.session}`;
    const body = new URLSearchParams(fields);
    return fetch(this.url + path, { method: "POST", headers, body, redirect: "manual" });
  }

  private async made(path: string, fields: Record<string, string>, person: Person): Promise<number> {
    let answer = await this.post(path, fields, person);
    if (answer.status === 200) {
      // Something like it has been said before: this one is another matter.
      const offered = (await answer.text()).match(/name="offered" value="([\d,]+)"/)?.[1] ?? "";
      answer = await this.post(path, { ...fields, offered, answer: "different" }, person);
    }
    const at = answer.headers.get("location")?.match(/\/(\d+)$/);
    if (!at) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 400)}`);
    return Number(at[1]);
  }

  /** Publishes an idea and gives its number. */
  async idea(by: Person, title: string, body = "It would help all of us.", lang = "en"): Promise<number> {
    return this.made(`/${lang}/ideas`, { kind: "idea", title, body, topic: "parks", area: "" }, by);
  }

  /** Publishes a comment and gives its number. */
  async comment(by: Person, idea: number, body: string, parent?: number): Promise<number> {
    const fields: Record<string, string> = { body };
    if (parent) fields.parent_id = String(parent);
    return this.made(`/en/ideas/${idea}/comments`, fields, by);
  }

  /** The ideas of a list, first to last, with how many comments each has. */
  async list(query = ""): Promise<{ id: number; comments: number }[]> {
    const html = await (await fetch(`${this.url}/en${query}`)).text();
    return html
      .split('<article id="idea-')
      .slice(1)
      .map((card) => ({ id: parseInt(card), comments: Number(card.match(/(\d+) comments?</)?.[1] ?? 0) }));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
