//! What the matrix says: a line for each route.

/// Who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Visitor,
    Resident,
    /// The resident who wrote the idea, the comment and the case, and stands behind the promise.
    Author,
    /// Of the agency that the idea is assigned to, and that promises.
    Officer,
    /// Of another agency.
    OtherOfficer,
    Moderator,
    /// Who looks after other topics.
    OtherModerator,
    Administrator,
}

use Who::{Administrator, Author, Moderator, Officer, OtherModerator, OtherOfficer, Resident, Visitor};

impl Who {
    pub const ALL: [Who; 8] =
        [Visitor, Resident, Author, Officer, OtherOfficer, Moderator, OtherModerator, Administrator];
}

/// Whom a route lets in, while everyone can read what it is about.
#[derive(Clone, Copy, Debug)]
pub enum For {
    /// Everyone.
    All,
    /// Whoever is signed in; visitors are led to sign in, or told that they may not.
    SignedIn,
    /// These alone.
    Only(&'static [Who]),
}

use For::{All, Only, SignedIn};

/// What a route is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing that could be hidden.
    Nothing,
    /// The idea.
    Idea,
    /// The idea, which its agency has handed back.
    HandedBack,
    /// The idea, whose clock is paused.
    Paused,
    /// The idea, with another wording that waits for its author.
    Proposal,
    /// That wording.
    Edit,
    /// The idea, with words of it in the form.
    Words,
    /// Its comment, with words of it in the form.
    CommentWords,
    /// That the comment be an idea of its own, which waits for its author.
    Split,
    /// The idea, in a field of the form.
    NamedIdea,
    /// Its comment.
    Comment,
    /// Its comment, in a field of the form.
    NamedComment,
    /// Its case.
    Case,
    /// The merge of another idea into it.
    Merge,
    /// The decision that hid the comment.
    Decision,
    /// The same, in a field of the form.
    NamedDecision,
    /// Its author's objection to that.
    Appeal,
    /// Somebody who answers for the agency.
    Officership,
    /// A moderator.
    Moderatorship,
    /// A notice that the author got.
    Told,
    /// A promise of the agency, with the idea behind it and a milestone.
    Item,
    /// A promise, and an idea that could be put behind it.
    ItemAndIdea,
    /// A promise that was delivered.
    Delivered,
    /// One that many say did not help.
    Doubted,
    /// That case.
    Reopening,
    /// That case, settled.
    Settled,
    /// A saved reply.
    Reply,
}

/// What has become of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Everyone can read it.
    Open,
    /// It waits to be approved.
    Waiting,
    /// A moderator hid it.
    Hidden,
    /// An idea that stands in another one.
    Merged,
    /// The idea that it stands under is hidden.
    Under,
    /// Its author deleted it, or there is none of that number.
    Gone,
}

use State::{Gone, Hidden, Merged, Open, Under, Waiting};

impl About {
    /// The states that it can be in.
    pub fn states(self) -> &'static [State] {
        match self {
            Self::Idea | Self::Words | Self::NamedIdea | Self::HandedBack | Self::Paused => {
                &[Open, Waiting, Hidden, Merged, Gone]
            }
            Self::ItemAndIdea => &[Open, Waiting, Hidden, Merged, Gone],
            Self::Proposal => &[Open, Waiting, Hidden, Merged],
            Self::Comment | Self::CommentWords | Self::NamedComment | Self::Case => {
                &[Open, Waiting, Hidden, Under, Gone]
            }
            Self::Edit | Self::Merge | Self::Told | Self::Decision | Self::NamedDecision | Self::Appeal => {
                &[Open, Under, Gone]
            }
            Self::Nothing => &[Open],
            _ => &[Open, Gone],
        }
    }
}

/// In which states a route lets in those whom it is for.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// As long as there is such a thing.
    There,
    /// In any, even when it is gone: there is nothing left to do then, or a way on.
    Ever,
    /// While everyone can read it, also where it stands in another.
    Readable,
    /// The same, and before and after those who may read it then.
    Readers,
    /// In these.
    In(&'static [State]),
}

/// A line of the matrix.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub method: &'static str,
    pub path: &'static str,
    pub about: About,
    pub whom: For,
    pub when: When,
}

impl Line {
    pub fn lets_in(&self, who: Who, state: State) -> bool {
        let is_for = match self.whom {
            All => true,
            SignedIn => who != Visitor,
            Only(list) => list.contains(&who),
        };
        is_for
            && match self.when {
                When::There => state != Gone,
                When::Ever => true,
                When::Readable => matches!(state, Open | Merged),
                When::Readers => match state {
                    Open | Merged => true,
                    Waiting | Hidden | Under => READERS.contains(&who),
                    Gone => false,
                },
                When::In(states) => states.contains(&state),
            }
    }

