locale-name = فارسی
locale-direction = rtl
locale-icu = fa-u-ca-persian-nu-arabext

# Head, header, footer
skip = رفتن به محتوا
languages = زبان
nav-main = منوی اصلی
nav-ideas = ایده‌ها
search = جست‌وجو
search-label = جست‌وجو در ایده‌ها
submit-idea = ثبت ایده
sign-in = ورود
sign-up = ساختن حساب
sign-out = خروج
account-menu = منوی حساب:
error-prefix = خطا:
footer-run-by = «مسموع» نرم‌افزاری آزاد است که { $city } خود آن را اداره می‌کند.
footer-source = کد منبع
footer-demo = این شهر نمایشی است و آدم‌ها و ایده‌هایش ساختگی‌اند. با یکی از این نشانی‌ها می‌توانید وارد شوید؛ گذرواژهٔ همه «{ $password }» است.

# Kinds
kind-idea = ایده
kind-complaint = شکایت
kind-question = پرسش
kind-praise = قدردانی
kind-idea-hint = کاری که شهر باید آغاز کند یا تغییر دهد
kind-complaint-hint = چیزی که خراب است یا درست کار نمی‌کند
kind-question-hint = چیزی که می‌خواهید بدانید
kind-praise-hint = کاری که خوب انجام شده است

# Stages
stage-submitted = ثبت‌شده
stage-under_review = در دست بررسی
stage-planned = برنامه‌ریزی‌شده
stage-in_progress = در دست اجرا
stage-done = انجام‌شده
stage-declined = ردشده

# Roles
role-officer = کارشناس
role-moderator = ناظر
role-administrator = مدیر
badge-author = نویسندهٔ ایده
badge-officer-of = کارشناس { $agency }

# Home
home-title = چه چیزی { $city } را بهتر می‌کند؟
home-lead = همین‌جا بگویید. همسایه‌هایی که موافق‌اند صدایشان را به آن می‌افزایند و پاسخ شهر را همه می‌بینند.
home-description = ایده‌ها، شکایت‌ها، پرسش‌ها و قدردانی‌های شهروندان { $city }، همراه با پاسخ‌های علنی شهر.
list-title = ایده‌ها
list-later-page = صفحه‌های بعدی
filter-title = فیلتر ایده‌ها
filter-apply = نمایش
filter-active = فیلترهای فعال
filter-remove = برداشتن این فیلتر
filter-clear = پاک‌کردن همه
filter-kind = نوع
filter-topic = موضوع
filter-area = محله
filter-agency = دستگاه
filter-stage = مرحله
filter-all-kinds = همهٔ نوع‌ها
filter-all-topics = همهٔ موضوع‌ها
filter-all-areas = همهٔ محله‌ها
filter-all-agencies = همهٔ دستگاه‌ها
filter-all-stages = همهٔ مرحله‌ها
sort-label = ترتیب ایده‌ها
sort-trending = داغ‌ترین
sort-newest = تازه‌ترین
sort-supported = پرحمایت‌ترین
sort-answered = پاسخ‌گرفته
empty-title = هنوز چیزی اینجا نیست
empty-filtered = هیچ ایده‌ای با این فیلترها جور نیست. یکی از آن‌ها را بردارید، یا نخستین ایده را خودتان ثبت کنید.
empty-all = هنوز کسی چیزی ننوشته است. نخستین ایده می‌تواند از شما باشد.
show-all = نمایش همهٔ ایده‌ها
pager-label = صفحه‌ها
pager-previous = قبلی
pager-next = بعدی
comments-count = { $count ->
    [one] { $n } دیدگاه
   *[other] { $n } دیدگاه
}
comments-none = هنوز دیدگاهی نیست
author-imported = واردشده

