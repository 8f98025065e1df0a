locale-name = English
locale-direction = ltr
locale-icu = en-GB

# Head, header, footer
skip = Skip to content
languages = Language
nav-main = Main
nav-ideas = Ideas
search = Search
search-label = Search ideas
submit-idea = Submit an idea
sign-in = Sign in
sign-up = Create an account
sign-out = Sign out
account-menu = Account menu:
error-prefix = Error:
footer-run-by = Masmou is free software, run by { $city } itself.
footer-source = Source code
footer-demo = This is a demo city: people and ideas are made up. You can sign in with any of these addresses, each with the password “{ $password }”.

# Kinds
kind-idea = Idea
kind-complaint = Complaint
kind-question = Question
kind-praise = Praise
kind-idea-hint = Something the city should start or change
kind-complaint-hint = Something that is broken or goes wrong
kind-question-hint = Something you would like to know
kind-praise-hint = Something that went well

# Stages
stage-submitted = Submitted
stage-under_review = Under review
stage-planned = Planned
stage-in_progress = In progress
stage-done = Done
stage-declined = Declined

# Roles
role-officer = Officer
role-moderator = Moderator
role-administrator = Administrator
badge-author = Author of the idea
badge-officer-of = Officer: { $agency }

# Home
home-title = What would make { $city } better?
home-lead = Say it here. Neighbours who agree add their voice, and the city answers in public.
home-description = Ideas, complaints, questions and praise from the residents of { $city }, with the city’s public answers.
list-title = Ideas
list-later-page = further page
filter-title = Filter ideas
filter-apply = Show
filter-active = Filters in use
filter-remove = Remove this filter
filter-clear = Clear all
filter-kind = Kind
filter-topic = Topic
filter-area = Area
filter-agency = Agency
filter-stage = Stage
filter-all-kinds = All kinds
filter-all-topics = All topics
filter-all-areas = All areas
filter-all-agencies = All agencies
filter-all-stages = All stages
sort-label = Order of ideas
sort-trending = Trending
sort-newest = Newest
sort-supported = Most supported
sort-answered = Answered
empty-title = Nothing here yet
empty-filtered = No idea matches these filters. Take one away, or be the first to say it.
empty-all = Nobody has written yet. The first idea could be yours.
show-all = Show all ideas
pager-label = Pages
pager-previous = Previous
pager-next = Next
comments-count = { $count ->
    [one] { $n } comment
   *[other] { $n } comments
}
comments-none = No comments yet
author-imported = Imported

# Search
ideas-count = { $count ->
    [one] { $n } idea
   *[other] { $n } ideas
}
search-by-relevance = Best match
search-page = page { $page } of { $pages }
search-suggestion = Did you mean:
search-loosened = No idea has all of these words. These have some of them.
search-cut = This is a long text: only its first { $max } characters were searched for.
search-narrow = Narrow the results
search-tips-title = How to search
search-tip-words = Write what it is about. Every word counts; endings need not be the same.
search-tip-phrase = Words between quotation marks are found together, in this order.
search-tip-without = A minus sign in front of a word leaves out ideas that have it.
search-example-words = bus stop shade
search-example-phrase = "street lamps"
search-example-without = water -bill
search-nothing-title = Nothing found for “{ $words }”
search-nothing-text = Other words, or fewer, may find it. If nobody has said it yet, be the first.
search-nothing-narrowed = There is nothing under these filters. Without them there may be.
search-without-filters = Search without filters
search-submit = Submit it as a new idea
search-feed = Feed of this search
search-feed-title = “{ $words }” – ideas from { $city }
found-in-comment = In a comment
found-in-answer = In an official answer
filter-language = Language
filter-year = Year
facet-more = More
written-ar = Arabic
written-fa = Persian
written-en = English
written-other = Other languages

# Probable duplicates
duplicates = Probable duplicates
duplicates-lead = Ideas that seem to say the same. The one with most voices comes first; the others are compared with it.
duplicates-none = There are no probable duplicates at the moment.
duplicates-all = All that is like it
duplicates-of-idea = Probable duplicates of an idea
duplicates-score = { $n }% alike

# Support
support-button = I support this
support-label = Support
support-voices = { $count ->
    [one] voice
   *[other] voices
}
support-imported = { $count ->
    [one] + { $n } imported
   *[other] + { $n } imported
}
support-hint = One resident, one voice. Names of supporters are never shown.
follow-question = Your voice is counted. Shall we tell you what becomes of it?
follow-button = Follow this idea
follow-state = You follow this idea.
unfollow-button = Stop following