    const fn when(self, when: When) -> Self {
        Self { when, ..self }
    }
}

const fn get(path: &'static str, about: About, whom: For) -> Line {
    Line { method: "GET", path, about, whom, when: When::There }
}

const fn post(path: &'static str, about: About, whom: For) -> Line {
    Line { method: "POST", path, about, whom, when: When::There }
}

use About::{
    Appeal, Case, Comment, CommentWords, Decision, Delivered, Doubted, Edit, HandedBack, Idea, Item, ItemAndIdea,
    Merge, Moderatorship, NamedComment, NamedDecision, NamedIdea, Nothing, Officership, Paused, Proposal, Reopening,
    Settled, Split, Told, Words,
};
use When::{Ever, In, Readable, Readers};

/// Who may read what waits or is hidden.
const READERS: &[Who] = &[Author, Moderator, Administrator];
const STAFF: For = Only(&[Moderator, OtherModerator, Administrator]);
const MODERATORS: For = Only(&[Moderator, Administrator]);
/// Those who may change the promise of the agency.
const MANAGERS: For = Only(&[Officer, Moderator, Administrator]);
const OTHERS: For = Only(&[Resident, Officer, OtherOfficer, Moderator, OtherModerator, Administrator]);
const ADMINISTRATOR: For = Only(&[Administrator]);
const AUTHOR: For = Only(&[Author]);