# Search
ideas-count = { $count ->
    [one] { $n } ایده
   *[other] { $n } ایده
}
search-by-relevance = مرتبط‌ترین
search-page = صفحهٔ { $page } از { $pages }
search-suggestion = آیا منظورتان این بود:
search-loosened = هیچ ایده‌ای همهٔ این واژه‌ها را ندارد. این‌ها برخی از آن‌ها را دارند.
search-cut = نوشته بلند است؛ تنها { $max } حرف نخست آن جست‌وجو شد.
search-narrow = محدودکردن نتیجه‌ها
search-tips-title = چگونه جست‌وجو کنیم
search-tip-words = بنویسید دربارهٔ چیست. هر واژه به حساب می‌آید و لازم نیست پسوندها یکی باشند.
search-tip-phrase = واژه‌های میان دو گیومه با هم و به همین ترتیب پیدا می‌شوند.
search-tip-without = نشانهٔ منها پیش از یک واژه، ایده‌هایی را که آن را دارند کنار می‌گذارد.
search-example-words = سایه‌بان ایستگاه اتوبوس
search-example-phrase = "مسیر دوچرخه"
search-example-without = آب -قبض
search-nothing-title = برای «{ $words }» چیزی پیدا نشد
search-nothing-text = شاید با واژه‌هایی دیگر یا کمتر پیدا شود. اگر هنوز کسی نگفته است، شما آغازگر باشید.
search-nothing-narrowed = با این فیلترها چیزی نیست؛ شاید بدون آن‌ها باشد.
search-without-filters = جست‌وجو بدون فیلتر
search-submit = ثبت آن به‌عنوان ایدهٔ تازه
search-feed = خوراک این جست‌وجو
search-feed-title = «{ $words }» – ایده‌های { $city }
found-in-comment = در یک دیدگاه
found-in-answer = در پاسخ رسمی
filter-language = زبان
filter-year = سال میلادی
facet-more = بیشتر
written-ar = عربی
written-fa = فارسی
written-en = انگلیسی
written-other = زبان‌های دیگر

# Probable duplicates
duplicates = ایده‌های احتمالاً تکراری
duplicates-lead = ایده‌هایی که گویا یک چیز را می‌گویند. پرحمایت‌ترین نخست می‌آید و بقیه با آن سنجیده می‌شوند.
duplicates-none = اکنون ایده‌ای که تکراری به نظر برسد در کار نیست.
duplicates-all = همهٔ ایده‌های شبیه آن
duplicates-of-idea = ایده‌هایی که احتمالاً همین را می‌گویند
duplicates-score = { $n } درصد شباهت

# Support
support-button = حمایت می‌کنم
support-label = حمایت
support-voices = { $count ->
    [one] حامی
   *[other] حامی
}
support-imported = { $count ->
    [one] + { $n } حمایت از سامانه‌های دیگر
   *[other] + { $n } حمایت از سامانه‌های دیگر
}
support-hint = هر شهروند یک صدا دارد. نام حامیان هرگز نشان داده نمی‌شود.
follow-question = صدای شما شمرده شد. سرانجام کار را به شما خبر بدهیم؟
follow-button = دنبال‌کردن این ایده
follow-state = این ایده را دنبال می‌کنید.
unfollow-button = دیگر دنبال نمی‌کنم

# Idea
idea-back = همهٔ ایده‌ها
idea-assigned = سپرده‌شده به
idea-source = نخست در جای دیگری منتشر شده است: { $source }
idea-language = زبان این متن: { $language }
idea-language-label = این متن نوشته شده به
idea-language-correct = اصلاح زبان
related-title = ایده‌های مرتبط
answers-title = پاسخ‌های رسمی
answer-form-title = پاسخ از سوی دستگاه
answer-body = متن پاسخ
answer-body-hint = همهٔ کسانی که از این ایده حمایت می‌کنند یا آن را دنبال می‌کنند پاسخ را می‌خوانند. حداکثر { $max } حرف.
answer-stage = مرحله از این پس
answer-stage-choose = مرحله را انتخاب کنید
answer-publish = انتشار پاسخ

# Cases
cases-title = { $count ->
    [one] یک شهروند از مورد خودش گفته است
   *[other] { $n } شهروند از مورد خودشان گفته‌اند
}
cases-all = همهٔ موردها
cases-more = موردهای بیشتر
cases-first = بازگشت به تازه‌ترین موردها
case-delete-question = مورد شما حذف شود؟ حمایتتان از ایده می‌ماند، ولی متن را دیگر نمی‌توان برگرداند.
case-delete-confirm = بله، حذف شود