# Idea
idea-back = All ideas
idea-assigned = Assigned to
idea-source = First published elsewhere: { $source }
idea-language = Language of this text: { $language }
idea-language-label = This text is written in
idea-language-correct = Correct it
related-title = Related ideas
answers-title = Official answers
answer-form-title = Answer for your agency
answer-body = Your answer
answer-body-hint = Everyone who supports or follows this idea will read it. Up to { $max } characters.
answer-stage = Stage from now on
answer-stage-choose = Choose a stage
answer-publish = Publish answer

# Cases
cases-title = { $count ->
    [one] One resident told of their own case
   *[other] { $n } residents told of their own case
}
cases-all = All cases
cases-more = Further cases
cases-first = Back to the newest cases
case-delete-question = Delete your case? Your voice for the idea stays. The text cannot be brought back.
case-delete-confirm = Yes, delete it

# What was said before
similar-label = Ideas that may say the same
similar-count = { $count ->
    [one] One idea may be about the same thing
   *[other] { $n } ideas may be about the same thing
}
similar-question-lead = Nothing is published yet, and all that you wrote is still here. If one of these is your concern too, your voice counts for more there.
similar-probable = Probably the same
similar-related = Related
similar-voices = { $count ->
    [one] { $n } voice
   *[other] { $n } voices
}
why-both = Same place and same matter:
why-place = Same place:
why-matter = Same matter:
why-bridge = “{ $mine } = { $theirs }”
similar-same = Mine too
similar-different = Mine is different
similar-different-publish = Mine is different: publish
similar-hint = “Mine too” adds your voice to that idea, keeps what you have written with it as your own case, and tells you what becomes of it.
similar-noted = Noted: yours is different. Just go on writing.

# Comments
comments-title = Comments
comments-sort-label = Order of comments
comments-sort-oldest = Oldest first
comments-sort-helpful = Most helpful
comments-first = Back to the first comments
comments-more = More comments
comments-all = Show the whole discussion
comment-thread = You are reading one thread of the discussion.
comment-replies = { $count ->
    [one] Show the reply
   *[other] Show all { $n } replies
}
comment-helpful = Helpful
comment-reply = Reply
comment-edit = Edit
comment-delete = Delete
comment-delete-question = Delete this comment? It cannot be brought back.
comment-delete-confirm = Yes, delete it
comment-edited = Edited
comment-deleted = This comment was deleted by its author.
comment-form-title = Write a comment
comment-label = Your comment
comment-hint = Up to { $max } characters. **bold**, *italic*, lists and links work.
comment-visitor-hint = To publish it you will sign in first; what you have written is kept.
comment-publish = Post comment
comment-edit-title = Edit your comment
comment-edit-lead = You can change it for 15 minutes after posting. Earlier versions stay readable.
comment-save = Save
comment-history-title = Earlier versions of a comment
comment-history-by = Comment by { $author }
comment-history-now = As it stands now
comment-history-until = Until { $date }
comment-history-none = There are no earlier versions.
comment-back = Back to the comment
reply-to = Reply to { $author }
reply-publish = Post reply
cancel = Cancel
preview = Preview
preview-title = Preview: this is how it will look

# New idea
idea-form-lead = It will be public at once. The responsible agency sees it, and your neighbours can add their voice.
idea-form-kind = What would you like to say?
idea-form-title = Title
idea-form-title-hint = One sentence that says what you want, { $min } to { $max } characters.
idea-form-body = Describe it
idea-form-body-hint = What happens, where, and whom it touches. Please leave out names and phone numbers. Up to { $max } characters; lists and links work.
idea-form-topic = Topic
idea-form-topic-choose = Choose a topic
idea-form-area = Area
idea-form-area-all = The whole city
idea-form-publish = Publish
idea-form-save = Save as draft
idea-form-draft-hint = Only you see your draft.
idea-form-visitor-hint = To publish you will sign in first; what you have written is kept.
idea-form-restored = We kept your draft. Carry on where you left off, or start afresh.
idea-form-discard = Discard draft
count-characters = { $have } of { $max } characters
count-limit = Up to { $max } characters