pub const LINES: &[Line] = &[
    get("/", Nothing, All),
    get("/search", Nothing, All),
    get("/search.atom", Nothing, All),
    post("/ideas", Nothing, SignedIn),
    get("/ideas/new", Nothing, All),
    post("/ideas/new", Nothing, All),
    post("/ideas/draft", Nothing, All),
    post("/ideas/draft/discard", Nothing, All),
    post("/ideas/similar", Nothing, All),
    post("/preview", Nothing, All),
    get("/ideas/{id}", Idea, All).when(Readers),
    get("/ideas/{id}/feed.atom", Idea, All).when(Readable),
    post("/ideas/{id}/same", Idea, SignedIn).when(Readable),
    post("/ideas/{id}/language", Idea, Only(READERS)),
    post("/ideas/{id}/support", Idea, SignedIn).when(Readable),
    post("/ideas/{id}/withdrawal", Idea, SignedIn),
    post("/ideas/{id}/follow", Idea, SignedIn).when(Readable),
    post("/ideas/{id}/unfollow", Idea, SignedIn),
    post("/ideas/{id}/answers", Idea, Only(&[Officer])).when(Readable),
    post("/ideas/{id}/assignments", Idea, MANAGERS).when(Readable),
    post("/ideas/{id}/hand-back", Idea, MANAGERS).when(Readable),
    post("/ideas/{id}/hand-back/settlement", HandedBack, MODERATORS).when(In(&[Open])),
    post("/ideas/{id}/pauses", Idea, Only(&[Officer])).when(Readable),
    post("/ideas/{id}/resumption", Paused, Only(&[Officer])).when(In(&[Open])),
    get("/ideas/{id}/merge", Idea, MODERATORS).when(Readable),
    post("/ideas/{id}/merges", Idea, MODERATORS).when(In(&[Open])),
    post("/merges/{id}/undo", Merge, MODERATORS),
    post("/moderation/merges", NamedIdea, MODERATORS).when(Readable),
    get("/ideas/{id}/split", Idea, MODERATORS),
    post("/ideas/{id}/splits", Words, MODERATORS).when(Readable),
    get("/comments/{id}/split", Comment, MODERATORS),
    post("/comments/{id}/splits", CommentWords, MODERATORS).when(In(&[Open])),
    get("/splits/{id}", Split, AUTHOR),
    post("/splits/{id}/answer", Split, AUTHOR),
    post("/splits/{id}/withdrawal", Split, MODERATORS),
    post("/ideas/{id}/place", Idea, MODERATORS),
    post("/ideas/{id}/notes", Idea, MODERATORS),
    post("/ideas/{id}/edits", Idea, MODERATORS),
    get("/ideas/{id}/edit-proposal", Proposal, AUTHOR),
    post("/edits/{id}/answer", Edit, AUTHOR),
    get("/ideas/{id}/duplicates", Idea, STAFF).when(In(&[Open])),
    post("/ideas/{id}/comments", Idea, SignedIn).when(Readable),
    get("/comments/{id}", Comment, All).when(Ever),
    get("/comments/{id}/edit", Comment, AUTHOR).when(In(&[Open, Waiting])),
    post("/comments/{id}/edit", Comment, AUTHOR).when(In(&[Open, Waiting])),
    post("/comments/{id}/deletion", Comment, AUTHOR).when(Ever),
    post("/comments/{id}/helpful", Comment, OTHERS).when(Readable),
    post("/comments/{id}/unhelpful", Comment, OTHERS).when(Readable),
    get("/comments/{id}/history", Comment, All).when(Readers),
    post("/cases/{id}/deletion", Case, AUTHOR),
    get("/flags/new", NamedComment, OTHERS).when(Readable),
    post("/flags", NamedComment, OTHERS).when(Readable),
    get("/decisions/{id}/appeal", Decision, AUTHOR),
    post("/decisions/{id}/appeal", Decision, AUTHOR),
    get("/moderation", Nothing, STAFF),
    post("/moderation/decisions", NamedComment, MODERATORS).when(In(&[Open, Under])),
    post("/moderation/reversals", NamedDecision, MODERATORS),
    post("/moderation/appeals/{id}/outcome", Appeal, MODERATORS),
    get("/moderation/replies", Nothing, STAFF),
    post("/moderation/replies", Nothing, ADMINISTRATOR),
    post("/moderation/replies/{id}/deletion", About::Reply, ADMINISTRATOR).when(Ever),
    post("/moderation/reopenings/{id}/settlement", Reopening, MODERATORS),
    post("/moderation/reopenings/{id}/undo", Settled, MODERATORS),
    get("/moderation/log", Nothing, STAFF),
    get("/moderation/public-log", Nothing, All),
    get("/moderation/duplicates", Nothing, STAFF),
    post("/moderation/distinctions", NamedIdea, MODERATORS).when(Ever),
    get("/agencies", Nothing, All),
    get("/agencies/{slug}", Nothing, All),
    get("/agencies/{slug}/queue", Nothing, Only(&[Officer, Moderator, OtherModerator, Administrator])),
    get("/agencies/{slug}/feed.atom", Nothing, All),
    get("/administration/agencies", Nothing, ADMINISTRATOR),
    post("/administration/agencies", Nothing, ADMINISTRATOR),
    get("/administration/agencies/new", Nothing, ADMINISTRATOR),
    get("/administration/agencies/{slug}", Nothing, ADMINISTRATOR),
    post("/administration/agencies/{slug}", Nothing, ADMINISTRATOR),
    post("/administration/agencies/{slug}/members", Nothing, ADMINISTRATOR),
    post("/administration/agencies/{slug}/members/{id}/removal", Officership, ADMINISTRATOR),
    get("/administration/moderators", Nothing, ADMINISTRATOR),
    post("/administration/moderators/{id}", Moderatorship, ADMINISTRATOR),
    get("/roadmap", Nothing, All),
    post("/roadmap", NamedIdea, MODERATORS).when(Readable),
    get("/roadmap/done", Nothing, All),
    get("/roadmap/new", Nothing, STAFF),
    post("/roadmap/new", Nothing, STAFF),
    get("/roadmap/{id}", Nothing, All),
    get("/roadmap/{id}/manage", Item, MANAGERS),
    post("/roadmap/{id}/changes", Item, MANAGERS),
    post("/roadmap/{id}/texts", Item, MANAGERS),
    post("/roadmap/{id}/handovers", Item, MANAGERS),
    post("/roadmap/{id}/ideas", ItemAndIdea, MANAGERS).when(Readable),
    post("/roadmap/{id}/ideas/removal", Item, MANAGERS),
    post("/roadmap/{id}/milestones", Item, MANAGERS),
    post("/roadmap/{id}/milestones/reached", Item, MANAGERS),
    post("/roadmap/{id}/posts", Item, MANAGERS),
    post("/roadmap/{id}/outcome", Delivered, AUTHOR),
    post("/roadmap/{id}/reopening", Doubted, MODERATORS),
    get("/feed.atom", Nothing, All),
    get("/roadmap.atom", Nothing, All),
    get("/roadmap.ics", Nothing, All),
    get("/notices", Nothing, SignedIn),
    post("/notices/read", Nothing, SignedIn),
    get("/notices/{id}", Told, AUTHOR),
    post("/notices/{id}/withdrawal", Told, AUTHOR),
    // Another's withdrawal is none of theirs: nothing is done, and nothing told.
    post("/withdrawals/{id}/undo", Nothing, SignedIn),
    get("/following", Nothing, SignedIn),
    post("/follows", NamedIdea, SignedIn).when(Readable),
    post("/unfollows", NamedIdea, SignedIn),
    get("/sign-up", Nothing, All),
    post("/sign-up", Nothing, All),
    get("/sign-in", Nothing, All),
    post("/sign-in", Nothing, All),
    post("/sign-out", Nothing, All),
];