# What was said before
similar-label = ایده‌هایی که شاید همین را می‌گویند
similar-count = { $count ->
    [one] شاید یک ایده دربارهٔ همین موضوع باشد
   *[other] شاید { $n } ایده دربارهٔ همین موضوع باشند
}
similar-question-lead = هنوز چیزی منتشر نشده و هر چه نوشته‌اید سر جایش است. اگر یکی از این‌ها خواستهٔ شما هم هست، صدایتان آنجا بیشتر شنیده می‌شود.
similar-probable = به احتمال زیاد همان است
similar-related = مرتبط
similar-voices = { $count ->
    [one] { $n } حامی
   *[other] { $n } حامی
}
why-both = همان جا و همان موضوع:
why-place = همان جا:
why-matter = همان موضوع:
why-bridge = «{ $mine } = { $theirs }»
similar-same = مورد من هم هست
similar-different = مورد من فرق دارد
similar-different-publish = مورد من فرق دارد؛ منتشر شود
similar-hint = با «مورد من هم هست» صدایتان به آن ایده افزوده می‌شود، نوشته‌تان به‌عنوان مورد خودتان کنار آن می‌ماند و از سرانجامش باخبر می‌شوید.
similar-noted = باشد، مورد شما فرق دارد. به نوشتن ادامه دهید.

# Comments
comments-title = دیدگاه‌ها
comments-sort-label = ترتیب دیدگاه‌ها
comments-sort-oldest = از قدیم به جدید
comments-sort-helpful = مفیدترین
comments-first = بازگشت به نخستین دیدگاه‌ها
comments-more = دیدگاه‌های بیشتر
comments-all = نمایش همهٔ گفت‌وگو
comment-thread = بخشی از گفت‌وگو را می‌خوانید.
comment-replies = { $count ->
    [one] نمایش { $n } پاسخ
   *[other] نمایش هر { $n } پاسخ
}
comment-helpful = مفید بود
comment-reply = پاسخ
comment-edit = ویرایش
comment-delete = حذف
comment-delete-question = این دیدگاه حذف شود؟ دیگر نمی‌توان آن را برگرداند.
comment-delete-confirm = بله، حذف شود
comment-edited = ویرایش‌شده
comment-deleted = نویسنده این دیدگاه را حذف کرده است.
comment-form-title = دیدگاه خود را بنویسید
comment-label = دیدگاه شما
comment-hint = حداکثر { $max } حرف. فهرست، پیوند و **متن پررنگ** هم می‌توانید بنویسید.
comment-visitor-hint = برای انتشار باید وارد شوید؛ نوشته‌تان نگه داشته می‌شود.
comment-publish = فرستادن دیدگاه
comment-edit-title = ویرایش دیدگاه
comment-edit-lead = تا ۱۵ دقیقه پس از فرستادن می‌توانید آن را تغییر دهید. نسخه‌های پیشین همچنان خواندنی می‌مانند.
comment-save = ذخیره
comment-history-title = نسخه‌های پیشین یک دیدگاه
comment-history-by = دیدگاه { $author }
comment-history-now = متن کنونی
comment-history-until = تا { $date }
comment-history-none = نسخهٔ پیشینی در کار نیست.
comment-back = بازگشت به دیدگاه
reply-to = پاسخ به { $author }
reply-publish = فرستادن پاسخ
cancel = انصراف
preview = پیش‌نمایش
preview-title = پیش‌نمایش: این‌گونه دیده خواهد شد