# Accounts
sign-up-lead = One account for every agency of the city. No phone number, no tracking.
field-email = E-mail address
field-email-hint = Never shown to anyone.
field-name = Display name
field-name-hint = Others see it beside what you write. It need not be your real name.
field-password = Password
field-password-hint = { $min } characters or more; a sentence works well.
have-account = Do you have an account already?
no-account = No account yet?
sign-in-refused = E-mail address or password is wrong.
waiting-support = Your support for “{ $title }” will be counted once you are in.
waiting-comment = Your comment on “{ $title }” will be published once you are in.
waiting-idea = Your idea “{ $title }” is kept and will be published once you are in.
waiting-same = Your voice for “{ $title }”, with what you have written, will be counted once you are in.

# Errors of fields
errors-title = { $count ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}
error-kind-missing = Choose what you would like to say.
error-title-missing = Write a title.
error-body-missing = Describe what it is about.
error-topic-missing = Choose the topic that fits best.
error-comment-missing = Write something first.
error-answer-missing = Write your answer.
error-stage-missing = Choose the stage from now on.
error-email-missing = Enter your e-mail address.
error-name-missing = Choose a name that others will see.
error-password-missing = Choose a password.
error-too-short = Too short: { $have } characters; at least { $min } are needed.
error-too-long = Too long: { $have } characters; at most { $max } are allowed.
error-unknown = Please choose from the list.
error-not-an-email = This does not look like an e-mail address, such as name@example.org.
error-email-taken = There is an account with this e-mail address already. You can sign in with it.
error-name-taken = Somebody uses this name, or one that looks just like it. Please choose another.
error-name-reserved = This name is kept for the city and its staff. Please choose another.
error-name-unprintable = The name holds invisible characters. Please type it afresh.
error-password-common = This password is one of those tried first. Please choose another; a sentence works well.
error-password-is-name = The password must differ from your name and e-mail address.
error-too-often = That was a lot in a short time. What you wrote is still here: please wait a few minutes and send it again.

# Notices
notice-welcome = Welcome! Your account is ready and you are signed in.
notice-signed-in = You are signed in.
notice-signed-out = You are signed out.
notice-idea-published = Published. Your own voice is its first.
notice-same = Your voice is counted, and you follow this idea from now on.
notice-same-with-case = Your voice is counted, what you wrote stands below as your own case, and you follow this idea from now on.
notice-case-deleted = Your case is deleted.
notice-language-corrected = The language of the text is corrected.
notice-supported = Your voice is counted.
notice-withdrawn = Your support is withdrawn.
notice-no-voice = Your voice does not count there any more.
notice-following = You will hear in your notices what becomes of it.
notice-unfollowed = You no longer follow this idea.
notice-commented = Your comment is published.
notice-comment-edited = Your comment is changed.
notice-comment-deleted = Your comment is deleted.
notice-draft-saved = Your draft is saved.
notice-draft-discarded = Your draft is discarded.
notice-answered = Your answer is published, and the stage is updated.

# Problems
problem-bad-request-title = We could not read that
problem-bad-request-text = Something in the address or the form was not as expected. Please go back and try once more.
problem-forbidden-title = This is not open to you
problem-forbidden-text = Your account may not do this, or the form did not come from this site.
problem-not-found-title = This page is not here
problem-not-found-text = The address may be mistyped, or the page has been taken away.
problem-method-not-allowed-title = This does not work that way
problem-method-not-allowed-text = This address takes no such request. Begin again from the list of ideas.
problem-too-large-title = That was too much at once
problem-too-large-text = What you sent is larger than we can take. Please shorten it and try again.
problem-too-many-title = One moment, please
problem-too-many-text = Very many requests came from your connection.
problem-internal-title = Something broke on our side
problem-internal-text = This is our fault, not yours. Please try again in a little while.
problem-busy-title = Very busy just now
problem-busy-text = More people are here than we can serve at once. Nothing that was already saved is lost.
problem-search-away-title = The search is being rebuilt
problem-search-away-text = Ideas and supports are not affected, and the list can be read as always.
problem-wait-seconds = { $count ->
    [one] Please try again in a second.
   *[other] Please try again in { $n } seconds.
}
problem-wait-minutes = { $count ->
    [one] Please try again in a minute.
   *[other] Please try again in { $n } minutes.
}
way-list = See what others say
way-retry = Try again

# Said by the islands
support-failed = Your support could not be counted. Please try again.
draft-kept = Draft kept
draft-not-kept = The draft could not be kept. Keep this page open.