# New idea
idea-form-lead = بی‌درنگ منتشر می‌شود؛ دستگاه مسئول آن را می‌بیند و همسایه‌ها می‌توانند صدایشان را به آن بیفزایند.
idea-form-kind = چه می‌خواهید بگویید؟
idea-form-title = عنوان
idea-form-title-hint = یک جمله که خواستهٔ شما را بگوید؛ { $min } تا { $max } حرف.
idea-form-body = شرح
idea-form-body-hint = چه می‌گذرد، کجا، و بر چه کسانی اثر می‌گذارد. لطفاً نام و شمارهٔ تلفن ننویسید. حداکثر { $max } حرف؛ فهرست و پیوند هم می‌توانید بنویسید.
idea-form-topic = موضوع
idea-form-topic-choose = موضوع را انتخاب کنید
idea-form-area = محله
idea-form-area-all = همهٔ شهر
idea-form-publish = انتشار
idea-form-save = ذخیرهٔ پیش‌نویس
idea-form-draft-hint = پیش‌نویس را تنها خودتان می‌بینید.
idea-form-visitor-hint = برای انتشار باید وارد شوید؛ نوشته‌تان نگه داشته می‌شود.
idea-form-restored = پیش‌نویس شما را نگه داشته‌ایم. از همان‌جا ادامه دهید یا از نو آغاز کنید.
idea-form-discard = دور انداختن پیش‌نویس
count-characters = { $have } از { $max } حرف
count-limit = حداکثر { $max } حرف

# Accounts
sign-up-lead = یک حساب برای همهٔ دستگاه‌های شهر؛ بدون شمارهٔ تلفن و بدون ردیابی.
field-email = نشانی ایمیل
field-email-hint = به هیچ‌کس نشان داده نمی‌شود.
field-name = نام نمایشی
field-name-hint = دیگران آن را کنار نوشته‌هایتان می‌بینند؛ لازم نیست نام واقعی باشد.
field-password = گذرواژه
field-password-hint = دست‌کم { $min } حرف؛ یک جمله انتخاب خوبی است.
have-account = حساب دارید؟
no-account = هنوز حساب ندارید؟
sign-in-refused = نشانی ایمیل یا گذرواژه درست نیست.
waiting-support = همین که وارد شوید، حمایت شما از «{ $title }» شمرده می‌شود.
waiting-comment = همین که وارد شوید، دیدگاه شما دربارهٔ «{ $title }» منتشر می‌شود.
waiting-idea = ایدهٔ «{ $title }» را نگه داشته‌ایم؛ همین که وارد شوید، منتشر می‌شود.
waiting-same = همین که وارد شوید، صدای شما برای «{ $title }» همراه با آنچه نوشته‌اید ثبت می‌شود.

# Errors of fields
errors-title = { $count ->
    [one] یک مورد باید درست شود
   *[other] { $n } مورد باید درست شود
}
error-kind-missing = مشخص کنید چه می‌خواهید بگویید.
error-title-missing = عنوانی بنویسید.
error-body-missing = شرح دهید که موضوع چیست.
error-topic-missing = نزدیک‌ترین موضوع را انتخاب کنید.
error-comment-missing = نخست چیزی بنویسید.
error-answer-missing = متن پاسخ را بنویسید.
error-stage-missing = مرحلهٔ تازه را انتخاب کنید.
error-email-missing = نشانی ایمیل خود را بنویسید.
error-name-missing = نامی برگزینید که دیگران ببینند.
error-password-missing = گذرواژه را بنویسید.
error-too-short = کوتاه است: { $have } حرف؛ دست‌کم { $min } حرف لازم است.
error-too-long = بلند است: { $have } حرف؛ حداکثر { $max } حرف جا دارد.
error-unknown = لطفاً از فهرست انتخاب کنید.
error-not-an-email = این به نشانی ایمیل نمی‌ماند؛ نمونه: name@example.org.
error-email-taken = با این ایمیل حسابی ساخته شده است؛ می‌توانید با آن وارد شوید.
error-name-taken = این نام، یا نامی که درست شبیه آن است، گرفته شده است. لطفاً نام دیگری برگزینید.
error-name-reserved = این نام برای شهر و کارکنانش نگه داشته شده است. لطفاً نام دیگری برگزینید.
error-name-unprintable = در این نام نویسه‌های نادیدنی هست. لطفاً آن را از نو بنویسید.
error-password-common = این از نخستین گذرواژه‌هایی است که امتحان می‌کنند. یکی دیگر برگزینید؛ یک جمله انتخاب خوبی است.
error-password-is-name = گذرواژه باید با نام و ایمیل شما فرق داشته باشد.
error-too-often = در زمان کوتاهی زیاد فرستاده‌اید. نوشته‌تان همین‌جا مانده است؛ چند دقیقه دیگر دوباره بفرستید.

# Notices
notice-welcome = خوش آمدید! حساب شما آماده است و وارد شده‌اید.
notice-signed-in = وارد شدید.
notice-signed-out = خارج شدید.
notice-idea-published = منتشر شد؛ صدای خودتان نخستین صدای آن است.
notice-same = صدای شما شمرده شد و از این پس این ایده را دنبال می‌کنید.
notice-same-with-case = صدای شما شمرده شد، نوشته‌تان به‌عنوان مورد خودتان پایین همین صفحه آمده است و از این پس این ایده را دنبال می‌کنید.
notice-case-deleted = مورد شما حذف شد.
notice-language-corrected = زبان متن اصلاح شد.
notice-supported = صدای شما شمرده شد.
notice-withdrawn = حمایت شما پس گرفته شد.
notice-no-voice = صدای شما دیگر آنجا شمرده نمی‌شود.
notice-following = سرانجام این ایده را در اعلان‌هایتان می‌خوانید.
notice-unfollowed = دیگر این ایده را دنبال نمی‌کنید.
notice-commented = دیدگاه شما منتشر شد.
notice-comment-edited = دیدگاه شما تغییر کرد.
notice-comment-deleted = دیدگاه شما حذف شد.
notice-draft-saved = پیش‌نویس ذخیره شد.
notice-draft-discarded = پیش‌نویس دور انداخته شد.
notice-answered = پاسخ منتشر و مرحله به‌روز شد.

# Problems
problem-bad-request-title = درخواست خوانده نشد
problem-bad-request-text = چیزی در نشانی یا فرم آن‌گونه نبود که باید باشد. لطفاً برگردید و دوباره امتحان کنید.
problem-forbidden-title = این کار برای شما باز نیست
problem-forbidden-text = حساب شما اجازهٔ این کار را ندارد، یا فرم از این سایت فرستاده نشده است.
problem-not-found-title = این صفحه اینجا نیست
problem-not-found-text = شاید نشانی درست نوشته نشده، یا صفحه برداشته شده باشد.
problem-method-not-allowed-title = از این راه نمی‌شود
problem-method-not-allowed-text = این نشانی چنین درخواستی را نمی‌پذیرد. از فهرست ایده‌ها آغاز کنید.
problem-too-large-title = بیش از اندازه بزرگ است
problem-too-large-text = آنچه فرستادید بزرگ‌تر از آن است که بتوانیم دریافت کنیم. لطفاً کوتاهش کنید و دوباره بفرستید.
problem-too-many-title = لطفاً کمی صبر کنید
problem-too-many-text = درخواست‌های بسیاری از اتصال شما رسیده است.
problem-internal-title = اشکالی از سوی ما پیش آمد
problem-internal-text = تقصیر ماست، نه شما. لطفاً کمی بعد دوباره امتحان کنید.
problem-busy-title = اکنون بسیار شلوغ است
problem-busy-text = شمار مراجعان بیش از توان سامانه است. چیزی از آنچه ذخیره شده بود از میان نرفته است.
problem-search-away-title = جست‌وجو در حال بازسازی است
problem-search-away-text = به ایده‌ها و حمایت‌ها آسیبی نرسیده است و فهرست را مانند همیشه می‌توانید بخوانید.
problem-wait-seconds = { $count ->
    [one] { $n } ثانیهٔ دیگر دوباره امتحان کنید.
   *[other] { $n } ثانیهٔ دیگر دوباره امتحان کنید.
}
problem-wait-minutes = { $count ->
    [one] { $n } دقیقهٔ دیگر دوباره امتحان کنید.
   *[other] { $n } دقیقهٔ دیگر دوباره امتحان کنید.
}
way-list = ببینید دیگران چه می‌گویند
way-retry = دوباره امتحان کنید

# Said by the islands
support-failed = حمایت شما ثبت نشد. لطفاً دوباره تلاش کنید.
draft-kept = پیش‌نویس نگه داشته شد
draft-not-kept = پیش‌نویس ذخیره نشد؛ این صفحه را باز نگه دارید.
